"""Metrics: running averages of how good predictions are, for people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from groundup._names import not_provided
from groundup.keras._lookup import look_up, name_of
from groundup.keras.losses.shapes import pair
from groundup.keras.metrics.accuracy import (
    Accuracy,
    BinaryAccuracy,
    CategoricalAccuracy,
    SparseCategoricalAccuracy,
    binary_accuracy,
    categorical_accuracy,
    sparse_categorical_accuracy,
)
from groundup.keras.metrics.errors import MeanAbsoluteError, MeanSquaredError
from groundup.keras.metrics.mean import FunctionMean, Mean
from groundup.tensor import Tensor

__all__ = [
    "Accuracy",
    "BinaryAccuracy",
    "CategoricalAccuracy",
    "Mean",
    "MeanAbsoluteError",
    "MeanSquaredError",
    "SparseCategoricalAccuracy",
    "binary_accuracy",
    "categorical_accuracy",
    "get",
    "sparse_categorical_accuracy",
]

__getattr__ = not_provided(__name__, __all__)

_BY_NAME = {
    "accuracy": Accuracy,
    "binary_accuracy": BinaryAccuracy,
    "categorical_accuracy": CategoricalAccuracy,
    "mean": Mean,
    "mean_absolute_error": MeanAbsoluteError,
    "mean_squared_error": MeanSquaredError,
    "sparse_categorical_accuracy": SparseCategoricalAccuracy,
}
_BY_NAME |= {kind.__name__: kind for kind in _BY_NAME.values()}
_BY_NAME |= {"mae": MeanAbsoluteError, "MAE": MeanAbsoluteError}
_BY_NAME |= {"mse": MeanSquaredError, "MSE": MeanSquaredError}


def get(identifier: Any) -> Any:
    """Return the metric that a name or a class stands for.

    Args:
        identifier: a name, such as ``"binary_accuracy"`` or
            ``"BinaryAccuracy"``, a class, a metric, any function of the truth
            and the predictions, or None.

    Returns:
        A new metric for a name or a class; None for None.

    Raises:
        ValueError: there is no metric of that name.
    """
    if identifier is None:
        return None
    return look_up(identifier, _BY_NAME, "metric")


def resolve(identifier: Any, y_true: Tensor, y_pred: Tensor) -> Any:
    """Return the metric that ``compile(metrics=[identifier])`` means.

    Which accuracy ``"accuracy"`` is depends on the shapes.

    Raises:
        ValueError: there is no metric of that name.
    """
    if identifier in ("accuracy", "acc"):
        identifier = _fitting_accuracy(y_true, y_pred)(identifier)
    metric = get(identifier)
    if not isinstance(metric, Mean):
        metric = FunctionMean(metric, name_of(metric))
    if isinstance(identifier, str):
        metric.name = identifier
    return metric


def _fitting_accuracy(
    y_true: Tensor, y_pred: Tensor
) -> Callable[[str], FunctionMean]:
    """Return the accuracy for predictions of this shape."""
    y, p = pair(y_true, y_pred, "accuracy")
    if p.shape[-1] == 1:
        return BinaryAccuracy
    if y.ndim < p.ndim or y.shape[-1] == 1:
        return SparseCategoricalAccuracy
    return CategoricalAccuracy
