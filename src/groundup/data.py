"""Datasets: samples one by one or in batches, under ``tf.data``'s names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import Any

import numpy as np

from groundup import random
from groundup._names import not_provided
from groundup.ops.arguments import as_operand, whole
from groundup.rules.types import Array
from groundup.structure import flatten, map_structure
from groundup.tensor import Tensor

__all__ = ["Dataset"]

__getattr__ = not_provided(__name__, __all__)

INFINITE = -1


class Dataset:
    """A sequence of elements: tensors, or tuples or dicts of tensors.

    `from_tensor_slices` makes one, and every other method makes a new one
    from it. Nothing is computed before a ``for`` loop asks for elements, and
    every loop starts again from the first.

    Args:
        start: returns an iterator over the elements, as arrays.
        size: how many elements there are; -1 if they never end.
    """

    def __init__(self, start: Callable[[], Iterator[Any]], size: int) -> None:
        """Keep how to start, and the size."""
        self._start = start
        self._size = size

    @staticmethod
    def from_tensor_slices(tensors: Any) -> Dataset:
        """Return the slices along the first axis, one element for each.

        Args:
            tensors: an array or a tensor, or a tuple or dict of them, such as
                ``(x, y)``, with as many slices each.

        Raises:
            ValueError: there is none, one has rank 0, or they do not have as
                many slices.
        """
        arrays = map_structure(_array, _no_lists(tensors))
        sizes = {array.shape[:1] for array in flatten(arrays)}
        if len(sizes) != 1 or sizes == {()}:
            shapes = [array.shape for array in flatten(arrays)]
            raise ValueError(
                "from_tensor_slices: all must have as many slices along their "
                f"first axis, got the shapes {shapes}."
            )
        size = sizes.pop()[0]

        def start() -> Iterator[Any]:
            for i in range(size):
                yield map_structure(itemgetter(i), arrays)

        return Dataset(start, size)

    def shuffle(
        self,
        buffer_size: int,
        seed: int | None = None,
        reshuffle_each_iteration: bool = True,
    ) -> Dataset:
        """Return the elements in a random order, another one in each loop.

        So many elements wait in a buffer; each time one of them is drawn, and
        the next comes in its place. Only a buffer as large as the dataset
        makes all orders equally likely.

        Args:
            buffer_size: how many elements wait, at least 1.
            seed: draw from a stream of its own, with this seed.
            reshuffle_each_iteration: False for the same order in each loop.

        Raises:
            TypeError: the size or the seed is no whole number.
            ValueError: the size is below 1, or the seed negative.

        Source: Durstenfeld, Algorithm 235: random permutation (1964), for the
        shuffle of a whole dataset.
        """
        waiting = _positive(buffer_size, "shuffle", "buffer_size")
        seed = random.seed_or_drawn(seed, "shuffle")
        stream = np.random.default_rng(seed)

        def start() -> Iterator[Any]:
            fixed = np.random.default_rng(seed)
            draws = stream if reshuffle_each_iteration else fixed
            return _shuffled(self._start(), waiting, draws)

        return Dataset(start, self._size)

    def batch(self, batch_size: int, drop_remainder: bool = False) -> Dataset:
        """Return groups of elements, stacked along a new first axis.

        Args:
            batch_size: how many elements make a group, at least 1.
            drop_remainder: whether to leave out a last group that is smaller.

        Raises:
            TypeError: the size is no whole number.
            ValueError: the size is below 1; in the loop, elements of one
                group differ in shape.
        """
        size = _positive(batch_size, "batch", "batch_size")

        def start() -> Iterator[Any]:
            group = []
            for element in self._start():
                group.append(element)
                if len(group) == size:
                    yield _stacked(group)
                    group = []
            if group and not drop_remainder:
                yield _stacked(group)

        count = (
            self._size // size if drop_remainder else -(-self._size // size)
        )
        return Dataset(start, INFINITE if self._size == INFINITE else count)

    def map(self, map_func: Callable[..., Any]) -> Dataset:
        """Return what a function makes of each element.

        Args:
            map_func: takes an element, as tensors; the parts of a tuple come
                as separate arguments. Returns a tensor, or a tuple or dict.
        """

        def start() -> Iterator[Any]:
            for element in self._start():
                tensors = map_structure(Tensor, element)
                if isinstance(tensors, tuple):
                    made = map_func(*tensors)
                else:
                    made = map_func(tensors)
                yield map_structure(_array, _no_lists(made))

        return Dataset(start, self._size)

    def repeat(self, count: int | None = None) -> Dataset:
        """Return all elements several times over.

        Args:
            count: how many times; for ever if it is None or -1.

        Raises:
            TypeError: the count is no whole number.
        """
        times = -1 if count is None else whole(count, "repeat", "count")
        if not self._size:
            return self

        def start() -> Iterator[Any]:
            done = 0
            while times < 0 or done < times:
                yield from self._start()
                done += 1

        endless = times < 0 or (times and self._size == INFINITE)
        return Dataset(start, INFINITE if endless else self._size * times)

    def take(self, count: int) -> Dataset:
        """Return the first elements only.

        Args:
            count: how many at most; all of them if it is -1.

        Raises:
            TypeError: the count is no whole number.
        """
        most = whole(count, "take", "count")
        if most < 0:
            return self

        def start() -> Iterator[Any]:
            for _, element in zip(range(most), self._start(), strict=False):
                yield element

        known = self._size != INFINITE
        return Dataset(start, min(most, self._size) if known else most)

    def __iter__(self) -> Iterator[Any]:
        """Go through the elements, as tensors."""
        for element in self._start():
            yield map_structure(Tensor, element)

    def cardinality(self) -> Tensor:
        """Return how many elements there are; -1 if they never end."""
        return Tensor(np.array(self._size, np.int64))

    def __len__(self) -> int:
        """Return how many elements there are.

        Raises:
            TypeError: they never end.
        """
        if self._size == INFINITE:
            raise TypeError("The dataset is infinite; take() limits it.")
        return self._size


def _shuffled(
    elements: Iterator[Any], waiting: int, draws: np.random.Generator
) -> Iterator[Any]:
    buffer: list[Any] = []
    for element in elements:
        if len(buffer) < waiting:
            buffer.append(element)
            continue
        chosen = int(draws.integers(waiting))
        yield buffer[chosen]
        buffer[chosen] = element
    for chosen in draws.permutation(len(buffer)):
        yield buffer[chosen]


def _stacked(group: Sequence[Any]) -> Any:
    """Return elements of one structure as one, stacked part by part."""
    first = group[0]
    if isinstance(first, dict):
        return {key: _stacked([each[key] for each in group]) for key in first}
    if isinstance(first, tuple):
        return tuple(map(_stacked, zip(*group, strict=True)))
    return _stack(group)


def _stack(arrays: Sequence[Array]) -> Array:
    for array in arrays:
        if array.shape != arrays[0].shape:
            raise ValueError(
                "batch: elements of one batch must have one shape, got "
                f"{arrays[0].shape} and {array.shape}."
            )
    return np.stack(arrays)


def _array(x: Any) -> Array:
    return as_operand(x)._array


def _no_lists(structure: Any) -> Any:
    """Return lists, which mean one tensor, as arrays; keep tuples, dicts."""
    if isinstance(structure, list):
        return as_operand(structure)
    if isinstance(structure, tuple):
        return tuple(_no_lists(part) for part in structure)
    if isinstance(structure, dict):
        return {key: _no_lists(part) for key, part in structure.items()}
    return structure


def _positive(value: Any, function: str, argument: str) -> int:
    number = whole(value, function, argument)
    if number < 1:
        raise ValueError(
            f"{function}: {argument} must be at least 1, got {number}."
        )
    return number
