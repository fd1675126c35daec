"""The shape of a tensor: a tuple that prints as TensorFlow's does."""

from __future__ import annotations

import math
from typing import Any, SupportsIndex


class TensorShape(tuple[int, ...]):
    """How many entries a tensor has along each axis.

    It is a tuple of whole numbers in all but ``repr``, and it also compares
    equal to a list.
    """

    __slots__ = ()

    @property
    def rank(self) -> int:
        """How many axes there are."""
        return len(self)

    def as_list(self) -> list[int]:
        """Return the sizes as a list."""
        return list(self)

    def num_elements(self) -> int:
        """Return how many entries a tensor of this shape has."""
        return math.prod(self)

    def __getitem__(self, key: SupportsIndex | slice) -> Any:
        """Return one size, or the shape that a slice selects."""
        found = super().__getitem__(key)
        return TensorShape(found) if isinstance(found, tuple) else found

    def __add__(self, other: Any) -> TensorShape:
        """Return this shape followed by another."""
        return TensorShape((*self, *other))

    def __radd__(self, other: Any) -> TensorShape:
        """Return another shape followed by this one."""
        return TensorShape((*other, *self))

    def __eq__(self, other: object) -> bool:
        """Compare with a shape, a tuple or a list."""
        return super().__eq__(tuple(other) if type(other) is list else other)

    def __ne__(self, other: object) -> bool:
        """Compare with a shape, a tuple or a list."""
        return not self == other

    __hash__ = tuple.__hash__

    def __repr__(self) -> str:
        """Return the form that TensorFlow prints."""
        return f"TensorShape({list(self)})"

    def __str__(self) -> str:
        """Return the form of a tuple."""
        return tuple.__repr__(self)
