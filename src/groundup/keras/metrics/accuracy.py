"""Accuracies: the share of predictions that are right."""

from __future__ import annotations

import numpy as np

from groundup.keras.losses.shapes import broadcasting, differ, pair
from groundup.keras.metrics.mean import FunctionMean
from groundup.ops.arguments import number
from groundup.ops.arithmetic import equal
from groundup.ops.selection import argmax, cast
from groundup.ops.shapes import squeeze
from groundup.tensor import Tensor
from groundup.typing import DTypeLike, TensorLike


def exact(y_true: TensorLike, y_pred: TensorLike) -> Tensor:
    """Return 1 for each prediction that equals the truth, else 0."""
    y, p = broadcasting(*pair(y_true, y_pred, "accuracy"), "accuracy")
    return cast(equal(y, p), "float32")


def binary_accuracy(
    y_true: TensorLike, y_pred: TensorLike, threshold: float = 0.5
) -> Tensor:
    """Return 1 for each prediction on the right side of a threshold, else 0.

    Args:
        y_true: the truth, 0 or 1.
        y_pred: the probability of 1, in a shape that fits.
        threshold: the probability above which a prediction counts as 1.

    Returns:
        A float32 tensor of 0 and 1, of the shape of the predictions.

    Raises:
        TypeError: ``y_pred`` holds booleans, or the threshold is no number.
        ValueError: the shapes do not broadcast.
    """
    name = "binary_accuracy"
    y, p = broadcasting(*pair(y_true, y_pred, name), name)
    threshold = number(threshold, name, "threshold")
    return cast(equal(y, cast(p > threshold, y.dtype)), "float32")


def categorical_accuracy(y_true: TensorLike, y_pred: TensorLike) -> Tensor:
    """Return 1 for each row whose largest prediction is the right class.

    Args:
        y_true: 1 for the right class and 0 for the others, or a probability
            for each class.
        y_pred: a probability or a logit for each class, along the last axis.

    Returns:
        A float32 tensor of 0 and 1, of the shape without the last axis.

    Raises:
        TypeError: ``y_pred`` holds booleans.
        ValueError: the shapes differ.
    """
    y, p = pair(y_true, y_pred, "categorical_accuracy")
    if y.shape != p.shape:
        raise differ(y, p, "categorical_accuracy")
    return cast(equal(argmax(y, -1), argmax(p, -1)), "float32")


def sparse_categorical_accuracy(
    y_true: TensorLike, y_pred: TensorLike
) -> Tensor:
    """Return 1 for each row with its largest prediction at the right number.

    Args:
        y_true: the number of the right class in each row; a last axis of size
            1 is dropped.
        y_pred: a probability or a logit for each class, along the last axis.

    Returns:
        A float32 tensor of 0 and 1, one for each label.

    Raises:
        TypeError: ``y_pred`` holds booleans.
        ValueError: the shape of ``y_true`` is not that of ``y_pred`` without
            the last axis.
    """
    name = "sparse_categorical_accuracy"
    y, p = pair(y_true, y_pred, name)
    if y.ndim == p.ndim and y.shape[-1] == 1:
        y = squeeze(y, -1)
    if y.shape != p.shape[:-1]:
        raise ValueError(
            f"{name}: y_true has shape {y.shape}, y_pred {p.shape}; they "
            "must be equal but for the last axis of y_pred, the classes."
        )
    return cast(equal(y, cast(argmax(p, -1), y.dtype)), "float32")


class Accuracy(FunctionMean):
    """The share of predictions that equal the truth.

    For classes already chosen; probabilities hardly ever equal a label. Call
    it with the truth, the predictions and, if wanted, sample weights.

    Args:
        name: a name to print.
        dtype: the dtype to add up in; float32 if not given.

    Raises:
        TypeError: there is no such dtype.
    """

    def __init__(
        self, name: str | None = "accuracy", dtype: DTypeLike | None = None
    ) -> None:
        """Start with nothing seen."""
        super().__init__(exact, name, dtype)


class BinaryAccuracy(FunctionMean):
    """The share of predictions on the right side of a threshold.

    Call it with the truth, the predictions and, if wanted, sample weights. It
    takes hits from :func:`groundup.keras.metrics.binary_accuracy`.

    Args:
        name: a name to print.
        dtype: the dtype to add up in; float32 if not given.
        threshold: the probability above which a prediction counts as 1.

    Raises:
        TypeError: the threshold is no number, or there is no such dtype.
        ValueError: the threshold is not finite.
    """

    def __init__(
        self,
        name: str | None = "binary_accuracy",
        dtype: DTypeLike | None = None,
        threshold: float = 0.5,
    ) -> None:
        """Start with nothing seen."""
        if not np.isfinite(number(threshold, "BinaryAccuracy", "threshold")):
            raise ValueError(
                "BinaryAccuracy: threshold must be a finite number, "
                f"got {threshold!r}."
            )
        super().__init__(binary_accuracy, name, dtype, threshold=threshold)


class CategoricalAccuracy(FunctionMean):
    """The share of rows whose largest prediction is the right class.

    Call it with the truth, the predictions and, if wanted, sample weights. It
    takes rows from :func:`groundup.keras.metrics.categorical_accuracy`.

    Args:
        name: a name to print.
        dtype: the dtype to add up in; float32 if not given.

    Raises:
        TypeError: there is no such dtype.
    """

    def __init__(
        self,
        name: str | None = "categorical_accuracy",
        dtype: DTypeLike | None = None,
    ) -> None:
        """Start with nothing seen."""
        super().__init__(categorical_accuracy, name, dtype)


class SparseCategoricalAccuracy(FunctionMean):
    """The share of rows whose largest prediction is the right class number.

    Call it with the truth, the predictions and, if wanted, sample weights. It
    takes rows from :func:`groundup.keras.metrics.sparse_categorical_accuracy`.

    Args:
        name: a name to print.
        dtype: the dtype to add up in; float32 if not given.

    Raises:
        TypeError: there is no such dtype.
    """

    def __init__(
        self,
        name: str | None = "sparse_categorical_accuracy",
        dtype: DTypeLike | None = None,
    ) -> None:
        """Start with nothing seen."""
        super().__init__(sparse_categorical_accuracy, name, dtype)
