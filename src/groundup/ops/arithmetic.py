"""Functions of two tensors or more, applied entry by entry."""

from __future__ import annotations

from groundup import rules
from groundup.ops.arguments import numeric
from groundup.tensor import Tensor, apply, arithmetic, as_tensors
from groundup.typing import TensorLike


def pow(x: TensorLike, y: TensorLike) -> Tensor:
    r"""Return x to the power y, :math:`x^{y}`, entry by entry.

    .. math:: \frac{\partial}{\partial x} x^{y} = y\,x^{y-1}

    .. math:: \frac{\partial}{\partial y} x^{y} = x^{y} \ln x

    Where x is 0 or negative, :math:`\ln x` counts as 0 in the gradient.

    Args:
        x: the base.
        y: the exponent, of the dtype of ``x`` and a shape that broadcasts.

    Returns:
        A tensor of the broadcast shape.

    Raises:
        TypeError: the dtypes differ, or are bool.
        ValueError: the shapes do not broadcast, or a whole number is raised
            to a negative power.
    """
    x, y = as_tensors((x, y))
    return apply(rules.power, numeric(x, "pow"), y)


def maximum(x: TensorLike, y: TensorLike) -> Tensor:
    r"""Return the larger of x and y, entry by entry.

    The whole gradient goes to the larger one; where both are equal, to x.

    Args:
        x: numbers.
        y: numbers of the dtype of ``x`` and a shape that broadcasts.

    Returns:
        A tensor of the broadcast shape.

    Raises:
        TypeError: the dtypes differ, or are bool.
        ValueError: the shapes do not broadcast.
    """
    return arithmetic(rules.maximum, x, y)


def minimum(x: TensorLike, y: TensorLike) -> Tensor:
    r"""Return the smaller of x and y, entry by entry.

    The whole gradient goes to the smaller one; where both are equal, to x.

    Args:
        x: numbers.
        y: numbers of the dtype of ``x`` and a shape that broadcasts.

    Returns:
        A tensor of the broadcast shape.

    Raises:
        TypeError: the dtypes differ, or are bool.
        ValueError: the shapes do not broadcast.
    """
    return arithmetic(rules.minimum, x, y)


def clip_by_value(
    t: TensorLike, clip_value_min: TensorLike, clip_value_max: TensorLike
) -> Tensor:
    r"""Return t with entries outside a range moved to its nearer end.

    .. math:: \max(\min(t, b), a)

    The gradient is 0 where an entry was moved.

    Args:
        t: numbers.
        clip_value_min: a, the lower end; its shape broadcasts to that of
            ``t``.
        clip_value_max: b, the upper end; its shape does so too.

    Returns:
        A tensor of the shape and dtype of ``t``.

    Raises:
        TypeError: the dtypes differ, or are bool.
        ValueError: the shapes do not broadcast to that of ``t``.
    """
    t = numeric(t, "clip_by_value", "t")
    clipped = maximum(minimum(t, clip_value_max), clip_value_min)
    if clipped.shape != t.shape:
        raise ValueError(
            f"clip_by_value: t has shape {t.shape}, but the range has "
            f"{clipped.shape}; it must broadcast to that of t."
        )
    return clipped


def equal(x: TensorLike, y: TensorLike) -> Tensor:
    """Return where x equals y, entry by entry.

    Args:
        x: numbers or booleans.
        y: the same of the dtype of ``x`` and a shape that broadcasts.

    Returns:
        A bool tensor of the broadcast shape.

    Raises:
        TypeError: the dtypes differ.
        ValueError: the shapes do not broadcast.
    """
    return apply(rules.equal, x, y)
