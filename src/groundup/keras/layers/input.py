"""The shape of what goes into a model."""

from __future__ import annotations

from groundup.ops.arguments import sizes
from groundup.typing import ShapeLike


class Input:
    """Says what shape the samples have, as the first part of a `Sequential`.

    The model then makes its weights at once and not on its first call.

    Args:
        shape: the shape of one sample, without the axis of samples.

    Raises:
        TypeError: a size is no whole number.
        ValueError: a size is negative.
    """

    def __init__(self, shape: ShapeLike) -> None:
        """Keep the shape."""
        self.shape: tuple[int | None, ...] = (None, *sizes(shape, "Input"))

    def __repr__(self) -> str:
        """Return the shape."""
        return f"<Input shape={self.shape}>"
