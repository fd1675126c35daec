"""What every loss does: convert, compute, weight and reduce."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from groundup.dtypes import numpy_dtype
from groundup.keras._auto_names import auto_name
from groundup.keras.losses.shapes import fit, same_rank
from groundup.ops.creation import convert_to_tensor
from groundup.ops.reductions import reduce_mean, reduce_sum
from groundup.ops.selection import cast
from groundup.tensor import Tensor
from groundup.typing import DTypeLike, TensorLike

REDUCTIONS = [
    "sum_over_batch_size",
    "mean",
    "mean_with_sample_weight",
    "sum",
    "none",
    None,
]


class Loss:
    """One number that says how far predictions are from the truth.

    Call it with the truth, the predictions and, if wanted, sample weights, in
    a shape that broadcasts to that of the losses: each loss is multiplied by
    its weight. To write your own, make a subclass with a method
    ``call(y_true, y_pred)`` that returns one loss for each sample.

    Args:
        name: a name to print; made from the class if not given.
        reduction: how to make one number of the losses: by
            ``"sum_over_batch_size"`` or ``"mean"`` their mean, by
            ``"mean_with_sample_weight"`` their sum divided by that of the
            weights, by ``"sum"`` their sum; by ``"none"`` or None all of them
            are returned.
        dtype: the dtype to compute in; float32 if not given.

    Raises:
        TypeError: there is no such dtype.
        ValueError: there is no such reduction.
    """

    def __init__(
        self,
        name: str | None = None,
        reduction: str | None = "sum_over_batch_size",
        dtype: DTypeLike | None = None,
    ) -> None:
        """Keep the options, and check what can be checked now."""
        self.name = name or auto_name(type(self))
        self._dtype = numpy_dtype("float32" if dtype is None else dtype)
        self.dtype = self._dtype.name
        if reduction not in REDUCTIONS:
            raise ValueError(
                f"{self.name}: reduction {reduction!r} is unknown; "
                f"expected one of {REDUCTIONS}."
            )
        self.reduction = reduction

    def __call__(
        self,
        y_true: TensorLike,
        y_pred: TensorLike,
        sample_weight: TensorLike | None = None,
    ) -> Tensor:
        """Return the loss.

        Args:
            y_true: the truth; converted to the loss's dtype.
            y_pred: the predictions; converted too.
            sample_weight: what to multiply the losses of the samples by, in
                a shape that broadcasts to theirs.

        Raises:
            ValueError: the shapes do not fit together.
        """
        losses = convert_to_tensor(
            self.call(cast(y_true, self._dtype), cast(y_pred, self._dtype))
        )
        if sample_weight is None:
            return reduced(losses, self.reduction, None)
        weights = cast(sample_weight, self._dtype)
        losses, weights = same_rank(losses, weights)
        if not fit(losses, weights):
            raise ValueError(
                f"{self.name}: sample_weight has shape {weights.shape}, "
                f"the losses {losses.shape}; they must broadcast."
            )
        return reduced(losses * weights, self.reduction, weights)

    def call(self, y_true: Tensor, y_pred: Tensor) -> Tensor:
        """Return one loss for each sample; every subclass has its own.

        Args:
            y_true: the truth, in the loss's dtype.
            y_pred: the predictions, in the loss's dtype.

        Raises:
            NotImplementedError: the subclass does not have this method.
        """
        raise NotImplementedError(
            f"{type(self).__name__} must have a method call(y_true, y_pred)."
        )


class FunctionLoss(Loss):
    """A loss that calls a function, with the same options every time."""

    def __init__(
        self,
        function: Callable[..., Tensor],
        reduction: str | None = "sum_over_batch_size",
        name: str | None = None,
        dtype: DTypeLike | None = None,
        **options: Any,
    ) -> None:
        """Keep the function and its options."""
        super().__init__(name, reduction, dtype)
        self._function = function
        self._options = options

    def call(self, y_true: Tensor, y_pred: Tensor) -> Tensor:
        """Return what the function does, for both at one rank."""
        return self._function(*same_rank(y_true, y_pred), **self._options)


def reduced(
    losses: Tensor, reduction: str | None, weights: Tensor | None
) -> Tensor:
    """Return the losses as one number, unless nothing is to be done."""
    if reduction in ("none", None) or losses._array.shape in ((), (0,)):
        return losses
    if reduction == "sum" or not losses._array.size:
        return reduce_sum(losses)
    if reduction != "mean_with_sample_weight" or weights is None:
        return reduce_mean(losses)
    total = reduce_sum(weights)
    return reduce_sum(losses) / total if total else reduce_sum(losses) * 0.0
