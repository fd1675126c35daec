"""Data, batch by batch, for training and evaluation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from groundup import random
from groundup.data import INFINITE, Dataset
from groundup.ops.arguments import number, whole
from groundup.rules.types import Array
from groundup.tensor import Operand, Tensor


class Batches:
    """Samples in batches: goes through all of them each time.

    Args:
        x: an array or a tensor with samples along its first axis, or a
            dataset of batches.
        y: what belongs to each sample; none for a dataset.
        batch_size: how many samples make a batch; 32 if not given.
        shuffle: whether to take the samples in another order each time.

    Raises:
        TypeError: x or y is something else.
        ValueError: there are not as many samples in both, or none, or the
            dataset never ends.
    """

    def __init__(
        self,
        x: Any,
        y: Any = None,
        batch_size: int | None = None,
        shuffle: bool = False,
    ) -> None:
        """Check what came."""
        self._dataset = x if isinstance(x, Dataset) else None
        if self._dataset is not None:
            if y is not None or batch_size is not None:
                raise ValueError(
                    "A Dataset has its own y and batches: leave out y and "
                    "batch_size, and use batch() on the dataset."
                )
            if not self._dataset._size:
                raise ValueError("There are no batches in the Dataset.")
            if self._dataset._size == INFINITE:
                raise ValueError(
                    "The Dataset never ends; use take() to limit it."
                )
            return
        parts = {"x": x} if y is None else {"x": x, "y": y}
        self._arrays = [_array(part, name) for name, part in parts.items()]
        self._size = checked_size(self._arrays)
        wanted = 32 if batch_size is None else batch_size
        self._batch_size = whole(wanted, type(self).__name__, "batch_size")
        if self._batch_size < 1:
            raise ValueError(
                f"batch_size must be at least 1, got {batch_size!r}."
            )
        self._shuffle = shuffle

    def __len__(self) -> int:
        """Return how many batches there are."""
        if self._dataset is not None:
            return len(self._dataset)
        return -(-self._size // self._batch_size)

    def __iter__(self) -> Iterator[tuple[Tensor, ...]]:
        """Go through the batches."""
        if self._dataset is not None:
            for batch in self._dataset:
                yield batch if isinstance(batch, tuple) else (batch,)
            return
        order: Any = np.arange(self._size)
        if self._shuffle:
            order = np.asarray(random.shuffle(order))
        for start in range(0, self._size, self._batch_size):
            chosen = order[start : start + self._batch_size]
            yield tuple([Tensor(array[chosen]) for array in self._arrays])

    def pairs(self) -> Iterator[tuple[Tensor, Tensor]]:
        """Go through the batches, which must be pairs (x, y).

        Raises:
            ValueError: they are something else.
        """
        for batch in self:
            if len(batch) != 2:
                raise ValueError(
                    "Training and evaluation need x and y, in a Dataset as "
                    f"pairs (x, y); got batches of {len(batch)} parts."
                )
            yield batch[0], batch[1]


def checked_size(arrays: list[Array]) -> int:
    """Return how many samples the arrays have.

    Raises:
        ValueError: not all have as many, or there are none.
    """
    counts = [len(array) for array in arrays]
    if len(set(counts)) > 1:
        raise ValueError(
            f"There are {counts[0]} samples in x, but {counts[1]} in y; "
            "there must be as many."
        )
    if not counts[0]:
        raise ValueError("There are no samples in x.")
    return counts[0]


def split(x: Any, y: Any, fraction: float) -> tuple[Any, Any]:
    """Return (x, y) of all but the last samples, and of those.

    Args:
        x: the samples.
        y: what belongs to each.
        fraction: how large a part of them comes last.

    Raises:
        TypeError: the fraction is no number.
        ValueError: the fraction is not between 0 and 1, one of the parts
            would be empty, or x is a dataset.
    """
    if isinstance(x, Dataset):
        raise ValueError(
            "validation_split takes arrays, not a Dataset; pass "
            "validation_data instead."
        )
    arrays = [_array(x, "x"), _array(y, "y")]
    size = checked_size(arrays)
    part = number(fraction, "fit", "validation_split")
    if not 0 <= part <= 1:
        raise ValueError(
            f"validation_split must be between 0 and 1, got {fraction!r}."
        )
    first = int(size * (1.0 - part))
    if not 0 < first < size:
        raise ValueError(
            f"validation_split={fraction} leaves {first} of {size} "
            "samples for training; both parts need some."
        )
    return [a[:first] for a in arrays], [a[first:] for a in arrays]


def _array(part: Any, name: str) -> Array:
    if isinstance(part, Operand):
        part = part._array
    if not isinstance(part, np.ndarray) or not part.ndim:
        raise TypeError(
            f"{name} must be an array or a tensor with samples along its "
            f"first axis, got {type(part).__name__}; np.array makes one of "
            "lists."
        )
    if part.dtype.kind not in "biuf":
        raise TypeError(f"{name} must hold numbers, got {part.dtype}.")
    return part
