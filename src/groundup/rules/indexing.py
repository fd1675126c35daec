"""Rules that choose entries by position or by condition."""

from typing import Any

import numpy as np

from groundup.rules.types import Array, One, Two


def getitem(x: Array, *, index: Any) -> One:
    """Return x[index]; the entries left out get the gradient 0."""

    def to_x(g: Array) -> Array:
        whole = np.zeros_like(x)
        whole[index] = g
        return whole

    return x[index], to_x


def gather(x: Array, *, indices: Array, axis: int) -> One:
    """Return slices of x by number; one taken twice gets both gradients."""

    def to_x(g: Array) -> Array:
        whole = np.zeros_like(x)
        along: Any = (*[slice(None)] * axis, indices)
        np.add.at(whole, along, g)
        return whole

    return np.take(x, indices, axis), to_x


def where(x: Array, y: Array, *, condition: Array) -> Two:
    """Return x where the condition holds and y elsewhere."""
    return (
        np.where(condition, x, y),
        lambda g: np.where(condition, g, 0),
        lambda g: np.where(condition, 0, g),
    )
