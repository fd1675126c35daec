"""What cross-entropies do to labels and predictions first."""

from __future__ import annotations

import warnings

import numpy as np

from groundup.ops.arguments import as_operand, number
from groundup.ops.selection import cast
from groundup.ops.shapes import squeeze
from groundup.tensor import Tensor
from groundup.typing import TensorLike


def smoothed(
    labels: Tensor, amount: float, classes: int, function: str
) -> Tensor:
    """Return labels moved towards equal probabilities for all classes.

    Raises:
        TypeError: the amount is no number.
        ValueError: the amount does not lie in 0 to 1.
    """
    if not 0 <= number(amount, function, "label_smoothing") <= 1:
        raise ValueError(
            f"{function}: label_smoothing must lie in 0 to 1, got {amount!r}."
        )
    if not (amount and classes):
        return labels
    return labels * (1.0 - amount) + amount / classes


def without_activation(
    y_pred: Tensor, from_logits: bool, activation: str, function: str
) -> tuple[Tensor, bool]:
    """Return the logits that an activation of ours was given, if one was.

    A probability that has been rounded to 1 tells nothing any more; its logit
    does. Hence `keras.activations` keeps it, and it is used here.
    """
    made_by, logits = getattr(y_pred, "_made_from", (None, None))
    if made_by != activation or logits is None:
        return y_pred, from_logits
    if from_logits:
        warnings.warn(
            f"{function}: from_logits=True, but y_pred was made by "
            f"{activation}: it holds probabilities.",
            UserWarning,
            stacklevel=3,
        )
    return logits, True


def class_numbers(y_true: TensorLike, p: Tensor, function: str) -> Tensor:
    """Return the numbers of the right classes as whole numbers.

    Raises:
        ValueError: they do not fit the predictions' shape, or a class does
            not exist.
    """
    y = as_operand(y_true)._as_tensor()
    if y.ndim == p.ndim and y.shape[-1] == 1:
        y = squeeze(y, -1)
    if y.shape != p.shape[:-1]:
        raise ValueError(
            f"{function}: y_true has shape {y.shape}, y_pred {p.shape}; they "
            "must be equal but for the last axis of y_pred, the classes."
        )
    numbers, classes = cast(y, "int64"), p.shape[-1]
    n = numbers._array
    if not np.all((n >= 0) & (n < classes) & (n == y._array)):
        raise ValueError(
            f"{function}: y_true must hold whole numbers from 0 to "
            f"{classes - 1}, got {y.numpy().tolist()}."
        )
    return numbers
