"""Small arrays side by side in a long one, for NumPy to work on together.

NumPy takes longer to begin than to work through a hundred numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from groundup.rules.types import Array

#: With more entries, copying them takes longer than NumPy to begin.
FEW = 4_096


def joined(arrays: Sequence[Array]) -> Array:
    """Return the entries of all arrays along one axis."""
    return np.concatenate([array.reshape(-1) for array in arrays])


def split(whole: Array, arrays: Sequence[Array]) -> list[Array]:
    """Return the parts of a long array, in the shapes of the arrays."""
    stops = accumulate(array.size for array in arrays)
    return [
        whole[stop - array.size : stop].reshape(array.shape)
        for stop, array in zip(stops, arrays, strict=True)
    ]


def small(arrays: Sequence[Array]) -> bool:
    """Return whether the arrays have one dtype and few entries in all."""
    dtypes = {array.dtype for array in arrays}
    return len(dtypes) == 1 and sum(array.size for array in arrays) <= FEW
