"""Functions that sum a tensor up along some of its axes.

In all of them, ``axis`` says which axes disappear (all of them if it is not
given), and ``keepdims`` keeps them, with size 1.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from groundup import rules
from groundup.ops.arguments import axes, booleans, floating, numeric
from groundup.ops.elementwise import sqrt
from groundup.tensor import Operand, Tensor, apply
from groundup.typing import AxisLike, TensorLike


def reduce(
    rule: Callable[..., Any], x: Operand, axis: AxisLike, keepdims: bool
) -> Tensor:
    """Apply a reducing rule along the axes that a caller named."""
    along = None
    if axis is not None:
        along = axes(axis, x._array.ndim, rule.__name__)
    return apply(rule, x, axis=along, keepdims=bool(keepdims))


def reduce_sum(
    input_tensor: TensorLike, axis: AxisLike = None, keepdims: bool = False
) -> Tensor:
    r"""Return the sum along the given axes.

    .. math:: y = \sum_i x_i

    Every entry gets the gradient of the sum it went into.

    Args:
        input_tensor: numbers, of any shape.
        axis: the axis or axes to reduce; all of them if not given.
        keepdims: keep the reduced axes, with size 1.

    Returns:
        A tensor of the same dtype.

    Raises:
        TypeError: ``input_tensor`` holds booleans, or an axis is no whole
            number.
        ValueError: there is no such axis, or one is named twice.
    """
    x = numeric(input_tensor, "reduce_sum", "input_tensor")
    return reduce(rules.reduce_sum, x, axis, keepdims)


def reduce_mean(
    input_tensor: TensorLike, axis: AxisLike = None, keepdims: bool = False
) -> Tensor:
    r"""Return the mean along the given axes.

    .. math:: y = \frac{1}{n} \sum_{i} x_i

    Every entry gets 1/n of the gradient. The mean of whole numbers is a whole
    number: its decimals are cut off, as in TensorFlow.

    Args:
        input_tensor: numbers, of any shape.
        axis: the axis or axes to reduce; all of them if not given.
        keepdims: keep the reduced axes, with size 1.

    Returns:
        A tensor of the same dtype.

    Raises:
        TypeError: ``input_tensor`` holds booleans, or an axis is no whole
            number.
        ValueError: there is no such axis, or one is named twice.
    """
    x = numeric(input_tensor, "reduce_mean", "input_tensor")
    if type(axis) is int and axis == -1 and x._array.shape[-1:] == (1,):
        # Losses take means along the last axis first. When there is but one
        # output, as for yes-or-no questions, nothing changes but the shape.
        shape = x._array.shape if keepdims else x._array.shape[:-1]
        return apply(rules.reshape, x, shape=shape)
    if x._array.dtype.kind == "f":
        return reduce(rules.reduce_mean, x, axis, keepdims)
    return reduce(rules.reduce_mean_of_integers, x, axis, keepdims)


def reduce_max(
    input_tensor: TensorLike, axis: AxisLike = None, keepdims: bool = False
) -> Tensor:
    r"""Return the largest entry along the given axes.

    .. math:: y = \max_i x_i

    Entries that tie for the largest share the gradient equally.

    Args:
        input_tensor: numbers, of any shape.
        axis: the axis or axes to reduce; all of them if not given.
        keepdims: keep the reduced axes, with size 1.

    Returns:
        A tensor of the same dtype.

    Raises:
        TypeError: ``input_tensor`` holds booleans, or an axis is no whole
            number.
        ValueError: there is no such axis, or one is named twice.
    """
    x = numeric(input_tensor, "reduce_max", "input_tensor")
    return reduce(rules.reduce_max, x, axis, keepdims)


def reduce_min(
    input_tensor: TensorLike, axis: AxisLike = None, keepdims: bool = False
) -> Tensor:
    r"""Return the smallest entry along the given axes.

    .. math:: y = \min_i x_i

    Entries that tie for the smallest share the gradient equally.

    Args:
        input_tensor: numbers, of any shape.
        axis: the axis or axes to reduce; all of them if not given.
        keepdims: keep the reduced axes, with size 1.

    Returns:
        A tensor of the same dtype.

    Raises:
        TypeError: ``input_tensor`` holds booleans, or an axis is no whole
            number.
        ValueError: there is no such axis, or one is named twice.
    """
    x = numeric(input_tensor, "reduce_min", "input_tensor")
    return reduce(rules.reduce_min, x, axis, keepdims)


def reduce_prod(
    input_tensor: TensorLike, axis: AxisLike = None, keepdims: bool = False
) -> Tensor:
    r"""Return the product along the given axes.

    .. math:: y = \prod_i x_i

    .. math:: \frac{\partial y}{\partial x_i} = \prod_{j \ne i} x_j

    Args:
        input_tensor: numbers, of any shape.
        axis: the axis or axes to reduce; all of them if not given.
        keepdims: keep the reduced axes, with size 1.

    Returns:
        A tensor of the same dtype.

    Raises:
        TypeError: ``input_tensor`` holds booleans, or an axis is no whole
            number.
        ValueError: there is no such axis, or one is named twice.
    """
    x = numeric(input_tensor, "reduce_prod", "input_tensor")
    return reduce(rules.reduce_prod, x, axis, keepdims)


def reduce_logsumexp(
    input_tensor: TensorLike, axis: AxisLike = None, keepdims: bool = False
) -> Tensor:
    r"""Return the logarithm of the sum of exponentials along the given axes.

    .. math:: y = \ln \sum_i e^{x_i} = m + \ln \sum_i e^{x_i - m}

    .. math:: m = \max_i x_i

    Taking the largest entry out first keeps the exponentials from overflowing.

    Args:
        input_tensor: decimal numbers, of any shape.
        axis: the axis or axes to reduce; all of them if not given.
        keepdims: keep the reduced axes, with size 1.

    Returns:
        A tensor of the same dtype.

    Raises:
        TypeError: ``input_tensor`` holds whole numbers or booleans, or an axis
            is no whole number.
        ValueError: there is no such axis, or one is named twice.
    """
    x = floating(input_tensor, "reduce_logsumexp", "input_tensor")
    return reduce(rules.reduce_logsumexp, x, axis, keepdims)


def reduce_variance(
    input_tensor: TensorLike, axis: AxisLike = None, keepdims: bool = False
) -> Tensor:
    r"""Return the variance, the mean squared distance from the mean.

    .. math:: y = \frac{1}{n} \sum_{i} (x_i - \mu)^2

    .. math:: \mu = \frac{1}{n} \sum_{i} x_i

    Args:
        input_tensor: decimal numbers, of any shape.
        axis: the axis or axes to reduce; all of them if not given.
        keepdims: keep the reduced axes, with size 1.

    Returns:
        A tensor of the same dtype.

    Raises:
        TypeError: ``input_tensor`` holds whole numbers or booleans, or an axis
            is no whole number.
        ValueError: there is no such axis, or one is named twice.
    """
    x = floating(input_tensor, "reduce_variance", "input_tensor")
    return reduce(rules.reduce_variance, x, axis, keepdims)


def reduce_std(
    input_tensor: TensorLike, axis: AxisLike = None, keepdims: bool = False
) -> Tensor:
    r"""Return the standard deviation, the square root of the variance.

    .. math:: y = \sqrt{\frac{1}{n} \sum_{i} (x_i - \mu)^2}

    .. math:: \mu = \frac{1}{n} \sum_{i} x_i

    Args:
        input_tensor: decimal numbers, of any shape.
        axis: the axis or axes to reduce; all of them if not given.
        keepdims: keep the reduced axes, with size 1.

    Returns:
        A tensor of the same dtype.

    Raises:
        TypeError: ``input_tensor`` holds whole numbers or booleans, or an axis
            is no whole number.
        ValueError: there is no such axis, or one is named twice.
    """
    x = floating(input_tensor, "reduce_std", "input_tensor")
    return sqrt(reduce(rules.reduce_variance, x, axis, keepdims))


def reduce_any(
    input_tensor: TensorLike, axis: AxisLike = None, keepdims: bool = False
) -> Tensor:
    r"""Return whether any entry holds along the given axes.

    Args:
        input_tensor: booleans, of any shape.
        axis: the axis or axes to reduce; all of them if not given.
        keepdims: keep the reduced axes, with size 1.

    Returns:
        A bool tensor.

    Raises:
        TypeError: ``input_tensor`` holds anything but booleans, or an axis is
            no whole number.
        ValueError: there is no such axis, or one is named twice.
    """
    x = booleans(input_tensor, "reduce_any", "input_tensor")
    return reduce(rules.reduce_any, x, axis, keepdims)


def reduce_all(
    input_tensor: TensorLike, axis: AxisLike = None, keepdims: bool = False
) -> Tensor:
    r"""Return whether all entries hold along the given axes.

    Args:
        input_tensor: booleans, of any shape.
        axis: the axis or axes to reduce; all of them if not given.
        keepdims: keep the reduced axes, with size 1.

    Returns:
        A bool tensor.

    Raises:
        TypeError: ``input_tensor`` holds anything but booleans, or an axis is
            no whole number.
        ValueError: there is no such axis, or one is named twice.
    """
    x = booleans(input_tensor, "reduce_all", "input_tensor")
    return reduce(rules.reduce_all, x, axis, keepdims)
