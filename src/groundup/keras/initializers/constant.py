"""Initializers that always give the same entries."""

from __future__ import annotations

from groundup.dtypes import numpy_dtype
from groundup.ops.creation import ones, zeros
from groundup.ops.selection import cast
from groundup.ops.shapes import broadcast_to
from groundup.tensor import Tensor
from groundup.typing import DTypeLike, ShapeLike, TensorLike


class Zeros:
    """Entries that are all 0, as biases mostly start.

    Call it with a shape and, if not float32, a dtype.
    """

    def __call__(
        self, shape: ShapeLike, dtype: DTypeLike | None = None
    ) -> Tensor:
        """Return a tensor of zeros."""
        return zeros(shape, dtype or "float32")


class Ones:
    """Entries that are all 1.

    Call it with a shape and, if not float32, a dtype.
    """

    def __call__(
        self, shape: ShapeLike, dtype: DTypeLike | None = None
    ) -> Tensor:
        """Return a tensor of ones."""
        return ones(shape, dtype or "float32")


class Constant:
    """Entries that are given, such as weights found before.

    Call it with a shape and, if not float32, a dtype; a ``ValueError`` says
    that the entries do not broadcast to the shape.

    Args:
        value: one number for all entries, or an array that broadcasts to the
            shape.
    """

    def __init__(self, value: TensorLike = 0.0) -> None:
        """Keep the entries."""
        self.value = value

    def __call__(
        self, shape: ShapeLike, dtype: DTypeLike | None = None
    ) -> Tensor:
        """Return a tensor with the entries.

        Raises:
            ValueError: the entries do not broadcast to the shape.
        """
        entries = cast(self.value, numpy_dtype(dtype or "float32"))
        return broadcast_to(entries, shape)
