"""Functions of one array, applied entry by entry, with their derivatives."""

import numpy as np
from numpy.typing import DTypeLike

from groundup.rules.types import Alone, Array, One


def negative(x: Array) -> One:
    """Return -x; the derivative is -1."""
    return -x, lambda g: -g


def absolute(x: Array) -> One:
    """Return |x|; the derivative is the sign of x, and 0 at 0."""
    return np.abs(x), lambda g: g * np.sign(x)


def sign(x: Array) -> One:
    """Return -1, 0 or 1; the derivative is 0."""
    return np.sign(x), np.zeros_like


def square(x: Array) -> One:
    """Return x²; the derivative is 2x."""
    return x * x, lambda g: g * (2 * x)


def sqrt(x: Array) -> One:
    """Return √x; the derivative is 1 / (2√x).

    Where no gradient comes, none goes on, not even at 0 and below.
    """
    y = np.sqrt(x)
    return y, lambda g: np.where(g == 0, g, g * 0.5 / y)


def exp(x: Array) -> One:
    """Return e to the power x, which is its own derivative."""
    y = np.exp(x)
    return y, lambda g: g * y


def expm1(x: Array) -> One:
    """Return exp(x) - 1, exact also for tiny x; the derivative is exp(x)."""
    return np.expm1(x), lambda g: g * np.exp(x)


def log(x: Array) -> One:
    """Return the natural logarithm of x; the derivative is 1/x."""
    return np.log(x), lambda g: g / x


def log1p(x: Array) -> One:
    """Return log(1 + x), exact also for tiny x."""
    return np.log1p(x), lambda g: g / (1 + x)


def sin(x: Array) -> One:
    """Return sin x; the derivative is cos x."""
    return np.sin(x), lambda g: g * np.cos(x)


def cos(x: Array) -> One:
    """Return cos x; the derivative is -sin x."""
    return np.cos(x), lambda g: -g * np.sin(x)


def tanh(x: Array) -> One:
    """Return tanh x; with y = tanh x the derivative is 1 - y²."""
    y = np.tanh(x)
    return y, lambda g: g * (1 - y * y)


def round_half_even(x: Array) -> Alone:
    """Return the nearest integer, a half to the even one; no gradient."""
    return (np.round(x),)


def cast(x: Array, *, dtype: DTypeLike) -> One:
    """Return x in another dtype; the gradient is cast back."""
    return x.astype(dtype), lambda g: g.astype(x.dtype)
