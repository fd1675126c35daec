"""What may stand between the brackets of ``tensor[...]``."""

from __future__ import annotations

from types import EllipsisType
from typing import Any

import numpy as np


def numpy_index(index: Any) -> Any:
    """Return the index in NumPy's terms.

    Raises:
        TypeError: part of it is no whole number, slice, ``...``, ``None`` or,
            alone, a boolean mask.
    """
    if isinstance(index, tuple):
        return tuple(_part(part) for part in index)
    mask = np.asarray(index) if hasattr(index, "__array__") else None
    if mask is not None and mask.dtype == bool and mask.ndim:
        return mask
    return _part(index)


def _part(part: Any) -> Any:
    if part is None or isinstance(part, EllipsisType):
        return part
    if isinstance(part, slice):
        ends = (part.start, part.stop, part.step)
        return slice(*(None if end is None else _whole(end) for end in ends))
    return _whole(part)


def _whole(number: Any) -> int:
    try:
        if not isinstance(number, (bool, np.bool_)):
            return int(number.__index__())
    except (AttributeError, TypeError):
        pass
    raise TypeError(
        "Only whole numbers, slices (`:`), ellipsis (`...`), None and, alone, "
        f"a boolean mask are valid indices, got {number!r}. To take several "
        "entries by number, use gather."
    )
