"""The limits of the numbers that optimizers and schedules are given."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from groundup.ops.arguments import number

#: From an optimizer, the name of a setting and its value to what is kept.
Limit = Callable[[str, str, Any], Any]


def not_negative(kind: str, name: str, value: Any) -> float:
    """Return a setting that has no upper limit.

    A number of NumPy's or a tensor becomes one of Python's, which leaves a
    variable's dtype alone in every formula.

    Raises:
        TypeError: it is no single number.
        ValueError: it is negative or not finite.
    """
    found = number(value, kind, name)
    if 0 <= found < math.inf:
        return found
    raise ValueError(
        f"{kind}: {name} must be a finite number, 0 or more, got {value!r}."
    )


def fraction(kind: str, name: str, value: Any) -> float:
    """Return a setting such as the share of the past that is kept.

    Raises:
        TypeError: it is no single number.
        ValueError: it is not from 0 to 1.
    """
    found = number(value, kind, name)
    if 0 <= found <= 1:
        return found
    raise ValueError(f"{kind}: {name} must be from 0 to 1, got {value!r}.")


def optional(kind: str, name: str, value: Any) -> float | None:
    """Return a setting as `not_negative` does, or None if it is not given."""
    return None if value is None else not_negative(kind, name, value)
