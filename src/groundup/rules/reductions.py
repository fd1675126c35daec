"""Functions that sum up an array along some of its axes."""

import math

import numpy as np

from groundup.rules.types import Alone, Array, One

Axes = tuple[int, ...] | None


def count(x: Array, axis: Axes) -> int:
    """Return how many entries of x make up one entry of the result."""
    if axis is None:
        return x.size
    return math.prod(x.shape[i] for i in axis)


def keep(reduced: Array, axis: Axes, keepdims: bool) -> Array:
    """Return a reduced array with its lost axes put back, of size 1."""
    if keepdims or axis is None:
        return reduced
    return np.expand_dims(reduced, axis)


def spread(g: Array, x: Array) -> Array:
    """Return g repeated to the shape of x."""
    spread_out = np.empty(x.shape, x.dtype)
    spread_out[...] = g
    return spread_out


def reduce_sum(x: Array, *, axis: Axes, keepdims: bool) -> One:
    """Return the sum; each entry gets the gradient of the sum it is in."""
    total = x.sum(axis, x.dtype, keepdims=keepdims)
    return total, lambda g: spread(keep(g, axis, keepdims), x)


def reduce_mean(x: Array, *, axis: Axes, keepdims: bool) -> One:
    """Return the mean; each of the n entries gets 1/n of the gradient."""
    n = count(x, axis)
    mean = x.sum(axis, x.dtype, keepdims=keepdims) / n
    return mean, lambda g: spread(keep(g / n, axis, keepdims), x)


def reduce_mean_of_integers(x: Array, *, axis: Axes, keepdims: bool) -> Alone:
    """Return the mean without its decimals, as TensorFlow does."""
    # In 64 bits: three bright pixels are more than uint8 can hold.
    total = x.sum(axis, np.int64, keepdims=keepdims)
    whole = np.sign(total) * (np.abs(total) // max(count(x, axis), 1))
    return (whole.astype(x.dtype),)


def reduce_prod(x: Array, *, axis: Axes, keepdims: bool) -> One:
    """Return the product; the derivative is the product of the others."""
    product = x.prod(axis, x.dtype, keepdims=keepdims)
    axes = tuple(range(x.ndim)) if axis is None else axis
    last = tuple(range(-len(axes), 0))

    def to_x(g: Array) -> Array:
        """Multiply what comes before an entry by what comes after it."""
        moved = np.moveaxis(x, axes, last)
        kept = moved.shape[: x.ndim - len(axes)]
        rows = moved.reshape(*kept, math.prod(moved.shape[len(kept) :]))
        ones = np.ones_like(rows[..., :1])
        before = np.cumprod(np.append(ones, rows, -1), -1)[..., :-1]
        after = np.cumprod(np.append(ones, rows[..., ::-1], -1), -1)
        others = (before * after[..., -2::-1]).reshape(moved.shape)
        gx: Array = keep(g, axis, keepdims) * np.moveaxis(others, last, axes)
        return gx

    return product, to_x


def extreme(x: Array, y: Array, axis: Axes, keepdims: bool) -> One:
    """Return y, the extreme; the entries equal to it share the gradient."""

    def to_x(g: Array) -> Array:
        equal = x == keep(y, axis, keepdims)
        ties = equal.sum(axis, x.dtype, keepdims=True)
        gx: Array = keep(g, axis, keepdims) * (equal / ties)
        return gx

    return y, to_x


def reduce_max(x: Array, *, axis: Axes, keepdims: bool) -> One:
    """Return the largest entry."""
    least = -np.inf if x.dtype.kind == "f" else np.iinfo(x.dtype).min
    y = x.max(axis, keepdims=keepdims, initial=least)
    return extreme(x, y, axis, keepdims)


def reduce_min(x: Array, *, axis: Axes, keepdims: bool) -> One:
    """Return the smallest entry."""
    most = np.inf if x.dtype.kind == "f" else np.iinfo(x.dtype).max
    y = x.min(axis, keepdims=keepdims, initial=most)
    return extreme(x, y, axis, keepdims)


def reduce_logsumexp(x: Array, *, axis: Axes, keepdims: bool) -> One:
    """Return log Σ exp(x); the largest x is taken out of the sum first."""
    largest = x.max(axis, keepdims=True, initial=-np.inf)
    largest = np.where(np.isfinite(largest), largest, 0).astype(x.dtype)
    powers = np.exp(x - largest)
    total = powers.sum(axis, keepdims=True)
    y = np.log(total) + largest
    return (
        y if keepdims else y.squeeze(axis),
        lambda g: keep(g, axis, keepdims) * (powers / total),
    )


def reduce_variance(x: Array, *, axis: Axes, keepdims: bool) -> One:
    """Return the mean squared distance from the mean."""
    n = count(x, axis)
    centred = x - x.sum(axis, keepdims=True) / n
    total = (centred * centred).sum(axis, keepdims=keepdims)

    def to_x(g: Array) -> Array:
        """Go back through the distance, then through the mean in it."""
        by_distance = keep(g, axis, keepdims) * 2 * centred / n
        gx: Array = by_distance - by_distance.sum(axis, keepdims=True) / n
        return gx

    return total / n, to_x


def l2_loss(x: Array) -> One:
    """Return half the sum of squares; the derivative is x itself."""
    return (x * x).sum() / 2, lambda g: g * x


def reduce_any(x: Array, *, axis: Axes, keepdims: bool) -> Alone:
    """Return whether any entry holds."""
    return (np.asarray(x.any(axis, keepdims=keepdims)),)


def reduce_all(x: Array, *, axis: Axes, keepdims: bool) -> Alone:
    """Return whether all entries hold."""
    return (np.asarray(x.all(axis, keepdims=keepdims)),)
