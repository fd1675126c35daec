"""Losses for predicted numbers: how far off they are."""

from __future__ import annotations

from groundup.keras.losses.shapes import broadcasting, pair
from groundup.ops.arguments import number
from groundup.ops.elementwise import abs, square
from groundup.ops.reductions import reduce_mean
from groundup.ops.selection import where
from groundup.tensor import Tensor
from groundup.typing import TensorLike


def mean_squared_error(y_true: TensorLike, y_pred: TensorLike) -> Tensor:
    r"""Return the mean of the squared errors along the last axis.

    .. math:: L = \frac{1}{n} \sum_i (y_i - \hat{y}_i)^2

    .. math:: \frac{\partial L}{\partial \hat{y}_i}
              = \frac{2}{n} (\hat{y}_i - y_i)

    Args:
        y_true: y, the truth; converted to the dtype of ``y_pred``.
        y_pred: :math:`\hat{y}`, the predictions, of the same shape.

    Returns:
        One loss for each row, of the shape without the last axis.

    Raises:
        TypeError: ``y_pred`` holds booleans.
        ValueError: the shapes do not broadcast, or are those of numbers.

    Source: Gauss, Theoria combinationis observationum erroribus minimis
    obnoxiae (1823).
    """
    name = "mean_squared_error"
    y, p = broadcasting(*pair(y_true, y_pred, name), name)
    return reduce_mean(square(y - p), -1)


def mean_absolute_error(y_true: TensorLike, y_pred: TensorLike) -> Tensor:
    r"""Return the mean size of the errors along the last axis.

    .. math:: L = \frac{1}{n} \sum_i |y_i - \hat{y}_i|

    .. math:: \frac{\partial L}{\partial \hat{y}_i}
              = \frac{1}{n} \operatorname{sign}(\hat{y}_i - y_i)

    Large errors weigh less than in the mean squared error.

    Args:
        y_true: y, the truth; converted to the dtype of ``y_pred``.
        y_pred: :math:`\hat{y}`, the predictions, of the same shape.

    Returns:
        One loss for each row, of the shape without the last axis.

    Raises:
        TypeError: ``y_pred`` holds booleans.
        ValueError: the shapes do not broadcast, or are those of numbers.

    Source: Bloomfield and Steiger, Least absolute deviations (1983).
    """
    name = "mean_absolute_error"
    y, p = broadcasting(*pair(y_true, y_pred, name), name)
    return reduce_mean(abs(y - p), -1)


def huber(
    y_true: TensorLike, y_pred: TensorLike, delta: float = 1.0
) -> Tensor:
    r"""Return a loss that is squared near 0 and straight further out.

    .. math:: L = \frac{1}{n} \sum_i h(\hat{y}_i - y_i)

    .. math:: h(e) = \begin{cases} \frac{1}{2} e^2 & |e| \le \delta \\
              \delta |e| - \frac{1}{2} \delta^2 & |e| > \delta \end{cases}

    Args:
        y_true: y, the truth; converted to the dtype of ``y_pred``.
        y_pred: :math:`\hat{y}`, the predictions, of the same shape.
        delta: :math:`\delta`, the error at which the loss turns straight.

    Returns:
        One loss for each row, of the shape without the last axis.

    Raises:
        TypeError: ``y_pred`` holds booleans, or delta is no number.
        ValueError: delta is not positive, the shapes do not broadcast, or
            are those of numbers.

    Source: Huber, Robust estimation of a location parameter (1964).
    """
    if not number(delta, "huber", "delta") > 0:
        raise ValueError(f"huber: delta must be positive, got {delta!r}.")
    y, p = broadcasting(*pair(y_true, y_pred, "huber"), "huber")
    error = p - y
    size = abs(error)
    straight = delta * size - 0.5 * delta**2
    return reduce_mean(where(size <= delta, 0.5 * square(error), straight), -1)
