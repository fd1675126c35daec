"""Cross-entropies of logits, the numbers before sigmoid or softmax."""

from __future__ import annotations

from groundup import rules
from groundup.ops.arguments import as_operand, floating, integers, one_axis
from groundup.ops.selection import cast
from groundup.tensor import Tensor, apply
from groundup.typing import TensorLike


def sigmoid_cross_entropy_with_logits(
    labels: TensorLike, logits: TensorLike
) -> Tensor:
    r"""Return the cost of independent yes-or-no predictions.

    .. math:: -y \ln \sigma(x) - (1 - y) \ln (1 - \sigma(x))

    It is computed in a form that cannot overflow:

    .. math:: \max(x, 0) - xy + \ln (1 + e^{-|x|})

    The derivative by a logit is :math:`\sigma(x) - y`.

    Args:
        labels: y, between 0 and 1.
        logits: x, of the shape and dtype of ``labels``.

    Returns:
        One cost for each entry.

    Raises:
        TypeError: ``logits`` holds whole numbers or booleans, or the dtypes
            differ.
        ValueError: the shapes differ.
    """
    x = floating(logits, "sigmoid_cross_entropy_with_logits", "logits")
    y = as_operand(labels, x.dtype)
    if y.shape != x.shape:
        raise ValueError(
            "sigmoid_cross_entropy_with_logits: labels has shape "
            f"{y.shape}, logits {x.shape}; they must be equal."
        )
    return apply(rules.sigmoid_cross_entropy, y, x)


def softmax_cross_entropy_with_logits(
    labels: TensorLike, logits: TensorLike, axis: int = -1
) -> Tensor:
    r"""Return the cost of predicting one class out of several.

    .. math:: -\sum_i y_i \ln p_i, \qquad
              \mathbf{p} = \operatorname{softmax}(\mathbf{x})

    The derivative by a logit is :math:`p_i - y_i` for labels that add up
    to 1.

    Args:
        labels: y, a probability for each class.
        logits: x, of the shape of ``labels``.
        axis: the axis of the classes.

    Returns:
        One cost for each row, of the shape without ``axis``.

    Raises:
        TypeError: ``logits`` holds whole numbers or booleans, or ``axis`` is
            no whole number.
        ValueError: the shapes differ, or the axis does not exist.
    """
    name = "softmax_cross_entropy_with_logits"
    x = floating(logits, name, "logits")
    along = one_axis(axis, x._array.ndim, name) - x._array.ndim
    y = cast(labels, x.dtype)
    if y.shape != x.shape:
        raise ValueError(
            f"{name}: labels has shape {y.shape}, "
            f"logits {x.shape}; they must be equal."
        )
    return apply(rules.softmax_cross_entropy, y, x, axis=along)


def sparse_softmax_cross_entropy_with_logits(
    labels: TensorLike, logits: TensorLike
) -> Tensor:
    r"""Return the cost of predicting one class, given by its number.

    .. math:: -\ln p_y, \qquad \mathbf{p} = \operatorname{softmax}(\mathbf{x})

    Args:
        labels: y, the number of the right class in each row.
        logits: x, with classes along the last axis.

    Returns:
        One cost for each label.

    Raises:
        TypeError: ``labels`` are no whole numbers, or ``logits`` are.
        ValueError: a class does not exist, or the shape of ``labels`` is not
            that of ``logits`` without the last axis.
    """
    name = "sparse_softmax_cross_entropy_with_logits"
    x = floating(logits, name, "logits")
    y = integers(labels, name, "labels")._array
    if not x.shape or x.shape[:-1] != y.shape:
        raise ValueError(
            f"{name}: labels has shape {y.shape}, logits {x.shape}; they "
            "must be equal but for the last axis of logits."
        )
    if y.size and not 0 <= y.min() <= y.max() < x.shape[-1]:
        raise ValueError(
            f"{name}: labels must lie in 0 to {x.shape[-1] - 1}, "
            f"got {y.min()} to {y.max()}."
        )
    return apply(rules.sparse_softmax_cross_entropy, x, labels=y)
