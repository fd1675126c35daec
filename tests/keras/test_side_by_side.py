"""Small variables, updated side by side: as if each were alone."""

from typing import Any

import numpy as np
import pytest

import groundup as gu
from groundup.keras.optimizers.side_by_side import FEW, joined, small, split

SETTINGS: list[tuple[str, dict[str, Any]]] = [
    ("SGD", {}),
    ("SGD", {"momentum": 0.9, "weight_decay": 0.1}),
    ("Adagrad", {}),
    ("RMSprop", {"centered": True}),
    ("Adam", {"amsgrad": True}),
    ("AdamW", {}),
]

SHAPES = {
    "small": [(2, 3), (), (0, 4), (5,)],
    "large": [(2, 3), (FEW,)],
}


@pytest.mark.parametrize("shapes", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize(("name", "settings"), SETTINGS)
@pytest.mark.filterwarnings("ignore:.*no gradient")
def test_as_if_each_were_alone(
    name: str, settings: dict[str, Any], shapes: list[tuple[int, ...]]
) -> None:
    kind = getattr(gu.keras.optimizers, name)
    together = kind(0.1, **settings)
    alone = [kind(0.1, **settings) for _ in shapes]
    rng = np.random.default_rng(0)
    start = [rng.normal(size=shape).astype("float32") for shape in shapes]
    ours, theirs = list(map(gu.Variable, start)), list(map(gu.Variable, start))
    # The first and the last step have all gradients; in between one lacks.
    for lacking in (None, 1, None, 0, None):
        gs: list[Any] = [rng.normal(size=v.shape) for v in ours]
        for i, one in enumerate(alone):
            if i == lacking:
                gs[i] = None
                one.iterations.assign_add(1)
            else:
                one.apply_gradients([(gs[i], theirs[i])])
        together.apply_gradients(zip(gs, ours, strict=True))
        for v, expected in zip(ours, theirs, strict=True):
            np.testing.assert_array_equal(v, expected)


def test_a_variable_given_twice_takes_two_steps() -> None:
    optimizer = gu.keras.optimizers.SGD(1.0)
    v, w = gu.Variable([5.0]), gu.Variable([5.0])
    optimizer.apply_gradients([([1.0], v), ([1.0], w), ([2.0], v)])
    assert float(v[0]) == 2.0
    optimizer.apply_gradients([([1.0], v), ([1.0], w)])
    assert [float(v[0]), float(w[0])] == [1.0, 3.0]


def test_two_dtypes_are_not_put_side_by_side() -> None:
    arrays = [np.zeros(2, "float32"), np.zeros(2, "float64")]
    assert not small(arrays)
    assert small(arrays[:1])


def test_split_undoes_joined() -> None:
    arrays = [np.arange(6.0).reshape(2, 3), np.array(7.0), np.zeros((0, 2))]
    parts = split(joined(arrays), arrays)
    for part, array in zip(parts, arrays, strict=True):
        assert part.shape == array.shape
        np.testing.assert_array_equal(part, array)
