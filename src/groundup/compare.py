"""How far two results are apart: the check under every pair of examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np


def largest_difference(ours: Any, theirs: Any, *, at_most: float) -> None:
    """Print the largest difference between two results, and judge it.

    Args:
        ours: a tensor, an array, a number, or lists or dicts of them.
        theirs: the same, of the same shapes.
        at_most: the largest difference that is allowed.

    Raises:
        AssertionError: the shapes differ, or a difference is larger.
    """
    pairs = list(_pairs(ours, theirs))
    largest = max((_difference(a, b) for a, b in pairs), default=0.0)
    if not largest <= at_most:
        raise AssertionError(
            f"the largest difference is {_short(largest)}, "
            f"but at most {_short(at_most)} is allowed."
        )
    print(f"largest difference: {_short(largest)} (limit {_short(at_most)})")


def _short(x: float) -> str:
    """Return a number as a cell writes it: 1e-6, which fits a phone."""
    text = f"{x:.2g}" if x == 0 or x >= 1e-3 else f"{x:.1e}"
    return text.replace(".0e", "e").replace("e-0", "e-")


def _pairs(ours: Any, theirs: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(ours, dict) and isinstance(theirs, dict):
        _same(sorted(ours), sorted(theirs), "keys")
        for key in ours:
            yield from _pairs(ours[key], theirs[key])
    elif isinstance(ours, (list, tuple)) and isinstance(theirs, (list, tuple)):
        _same(len(ours), len(theirs), "lengths")
        for one, other in zip(ours, theirs, strict=True):
            yield from _pairs(one, other)
    else:
        yield np.asarray(ours), np.asarray(theirs)


def _same(ours: Any, theirs: Any, what: str) -> None:
    if ours != theirs:
        raise AssertionError(f"the {what} differ: {ours} and {theirs}.")


def _difference(ours: Any, theirs: Any) -> float:
    _same(ours.shape, theirs.shape, "shapes")
    a, b = ours.astype("float64"), theirs.astype("float64")
    with np.errstate(invalid="ignore"):  # infinity minus infinity
        distance = abs(a - b)
    apart = np.where((a == b) | (np.isnan(a) & np.isnan(b)), 0, distance)
    return float(apart.max(initial=0))
