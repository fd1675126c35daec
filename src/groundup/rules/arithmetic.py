"""Functions of two arrays, entry by entry, with both derivatives.

The two shapes may differ if they broadcast. A pullback then returns a
gradient of the broadcast shape, and the tape sums it back.
"""

import numpy as np

from groundup.rules.types import Alone, Array, Two


def add(x: Array, y: Array) -> Two:
    """Return x + y; the gradient passes to both unchanged."""
    return x + y, lambda g: g, lambda g: g


def subtract(x: Array, y: Array) -> Two:
    """Return x - y."""
    return x - y, lambda g: g, lambda g: -g


def multiply(x: Array, y: Array) -> Two:
    """Return x · y; the derivative by each is the other."""
    return x * y, lambda g: g * y, lambda g: g * x


def divide(x: Array, y: Array) -> Two:
    """Return x / y; the derivatives are 1/y and -x/y²."""
    return x / y, lambda g: g / y, lambda g: -g * x / y / y


def floor_divide(x: Array, y: Array) -> Alone:
    """Return x / y rounded down; no gradient."""
    if x.dtype.kind == "f":
        return (np.floor(x / y),)
    refuse_zero(y)
    return (x // y,)


def floor_mod(x: Array, y: Array) -> Two:
    """Return x - y⌊x/y⌋, the remainder with the sign of y."""
    if x.dtype.kind != "f":
        refuse_zero(y)
    return np.mod(x, y), lambda g: g, lambda g: -g * np.floor(x / y)


def refuse_zero(y: Array) -> None:
    """Raise where a whole number would be divided by zero."""
    if not np.all(y):
        raise ZeroDivisionError("a whole number is divided by zero.")


def power(x: Array, y: Array) -> Two:
    """Return x to the power y; the derivatives are y xʸ⁻¹ and xʸ log x."""
    z = np.power(x, y)

    def to_y(g: Array) -> Array:
        """Take log x as 0 where x has no logarithm, as TensorFlow does."""
        positive = x > 0
        log_x = np.log(np.where(positive, x, 1))
        return g * z * np.where(positive, log_x, 0)

    return z, lambda g: g * y * np.power(x, y - 1), to_y


def maximum(x: Array, y: Array) -> Two:
    """Return the larger; it takes the whole gradient, x where they tie."""
    of_x = x >= y
    return (
        np.maximum(x, y),
        lambda g: np.where(of_x, g, 0),
        lambda g: np.where(of_x, 0, g),
    )


def minimum(x: Array, y: Array) -> Two:
    """Return the smaller; it takes the whole gradient, x where they tie."""
    of_x = x <= y
    return (
        np.minimum(x, y),
        lambda g: np.where(of_x, g, 0),
        lambda g: np.where(of_x, 0, g),
    )
