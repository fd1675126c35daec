"""Rules that move entries about without changing them."""

import numpy as np

from groundup.rules.types import Array, Many, One, Pullback


def reshape(x: Array, *, shape: tuple[int, ...]) -> One:
    """Return the entries of x, in the same order, in another shape."""
    return x.reshape(shape), lambda g: g.reshape(x.shape)


def transpose(x: Array, *, axes: tuple[int, ...]) -> One:
    """Return x with its axes in another order; the pullback undoes it."""
    return x.transpose(axes), lambda g: g.transpose(np.argsort(axes))


def broadcast_to(x: Array, *, shape: tuple[int, ...]) -> One:
    """Return x repeated to a shape; the tape sums the gradient back."""
    return np.broadcast_to(x, shape), lambda g: g


def concat(*xs: Array, axis: int) -> Many:
    """Return the arrays joined along an axis; each gets its own slice."""
    stops = np.cumsum([x.shape[axis] for x in xs])

    def slice_from(start: int, stop: int) -> Pullback:
        return lambda g: np.moveaxis(
            np.moveaxis(g, axis, 0)[start:stop], 0, axis
        )

    starts = [0, *stops[:-1]]
    return np.concatenate(xs, axis), *map(slice_from, starts, stops)


def stack(*xs: Array, axis: int) -> Many:
    """Return the arrays side by side along a new axis."""

    def slice_at(i: int) -> Pullback:
        return lambda g: np.moveaxis(g, axis, 0)[i]

    return np.stack(xs, axis), *map(slice_at, range(len(xs)))


def identity(x: Array) -> One:
    """Return x itself; the gradient passes unchanged."""
    return x, lambda g: g
