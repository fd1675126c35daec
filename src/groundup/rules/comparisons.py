"""Rules that compare or combine entries; none of them has a gradient."""

from groundup.rules.types import Alone, Array


def equal(x: Array, y: Array) -> Alone:
    """Return where x equals y."""
    return (x == y,)


def not_equal(x: Array, y: Array) -> Alone:
    """Return where x differs from y."""
    return (x != y,)


def less(x: Array, y: Array) -> Alone:
    """Return where x is smaller than y."""
    return (x < y,)


def less_equal(x: Array, y: Array) -> Alone:
    """Return where x is at most y."""
    return (x <= y,)


def greater(x: Array, y: Array) -> Alone:
    """Return where x is larger than y."""
    return (x > y,)


def greater_equal(x: Array, y: Array) -> Alone:
    """Return where x is at least y."""
    return (x >= y,)


def logical_and(x: Array, y: Array) -> Alone:
    """Return where both hold (for whole numbers, bit by bit)."""
    return (x & y,)


def logical_or(x: Array, y: Array) -> Alone:
    """Return where either holds (for whole numbers, bit by bit)."""
    return (x | y,)


def logical_xor(x: Array, y: Array) -> Alone:
    """Return where one of the two holds (for whole numbers, bit by bit)."""
    return (x ^ y,)


def logical_not(x: Array) -> Alone:
    """Return where x does not hold (for whole numbers, bit by bit)."""
    return (~x,)
