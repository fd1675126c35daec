"""Mean errors as metrics."""

from __future__ import annotations

from groundup.keras.losses.regression import (
    mean_absolute_error,
    mean_squared_error,
)
from groundup.keras.metrics.mean import FunctionMean
from groundup.typing import DTypeLike


class MeanSquaredError(FunctionMean):
    """The running mean of squared errors.

    Call it with the truth and the predictions. It takes the errors from
    :func:`groundup.keras.losses.mean_squared_error`.

    Args:
        name: a name to print.
        dtype: the dtype to add up in; float32 if not given.

    Raises:
        TypeError: there is no such dtype.
    """

    def __init__(
        self,
        name: str | None = "mean_squared_error",
        dtype: DTypeLike | None = None,
    ) -> None:
        """Start with nothing seen."""
        super().__init__(mean_squared_error, name, dtype)


class MeanAbsoluteError(FunctionMean):
    """The running mean of the sizes of errors.

    Call it with the truth and the predictions. It takes the errors from
    :func:`groundup.keras.losses.mean_absolute_error`.

    Args:
        name: a name to print.
        dtype: the dtype to add up in; float32 if not given.

    Raises:
        TypeError: there is no such dtype.
    """

    def __init__(
        self,
        name: str | None = "mean_absolute_error",
        dtype: DTypeLike | None = None,
    ) -> None:
        """Start with nothing seen."""
        super().__init__(mean_absolute_error, name, dtype)
