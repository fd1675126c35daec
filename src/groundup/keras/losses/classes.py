"""Losses as objects: what ``compile`` takes, with the options inside."""

from __future__ import annotations

from groundup.keras.losses.loss import FunctionLoss
from groundup.keras.losses.probabilities import (
    binary_crossentropy,
    categorical_crossentropy,
    kl_divergence,
    sparse_categorical_crossentropy,
)
from groundup.keras.losses.regression import (
    huber,
    mean_absolute_error,
    mean_squared_error,
)
from groundup.typing import AxisLike, DTypeLike


class MeanSquaredError(FunctionLoss):
    """The mean squared error of all samples, as one number.

    Call it with the truth, the predictions and, if wanted, sample weights. It
    takes the losses from
    :func:`groundup.keras.losses.mean_squared_error`.

    Args:
        reduction: how one number is made of the losses, as for ``Loss``.
        name: a name to print.
        dtype: the dtype to compute in; float32 if not given.

    Raises:
        TypeError: there is no such dtype.
        ValueError: there is no such reduction.
    """

    def __init__(
        self,
        reduction: str | None = "sum_over_batch_size",
        name: str | None = "mean_squared_error",
        dtype: DTypeLike | None = None,
    ) -> None:
        """Keep the options."""
        super().__init__(mean_squared_error, reduction, name, dtype)


class MeanAbsoluteError(FunctionLoss):
    """The mean absolute error of all samples, as one number.

    Call it with the truth, the predictions and, if wanted, sample weights. It
    takes the losses from
    :func:`groundup.keras.losses.mean_absolute_error`.

    Args:
        reduction: how one number is made of the losses, as for ``Loss``.
        name: a name to print.
        dtype: the dtype to compute in; float32 if not given.

    Raises:
        TypeError: there is no such dtype.
        ValueError: there is no such reduction.
    """

    def __init__(
        self,
        reduction: str | None = "sum_over_batch_size",
        name: str | None = "mean_absolute_error",
        dtype: DTypeLike | None = None,
    ) -> None:
        """Keep the options."""
        super().__init__(mean_absolute_error, reduction, name, dtype)


class Huber(FunctionLoss):
    """Huber's loss of all samples, as one number.

    Call it with the truth, the predictions and, if wanted, sample weights. It
    takes the losses from
    :func:`groundup.keras.losses.huber`.

    Args:
        delta: the error at which the loss turns straight.
        reduction: how one number is made of the losses, as for ``Loss``.
        name: a name to print.
        dtype: the dtype to compute in; float32 if not given.

    Raises:
        TypeError: there is no such dtype.
        ValueError: there is no such reduction.
    """

    def __init__(
        self,
        delta: float = 1.0,
        reduction: str | None = "sum_over_batch_size",
        name: str | None = "huber_loss",
        dtype: DTypeLike | None = None,
    ) -> None:
        """Keep the options."""
        super().__init__(huber, reduction, name, dtype, delta=delta)


class BinaryCrossentropy(FunctionLoss):
    """The binary cross-entropy of all samples, as one number.

    Call it with the truth, the predictions and, if wanted, sample weights. It
    takes the losses from
    :func:`groundup.keras.losses.binary_crossentropy`.

    Args:
        from_logits: whether the predictions are logits, not probabilities.
        label_smoothing: how far to move labels towards 0.5, from 0 to 1.
        axis: the axis or axes to take the mean along first.
        reduction: how one number is made of the losses, as for ``Loss``.
        name: a name to print.
        dtype: the dtype to compute in; float32 if not given.

    Raises:
        TypeError: there is no such dtype.
        ValueError: there is no such reduction.
    """

    def __init__(
        self,
        from_logits: bool = False,
        label_smoothing: float = 0.0,
        axis: AxisLike = -1,
        reduction: str | None = "sum_over_batch_size",
        name: str | None = "binary_crossentropy",
        dtype: DTypeLike | None = None,
    ) -> None:
        """Keep the options."""
        super().__init__(
            binary_crossentropy,
            reduction,
            name,
            dtype,
            from_logits=from_logits,
            label_smoothing=label_smoothing,
            axis=axis,
        )


class CategoricalCrossentropy(FunctionLoss):
    """The categorical cross-entropy of all samples, as one number.

    Call it with the truth, the predictions and, if wanted, sample weights. It
    takes the losses from
    :func:`groundup.keras.losses.categorical_crossentropy`.

    Args:
        from_logits: whether the predictions are logits, not probabilities.
        label_smoothing: how far to move labels towards equal ones, 0 to 1.
        axis: the axis of the classes.
        reduction: how one number is made of the losses, as for ``Loss``.
        name: a name to print.
        dtype: the dtype to compute in; float32 if not given.

    Raises:
        TypeError: there is no such dtype.
        ValueError: there is no such reduction.
    """

    def __init__(
        self,
        from_logits: bool = False,
        label_smoothing: float = 0.0,
        axis: int = -1,
        reduction: str | None = "sum_over_batch_size",
        name: str | None = "categorical_crossentropy",
        dtype: DTypeLike | None = None,
    ) -> None:
        """Keep the options."""
        super().__init__(
            categorical_crossentropy,
            reduction,
            name,
            dtype,
            from_logits=from_logits,
            label_smoothing=label_smoothing,
            axis=axis,
        )


class SparseCategoricalCrossentropy(FunctionLoss):
    """The categorical cross-entropy of all samples, from class numbers.

    Call it with the truth, the predictions and, if wanted, sample weights. It
    takes the losses from
    :func:`groundup.keras.losses.sparse_categorical_crossentropy`.

    Args:
        from_logits: whether the predictions are logits, not probabilities.
        reduction: how one number is made of the losses, as for ``Loss``.
        axis: the axis of the classes, which must be the last.
        name: a name to print.
        dtype: the dtype to compute in; float32 if not given.

    Raises:
        TypeError: there is no such dtype.
        ValueError: there is no such reduction.
    """

    def __init__(
        self,
        from_logits: bool = False,
        *,  # Keras has ignore_class here, which is not provided
        reduction: str | None = "sum_over_batch_size",
        axis: int = -1,
        name: str | None = "sparse_categorical_crossentropy",
        dtype: DTypeLike | None = None,
    ) -> None:
        """Keep the options."""
        super().__init__(
            sparse_categorical_crossentropy,
            reduction,
            name,
            dtype,
            from_logits=from_logits,
            axis=axis,
        )


class KLDivergence(FunctionLoss):
    """The Kullback-Leibler divergence of all samples, as one number.

    Call it with the truth, the predictions and, if wanted, sample weights. It
    takes the losses from
    :func:`groundup.keras.losses.kl_divergence`.

    Args:
        reduction: how one number is made of the losses, as for ``Loss``.
        name: a name to print.
        dtype: the dtype to compute in; float32 if not given.

    Raises:
        TypeError: there is no such dtype.
        ValueError: there is no such reduction.
    """

    def __init__(
        self,
        reduction: str | None = "sum_over_batch_size",
        name: str | None = "kl_divergence",
        dtype: DTypeLike | None = None,
    ) -> None:
        """Keep the options."""
        super().__init__(kl_divergence, reduction, name, dtype)
