"""Random numbers: seeded, repeatable, and from the distributions they name."""

from typing import Any

import numpy as np
import pytest

import groundup as gu
from groundup import random


def draws() -> Any:
    return [
        random.uniform((3,)).numpy(),
        random.normal((2, 2), seed=4).numpy(),
        random.shuffle(gu.range(10)).numpy(),
        random.normal((2, 2), seed=4).numpy(),
    ]


def test_a_seed_repeats_what_follows() -> None:
    random.set_seed(7)
    first = draws()
    random.set_seed(7)
    again = draws()
    random.set_seed(8)
    other = draws()
    for a, b in zip(first, again, strict=True):
        np.testing.assert_array_equal(a, b)
    assert not np.array_equal(first[0], other[0])
    assert not np.array_equal(first[1], other[1])
    assert not np.array_equal(first[1], first[3])


def test_numpys_global_state_is_neither_used_nor_changed() -> None:
    np.random.seed(1)
    random.set_seed(1)
    first = draws()
    assert np.random.rand() == np.random.RandomState(1).rand()
    random.set_seed(1)
    np.testing.assert_array_equal(first[0], draws()[0])


@pytest.mark.parametrize("dtype", ["float16", "float32", "float64"])
def test_uniform_fills_its_range(dtype: str) -> None:
    x = random.Generator.from_seed(1).uniform((20000,), -1, 3, dtype).numpy()
    assert x.dtype == dtype
    assert -1 <= x.min() < -0.99 and 2.99 < x.max() < 3
    assert abs(x.astype(float).mean() - 1) < 0.05


@pytest.mark.parametrize("ends", [(0, 1), (1000, 1001), (3, -5), (2, 2)])
@pytest.mark.parametrize("dtype", ["float16", "float32"])
def test_decimal_numbers_leave_out_the_upper_end(
    dtype: str, ends: tuple[int, int]
) -> None:
    low, high = ends
    stream = random.Generator.from_seed(1)
    x = stream.uniform((10**6,), low, high, dtype).numpy()
    assert min(ends) <= x.min() and x.max() <= max(ends)
    assert high not in x or low == high


def test_whole_numbers_leave_out_the_upper_end() -> None:
    x = random.uniform((2000,), minval=0, maxval=3, dtype=gu.int32).numpy()
    assert x.dtype == np.int32
    assert set(x.tolist()) == {0, 1, 2}


def test_normal_has_its_mean_and_deviation() -> None:
    x = random.Generator.from_seed(1).normal((20000,), 2.0, 3.0).numpy()
    assert x.dtype == np.float32
    assert abs(x.mean() - 2) < 0.1
    assert abs(x.std() - 3) < 0.1


def test_shuffle_keeps_the_slices() -> None:
    random.set_seed(0)
    x = random.shuffle(gu.reshape(gu.range(40), (20, 2))).numpy()
    assert not np.array_equal(x[:, 0], np.arange(0, 40, 2))
    np.testing.assert_array_equal(np.sort(x[:, 0]), np.arange(0, 40, 2))
    np.testing.assert_array_equal(x[:, 1] - x[:, 0], 1)


def test_dropout_keeps_the_expected_value() -> None:
    x = gu.Variable(np.ones((200, 100), "float32"))
    random.set_seed(3)
    with gu.GradientTape() as tape:
        y = gu.nn.dropout(x, 0.25)
    assert set(np.unique(y.numpy())) == {0, np.float32(1 / 0.75)}
    assert abs(np.mean(y.numpy() == 0) - 0.25) < 0.01
    np.testing.assert_array_equal(tape.gradient(y, x).numpy(), y.numpy())
    rows = gu.nn.dropout(x, 0.5, noise_shape=(200, 1), seed=1).numpy()
    assert np.all(rows == rows[:, :1])


def test_a_seed_must_be_a_whole_number() -> None:
    with pytest.raises(TypeError, match=r"got 1\.5"):
        random.set_seed(1.5)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="must not be negative, got -1"):
        random.set_seed(-1)
    with pytest.raises(ValueError, match="must not be negative, got -2"):
        random.uniform((2,), seed=-2)
    with pytest.raises(ValueError, match="must not be negative, got -3"):
        gu.data.Dataset.from_tensor_slices([1]).shuffle(1, seed=-3)
    with pytest.raises(TypeError, match="got 'a'"):
        random.Generator.from_seed("a")  # type: ignore[arg-type]
