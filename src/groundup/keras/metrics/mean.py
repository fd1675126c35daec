"""The running mean, which every metric here is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from groundup.dtypes import as_dtype, numpy_dtype
from groundup.keras._auto_names import auto_name
from groundup.keras.losses.shapes import same_rank
from groundup.ops.selection import cast
from groundup.rules.types import Array
from groundup.tensor import Tensor
from groundup.typing import DTypeLike, TensorLike


class Mean:
    r"""The mean of all the values seen since the last reset.

    .. math:: m = \frac{\sum_i w_i v_i}{\sum_i w_i}

    Give it values with ``update_state``, read it with ``result``; to call it
    does both. Without weights each :math:`w_i` is 1.

    Args:
        name: a name to print.
        dtype: the dtype to add up in; float32 if not given.

    Raises:
        TypeError: there is no such dtype.
    """

    def __init__(
        self, name: str | None = "mean", dtype: DTypeLike | None = None
    ) -> None:
        """Start with nothing seen."""
        self.name = name or auto_name(type(self))
        self.dtype = as_dtype("float32" if dtype is None else dtype).name
        self.reset_state()

    def reset_state(self) -> None:
        """Forget all values."""
        self._total = self._count = np.zeros((), numpy_dtype(self.dtype))

    def update_state(
        self, values: TensorLike, sample_weight: TensorLike | None = None
    ) -> None:
        """Take values into the mean.

        Args:
            values: numbers, of any shape; beyond the first axis, which counts
                the samples, their mean is taken first.
            sample_weight: how much each sample counts, in a shape that
                broadcasts to that of the values.

        Raises:
            ValueError: the weights do not broadcast to the values.
        """
        v, weights = cast(values, self.dtype), None
        if sample_weight is not None:
            v, weights = same_rank(v, cast(sample_weight, self.dtype))
        with np.errstate(all="ignore"):
            total, count = _sums(v, weights)
            self._total = self._total + total
            self._count = self._count + count

    def result(self) -> Tensor:
        """Return the mean, a tensor of rank 0; 0 if there were no values."""
        if not self._count:
            return Tensor(np.zeros_like(self._total))
        with np.errstate(all="ignore"):
            return Tensor(self._total / self._count)

    def __call__(self, *args: Any, **options: Any) -> Tensor:
        """Take values into the mean, and return it."""
        self.update_state(*args, **options)
        return self.result()


def _sums(v: Tensor, weights: Tensor | None) -> tuple[Array, Array]:
    """Return the weighted sum over the samples, and the sum of weights."""
    values = v._array
    if weights is None:
        samples = _of_samples(values)
        return samples.sum(dtype=v._array.dtype), np.asarray(
            samples.size, v._array.dtype
        )
    w = weights._array
    values = values.mean(tuple(range(w.ndim, values.ndim)))
    try:
        w = np.broadcast_to(w, values.shape)
    except ValueError:
        raise ValueError(
            f"update_state: sample_weight has shape {w.shape}, which does "
            f"not broadcast to the values' {values.shape}."
        ) from None
    return _of_samples(values * w).sum(), _of_samples(w).sum()


def _of_samples(values: Array) -> Array:
    """Return the mean of each sample, a number for each."""
    means: Array = values.mean(tuple(range(1, values.ndim)))
    return means


class FunctionMean(Mean):
    """The running mean of a function of the truth and the predictions."""

    def __init__(
        self,
        function: Callable[..., Tensor],
        name: str | None = None,
        dtype: DTypeLike | None = None,
        **options: Any,
    ) -> None:
        """Keep the function and its options."""
        super().__init__(name, dtype)
        self._function = function
        self._options = options

    def update_state(  # type: ignore[override]
        self,
        y_true: TensorLike,
        y_pred: TensorLike,
        sample_weight: TensorLike | None = None,
    ) -> None:
        """Take a batch into the mean.

        Args:
            y_true: the truth.
            y_pred: the predictions.
            sample_weight: how much each sample counts.

        Raises:
            ValueError: the shapes do not fit together.
        """
        values = self._function(y_true, y_pred, **self._options)
        super().update_state(values, sample_weight)
