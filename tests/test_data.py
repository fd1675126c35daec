"""Datasets: the same elements in the same structure as tf.data's."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from oracle import array, tf

import groundup as gu

X = np.arange(22.0, dtype="float32").reshape(11, 2)
Y = np.arange(11)

PIPELINES: dict[str, Callable[[Any, Any], Any]] = {
    "array": lambda lib, make: make(X),
    "pair": lambda lib, make: make((X, Y)),
    "dict": lambda lib, make: make({"x": X, "y": Y}),
    "nested": lambda lib, make: make((X, {"y": Y, "z": (Y, X)})),
    "list": lambda lib, make: make([1.0, 2.0, 3.0]),
    "tensor": lambda lib, make: make(lib.constant(X)),
    "batch": lambda lib, make: make((X, Y)).batch(4),
    "batch-exact": lambda lib, make: make(X).batch(11),
    "batch-drop": lambda lib, make: make((X, Y)).batch(4, drop_remainder=True),
    "batch-twice": lambda lib, make: make(X).batch(2, True).batch(2),
    "batch-dict": lambda lib, make: make({"x": X, "y": (Y, Y)}).batch(3),
    "batch-dict-unsorted": lambda lib, make: make(
        {"y": Y, "x": {"b": X, "a": 2.0 * X}}
    ).batch(3),
    "map": lambda lib, make: make(X).map(lambda x: 2.0 * x),
    "map-pair": lambda lib, make: make((X, Y)).map(lambda x, y: (y, x + 1.0)),
    "map-dict": lambda lib, make: make((X, Y)).map(lambda x, y: {"a": x}),
    "map-batch": lambda lib, make: make(X).batch(3).map(lib.reduce_sum),
    "repeat": lambda lib, make: make(X).repeat(3),
    "repeat-0": lambda lib, make: make(X).repeat(0),
    "repeat-batch": lambda lib, make: make(X).repeat(2).batch(4),
    "endless": lambda lib, make: make(X).repeat().take(25),
    "endless-batch": lambda lib, make: make(X).repeat(-1).batch(4).take(5),
    "take": lambda lib, make: make(X).take(4),
    "take-more": lambda lib, make: make(X).take(40),
    "take-all": lambda lib, make: make(X).take(-1),
    "take-0": lambda lib, make: make(X).take(0),
    "empty": lambda lib, make: make(X[:0]).repeat(),
    "shuffle-1": lambda lib, make: make(X).shuffle(1),
}


def plain(element: Any) -> Any:
    if isinstance(element, tuple):
        return tuple(plain(part) for part in element)
    if isinstance(element, dict):
        return {key: plain(part) for key, part in element.items()}
    return array(element).tolist(), element.dtype.name, tuple(element.shape)


@pytest.mark.parametrize("name", PIPELINES)
def test_follows_tensorflow(name: str) -> None:
    ours, theirs = (
        PIPELINES[name](lib, lib.data.Dataset.from_tensor_slices)
        for lib in (gu, tf)
    )
    expected = [plain(element) for element in theirs]
    assert [plain(element) for element in ours] == expected
    assert len(ours) == len(theirs) == len(expected)
    assert int(ours.cardinality()) == int(theirs.cardinality())
    # A second loop starts again.
    assert [plain(element) for element in ours] == expected
    assert all(isinstance(x, gu.Tensor) for x in ours.take(1).map(first))


def first(*parts: Any) -> Any:
    return gu.structure.flatten(parts)[0]


def test_a_dataset_that_never_ends_has_no_length() -> None:
    for lib in (gu, tf):
        endless = lib.data.Dataset.from_tensor_slices(X).repeat()
        for dataset in (endless, endless.batch(2), endless.repeat(2)):
            assert int(dataset.cardinality()) == -1
            with pytest.raises(TypeError, match="infinite"):
                len(dataset)
        assert len(endless.take(3)) == 3


def order(dataset: Any) -> list[int]:
    return [int(i) for i in dataset]


def test_shuffle_keeps_every_element() -> None:
    dataset = gu.data.Dataset.from_tensor_slices(Y).shuffle(11, seed=1)
    loops = [order(dataset) for _ in range(3)]
    assert all(sorted(loop) == list(Y) for loop in loops)
    assert loops[0] != loops[1] != loops[2]
    again = gu.data.Dataset.from_tensor_slices(Y).shuffle(11, seed=1)
    assert [order(again) for _ in range(3)] == loops


def test_shuffle_can_keep_its_order() -> None:
    dataset = gu.data.Dataset.from_tensor_slices(Y)
    fixed = dataset.shuffle(11, seed=1, reshuffle_each_iteration=False)
    assert order(fixed) == order(fixed) != list(Y)


def test_shuffle_without_a_seed_follows_set_seed() -> None:
    loops = []
    for _ in range(2):
        gu.random.set_seed(3)
        loops.append(order(gu.data.Dataset.from_tensor_slices(Y).shuffle(11)))
    assert loops[0] == loops[1]
    other = gu.data.Dataset.from_tensor_slices(Y).shuffle(11)
    assert order(other) != loops[0]


def test_a_small_buffer_moves_elements_forward_only_so_far() -> None:
    n = 1000
    dataset = gu.data.Dataset.from_tensor_slices(np.arange(n))
    for lib_order in (
        order(dataset.shuffle(5, seed=0)),
        order(tf.data.Dataset.range(n).shuffle(5, seed=0)),
    ):
        places = np.arange(n)
        # Element i waits until place i - 4 at the earliest.
        assert np.all(np.array(lib_order) <= places + 4)
        assert np.any(np.array(lib_order) < places)


def test_every_order_is_equally_likely() -> None:
    three = gu.data.Dataset.from_tensor_slices(np.arange(3))
    shuffled = three.shuffle(3, seed=5)
    counts: dict[tuple[int, ...], int] = {}
    for _ in range(1200):
        found = tuple(order(shuffled))
        counts[found] = counts.get(found, 0) + 1
    # 200 each are expected; the standard deviation is 13.
    assert len(counts) == 6 and min(counts.values()) > 145


MISTAKES: list[tuple[Any, type[Exception], str]] = [
    (
        lambda d: d.from_tensor_slices((X, Y[:5])),
        ValueError,
        r"as many slices .* \[\(11, 2\), \(5,\)\]",
    ),
    (lambda d: d.from_tensor_slices(3.0), ValueError, "as many slices"),
    (lambda d: d.from_tensor_slices(()), ValueError, "the shapes"),
    (
        lambda d: d.from_tensor_slices(X).batch(0),
        ValueError,
        "batch: batch_size must be at least 1, got 0",
    ),
    (
        lambda d: d.from_tensor_slices(X).shuffle(0),
        ValueError,
        "shuffle: buffer_size must be at least 1, got 0",
    ),
    (
        lambda d: d.from_tensor_slices(X).batch(2.5),
        TypeError,
        "batch_size must be a whole number, got 2.5",
    ),
    (
        lambda d: list(d.from_tensor_slices(X).batch(2).batch(6)),
        ValueError,
        r"batch: elements .* \(2, 2\) and \(1, 2\)",
    ),
    (
        lambda d: d.from_tensor_slices(X).take("a"),
        TypeError,
        "take: count must be a whole number",
    ),
]


@pytest.mark.parametrize(("mistake", "kind", "message"), MISTAKES)
def test_mistakes_are_explained(
    mistake: Any, kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind, match=message):
        mistake(gu.data.Dataset)
