"""Functions of one tensor, applied entry by entry."""

from __future__ import annotations

from groundup import rules
from groundup.ops.arguments import floating, numeric
from groundup.tensor import Tensor, apply
from groundup.typing import TensorLike


def exp(x: TensorLike) -> Tensor:
    r"""Return e to the power of each entry, :math:`e^{x}`.

    The derivative is :math:`e^{x}` itself.

    Args:
        x: decimal numbers, of any shape.

    Returns:
        A tensor of the shape and dtype of ``x``.

    Raises:
        TypeError: ``x`` holds whole numbers or booleans.
    """
    return apply(rules.exp, floating(x, "exp"))


def log(x: TensorLike) -> Tensor:
    r"""Return the natural logarithm of each entry, :math:`\ln x`.

    The derivative is :math:`1/x`. The logarithm of 0 is minus infinity, that
    of a negative number is not a number (``nan``).

    Args:
        x: decimal numbers, of any shape.

    Returns:
        A tensor of the shape and dtype of ``x``.

    Raises:
        TypeError: ``x`` holds whole numbers or booleans.
    """
    return apply(rules.log, floating(x, "log"))


def log1p(x: TensorLike) -> Tensor:
    r"""Return :math:`\ln(1 + x)`, exact also where 1 + x would round to 1.

    The derivative is :math:`1 / (1 + x)`.

    Args:
        x: decimal numbers, of any shape.

    Returns:
        A tensor of the shape and dtype of ``x``.

    Raises:
        TypeError: ``x`` holds whole numbers or booleans.
    """
    return apply(rules.log1p, floating(x, "log1p"))


def expm1(x: TensorLike) -> Tensor:
    r"""Return :math:`e^{x} - 1`, exact also for x close to 0.

    The derivative is :math:`e^{x}`.

    Args:
        x: decimal numbers, of any shape.

    Returns:
        A tensor of the shape and dtype of ``x``.

    Raises:
        TypeError: ``x`` holds whole numbers or booleans.
    """
    return apply(rules.expm1, floating(x, "expm1"))


def sqrt(x: TensorLike) -> Tensor:
    r"""Return the square root of each entry, :math:`\sqrt{x}`.

    The derivative is :math:`1 / (2\sqrt{x})`, which is infinite at 0.

    Args:
        x: decimal numbers, of any shape.

    Returns:
        A tensor of the shape and dtype of ``x``.

    Raises:
        TypeError: ``x`` holds whole numbers or booleans.
    """
    return apply(rules.sqrt, floating(x, "sqrt"))


def square(x: TensorLike) -> Tensor:
    r"""Return the square of each entry, :math:`x^2`.

    The derivative is :math:`2x`.

    Args:
        x: numbers, of any shape.

    Returns:
        A tensor of the shape and dtype of ``x``.

    Raises:
        TypeError: ``x`` holds booleans.
    """
    return apply(rules.square, numeric(x, "square"))


def abs(x: TensorLike) -> Tensor:
    r"""Return the size of each entry without its sign, :math:`|x|`.

    The derivative is 1 for positive, -1 for negative entries and 0 at 0.

    Args:
        x: numbers, of any shape.

    Returns:
        A tensor of the shape and dtype of ``x``.

    Raises:
        TypeError: ``x`` holds booleans.
    """
    return apply(rules.absolute, numeric(x, "abs"))


def sign(x: TensorLike) -> Tensor:
    r"""Return -1, 0 or 1: the sign of each entry.

    The derivative is 0.

    Args:
        x: numbers, of any shape.

    Returns:
        A tensor of the shape and dtype of ``x``.

    Raises:
        TypeError: ``x`` holds booleans.
    """
    return apply(rules.sign, numeric(x, "sign"))


def sin(x: TensorLike) -> Tensor:
    r"""Return the sine of each entry, an angle in radians: :math:`\sin x`.

    The derivative is :math:`\cos x`.

    Args:
        x: decimal numbers, of any shape.

    Returns:
        A tensor of the shape and dtype of ``x``.

    Raises:
        TypeError: ``x`` holds whole numbers or booleans.
    """
    return apply(rules.sin, floating(x, "sin"))


def cos(x: TensorLike) -> Tensor:
    r"""Return the cosine of each entry, an angle in radians: :math:`\cos x`.

    The derivative is :math:`-\sin x`.

    Args:
        x: decimal numbers, of any shape.

    Returns:
        A tensor of the shape and dtype of ``x``.

    Raises:
        TypeError: ``x`` holds whole numbers or booleans.
    """
    return apply(rules.cos, floating(x, "cos"))


def tanh(x: TensorLike) -> Tensor:
    r"""Return the hyperbolic tangent of each entry, between -1 and 1.

    .. math:: \tanh x = \frac{e^{x} - e^{-x}}{e^{x} + e^{-x}}

    .. math:: \frac{d}{dx} \tanh x = 1 - \tanh^2 x

    Args:
        x: decimal numbers, of any shape.

    Returns:
        A tensor of the shape and dtype of ``x``.

    Raises:
        TypeError: ``x`` holds whole numbers or booleans.
    """
    return apply(rules.tanh, floating(x, "tanh"))


def round(x: TensorLike) -> Tensor:
    """Return each entry rounded; a half goes to the even neighbour.

    No gradient passes through: it would be 0 almost everywhere.

    Args:
        x: numbers, of any shape.

    Returns:
        A tensor of the shape and dtype of ``x``.

    Raises:
        TypeError: ``x`` holds booleans.
    """
    return apply(rules.round_half_even, numeric(x, "round"))
