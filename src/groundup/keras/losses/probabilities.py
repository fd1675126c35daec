"""Losses for predicted probabilities: how surprising the truth is."""

from __future__ import annotations

import warnings

from groundup import rules
from groundup.keras.losses.labels import (
    class_numbers,
    smoothed,
    without_activation,
)
from groundup.keras.losses.shapes import (
    broadcasting,
    equal_shapes,
    pair,
    prediction,
)
from groundup.ops.arguments import floating, one_axis
from groundup.ops.arithmetic import clip_by_value
from groundup.ops.cross_entropies import (
    sigmoid_cross_entropy_with_logits,
    softmax_cross_entropy_with_logits,
    sparse_softmax_cross_entropy_with_logits,
)
from groundup.ops.elementwise import log
from groundup.ops.reductions import reduce_mean, reduce_sum
from groundup.tensor import Tensor, apply
from groundup.typing import AxisLike, TensorLike

#: How near to 0 and 1 a predicted probability may come.
EPSILON = 1e-7


def binary_crossentropy(
    y_true: TensorLike,
    y_pred: TensorLike,
    from_logits: bool = False,
    label_smoothing: float = 0.0,
    axis: AxisLike = -1,
) -> Tensor:
    r"""Return the mean cost of independent yes-or-no predictions.

    .. math:: L = \frac{1}{n} \sum_i L_i

    .. math:: L_i = -y_i \ln p_i - (1 - y_i) \ln (1 - p_i)

    .. math:: \frac{\partial L}{\partial p_i} = \frac{1}{n}
              \frac{p_i - y_i}{p_i (1 - p_i)}

    Probabilities are first moved at least :math:`10^{-7}` away from 0 and 1,
    so the largest cost is about 16. Those made by
    :func:`groundup.keras.activations.sigmoid` are not: the cost is then
    computed from the logits, as in Keras.

    Args:
        y_true: y, between 0 and 1; converted to the dtype of ``y_pred``.
        y_pred: p, of the same shape.
        from_logits: whether ``y_pred`` holds logits x instead, with
            :math:`p = \sigma(x)`.
        label_smoothing: how far to move labels towards 0.5, from 0 to 1.
        axis: the axis or axes to take the mean along; None for all.

    Returns:
        One loss for each row, of the shape without ``axis``.

    Raises:
        TypeError: ``y_pred`` holds booleans, an axis is no whole number, or
            ``label_smoothing`` no number.
        ValueError: the shapes differ, an argument is out of range, or there is
            no such axis.

    Source: Good, Rational decisions (1952).
    """
    name = "binary_crossentropy"
    y, p = pair(y_true, y_pred, name)
    equal_shapes(y, p, name)
    y = smoothed(y, label_smoothing, 2, name)
    p, from_logits = without_activation(p, from_logits, "sigmoid", name)
    if from_logits:
        return reduce_mean(sigmoid_cross_entropy_with_logits(y, p), axis)
    losses = apply(rules.binary_crossentropy, y, p, epsilon=EPSILON)
    return reduce_mean(losses, axis)


def categorical_crossentropy(
    y_true: TensorLike,
    y_pred: TensorLike,
    from_logits: bool = False,
    label_smoothing: float = 0.0,
    axis: int = -1,
) -> Tensor:
    r"""Return the cost of predicting one class out of several.

    .. math:: L = -\sum_i y_i \ln p_i

    .. math:: \frac{\partial L}{\partial x_i} = p_i - y_i \quad
              \text{for } \mathbf{p} = \operatorname{softmax}(\mathbf{x})

    This derivative is for labels that add up to 1.

    Probabilities are divided by their sum, then moved at least
    :math:`10^{-7}` away from 0 and 1. Those made by
    :func:`groundup.keras.activations.softmax` are not: the cost is then
    computed from the logits, as in Keras.

    Args:
        y_true: y, a probability for each class, such as 1 for the right one;
            converted to the dtype of ``y_pred``.
        y_pred: p, of the same shape.
        from_logits: whether ``y_pred`` holds logits x instead.
        label_smoothing: how far to move labels towards equal ones, 0 to 1.
        axis: the axis of the classes.

    Returns:
        One loss for each row, of the shape without ``axis``.

    Raises:
        TypeError: ``y_pred`` holds booleans, ``axis`` is no whole number, or
            ``label_smoothing`` no number.
        ValueError: the shapes differ, an argument is out of range, or there is
            no such axis.

    Source: Bridle, Probabilistic interpretation of feedforward classification
    network outputs (1990).
    """
    name = "categorical_crossentropy"
    y, p = pair(y_true, y_pred, name)
    equal_shapes(y, p, name)
    classes = p.shape[one_axis(axis, p.ndim, name)]
    if classes == 1:
        warnings.warn(
            f"{name}: y_pred has shape {p.shape}: one class alone is always "
            "certain. Is binary_crossentropy meant?",
            SyntaxWarning,
            stacklevel=2,
        )
    y = smoothed(y, label_smoothing, classes, name)
    if axis in (-1, p.ndim - 1):
        p, from_logits = without_activation(p, from_logits, "softmax", name)
    if from_logits:
        return softmax_cross_entropy_with_logits(y, p, axis)
    p = p / reduce_sum(p, axis, keepdims=True)
    p = clip_by_value(p, EPSILON, 1 - EPSILON)
    return -reduce_sum(y * log(p), axis)


def sparse_categorical_crossentropy(
    y_true: TensorLike,
    y_pred: TensorLike,
    from_logits: bool = False,
    *,
    axis: int = -1,
) -> Tensor:
    r"""Return the cost of predicting one class, given by its number.

    .. math:: L = -\ln p_y

    Probabilities are first moved at least :math:`10^{-7}` away from 0 and 1,
    then divided by their sum. Those made by
    :func:`groundup.keras.activations.softmax` are not: the cost is then
    computed from the logits, as in Keras.

    Args:
        y_true: y, the number of the right class in each row, counted from 0;
            a last axis of size 1 is dropped.
        y_pred: p, with classes along the last axis.
        from_logits: whether ``y_pred`` holds logits instead.
        axis: the axis of the classes, which must be the last.

    Returns:
        One loss for each label.

    Raises:
        TypeError: ``y_pred`` holds booleans.
        ValueError: a class does not exist, the shape of ``y_true`` is not
            that of ``y_pred`` without the last axis, or ``axis`` is another.
    """
    name = "sparse_categorical_crossentropy"
    p = floating(prediction(y_pred, name), name, "y_pred")._as_tensor()
    if axis not in (-1, p.ndim - 1):
        raise ValueError(
            f"{name}: axis must be the last, -1, got {axis!r}; "
            "use transpose to move the classes there."
        )
    labels = class_numbers(y_true, p, name)
    x, from_logits = without_activation(p, from_logits, "softmax", name)
    if not from_logits:
        x = log(clip_by_value(x, EPSILON, 1 - EPSILON))
    return sparse_softmax_cross_entropy_with_logits(labels, x)


def kl_divergence(y_true: TensorLike, y_pred: TensorLike) -> Tensor:
    r"""Return how far one distribution is from another.

    .. math:: L = \sum_i y_i \ln \frac{y_i}{p_i}

    .. math:: \frac{\partial L}{\partial p_i} = -\frac{y_i}{p_i}

    Probabilities below :math:`10^{-7}` are first raised to it. The result is
    0 for equal distributions, and else positive.

    Args:
        y_true: y, a probability for each class; converted to the dtype of
            ``y_pred``.
        y_pred: p, of the same shape.

    Returns:
        One loss for each row, of the shape without the last axis.

    Raises:
        TypeError: ``y_pred`` holds booleans.
        ValueError: the shapes do not broadcast, or are those of numbers.

    Source: Kullback and Leibler, On information and sufficiency (1951),
    section 2.
    """
    name = "kl_divergence"
    y, p = broadcasting(*pair(y_true, y_pred, name), name)
    y = clip_by_value(y, EPSILON, 1.0)
    p = clip_by_value(p, EPSILON, 1.0)
    return reduce_sum(y * log(y / p), -1)
