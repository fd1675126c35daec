"""Initializers: the papers' variances, the bounds, Keras's statistics."""

import importlib
from typing import Any

import numpy as np
import pytest
from oracle import array

import groundup as gu

keras = importlib.import_module("keras")
K, I = keras.initializers, gu.keras.initializers  # noqa: E741


def by_simulation(name: str, n_in: int, n_out: int) -> float:
    """Return the variance that keeps a layer's signals level.

    Push unit-variance signals through a layer of unit-variance weights and
    see how much too large they come out.
    """
    rng = np.random.default_rng(0)
    forwards = rng.normal(size=(400, n_in)) @ rng.normal(size=(n_in, 400))
    if name.startswith("He"):
        # He et al.: the inputs are a relu of something symmetric, whose
        # mean square is what the next layer's variance is made of.
        inputs = np.maximum(rng.normal(size=(400, n_in)), 0)
        gain = np.mean((inputs @ rng.normal(size=(n_in, 400))) ** 2)
        return 1 / gain
    # Glorot and Bengio: between what keeps the signals level and what keeps
    # their gradients level, so that the two gains average to 1.
    backwards = rng.normal(size=(400, n_out)) @ rng.normal(size=(n_out, 400))
    return 2 / (np.mean(forwards**2) + np.mean(backwards**2))


SCALED = ["GlorotUniform", "GlorotNormal", "HeUniform", "HeNormal"]


def draws(name: str, shape: Any, **options: Any) -> np.ndarray:
    """Return what an initializer gives, in float64."""
    return array(getattr(I, name)(**options)(shape, dtype="float64"))


@pytest.mark.parametrize("name", SCALED)
@pytest.mark.parametrize("shape", [(300, 500), (800, 250)])
def test_variance_is_the_papers(name: str, shape: tuple[int, int]) -> None:
    n_in, n_out = shape
    paper = 2 / n_in if name.startswith("He") else 2 / (n_in + n_out)
    w = draws(name, shape, seed=1)
    assert np.var(w) == pytest.approx(paper, rel=0.02)
    assert abs(np.mean(w)) < 5 * np.sqrt(paper / w.size)


@pytest.mark.parametrize("name", SCALED)
def test_the_papers_formula_keeps_signals_level(name: str) -> None:
    w = draws(name, (300, 500), seed=2)
    assert np.var(w) == pytest.approx(by_simulation(name, 300, 500), rel=0.02)


# Conv-like shapes: window, inputs, outputs.
FANS = [
    ((), 1, 1),
    ((7,), 7, 7),
    ((30, 50), 30, 50),
    ((5, 30, 50), 150, 250),
    ((3, 3, 20, 40), 180, 360),
]


@pytest.mark.parametrize(("shape", "n_in", "n_out"), FANS)
def test_uniform_bounds(shape: tuple[int, ...], n_in: int, n_out: int) -> None:
    for name, a in (
        ("GlorotUniform", np.sqrt(6 / (n_in + n_out))),
        ("HeUniform", np.sqrt(6 / n_in)),
    ):
        many = [draws(name, shape, seed=seed) for seed in range(200)]
        theirs = [array(getattr(K, name)(seed)(shape)) for seed in range(200)]
        for found in (many, theirs):
            largest = np.max(np.abs(found))
            assert 0.97 * a < largest <= a * (1 + 1e-6)


@pytest.mark.parametrize(("shape", "n_in", "n_out"), FANS[2:])
def test_normal_bounds(shape: tuple[int, ...], n_in: int, n_out: int) -> None:
    # The cut is at two standard deviations of the normal distribution before
    # it; that one is wider than what is left by a factor found by integration.
    x = np.linspace(-2, 2, 200_001)
    density = np.exp(-x * x / 2)
    kept = np.sqrt(np.sum(x * x * density) / np.sum(density))
    for name, variance in (
        ("GlorotNormal", 2 / (n_in + n_out)),
        ("HeNormal", 2 / n_in),
    ):
        cut = 2 * np.sqrt(variance) / kept
        for found in (
            draws(name, shape, seed=3),
            array(getattr(K, name)(seed=3)(shape)),
        ):
            assert 0.95 * cut < np.max(np.abs(found)) <= cut * (1 + 1e-6)
            # With such a cut, values beyond half of it are 2 (Φ(2) - Φ(1))
            # out of 2 Φ(2) - 1.
            beyond = np.mean(np.abs(found) > cut / 2)
            assert beyond == pytest.approx(0.2848, abs=0.03)


EVERY: list[tuple[str, dict[str, Any]]] = [
    *((name, {}) for name in SCALED),
    ("RandomNormal", {}),
    ("RandomNormal", {"mean": 2.0, "stddev": 0.5}),
    ("RandomUniform", {}),
    ("RandomUniform", {"minval": -1.0, "maxval": 3.0}),
]


@pytest.mark.parametrize(("name", "options"), EVERY)
def test_statistics_are_keras_s(name: str, options: dict[str, Any]) -> None:
    shape = (400, 500)
    own = np.sort(draws(name, shape, seed=4, **options).ravel())
    other = np.sort(array(getattr(K, name)(seed=4, **options)(shape)).ravel())
    # The Kolmogorov-Smirnov distance; 1.95 √(2/n) is exceeded once in 1,000.
    both = np.concatenate([own, other])
    ours = np.searchsorted(own, both, "right") / own.size
    theirs = np.searchsorted(other, both, "right") / other.size
    assert np.max(np.abs(ours - theirs)) < 1.95 * np.sqrt(2 / own.size)
    assert np.std(own) == pytest.approx(np.std(other), rel=0.02)


@pytest.mark.parametrize(("name", "options"), EVERY)
def test_seeds(name: str, options: dict[str, Any]) -> None:
    make = getattr(I, name)
    one = make(seed=7, **options)
    first, again = array(one((3, 2))), array(one((3, 2)))
    np.testing.assert_array_equal(first, again)  # each call, as in Keras
    np.testing.assert_array_equal(
        first, array(make(seed=7, **options)((3, 2)))
    )
    assert not np.any(first == array(make(seed=8, **options)((3, 2))))
    assert not np.any(array(make(**options)((3,))) == array(make()((3,))))


def test_set_seed_repeats_what_was_given_no_seed() -> None:
    found = []
    for _ in range(2):
        gu.random.set_seed(3)
        found.append(array(I.GlorotUniform()((2, 2))))
    np.testing.assert_array_equal(*found)


@pytest.mark.parametrize("dtype", [None, "float32", "float64", "float16"])
@pytest.mark.parametrize("shape", [(), (3,), (0, 2), [2, 3], gu.TensorShape])
@pytest.mark.parametrize("name", sorted(set(I.__all__) - {"get"}))
def test_shapes_and_dtypes(name: str, shape: Any, dtype: str | None) -> None:
    if shape is gu.TensorShape:
        shape = gu.constant([[1.0, 2.0]]).shape
    own = getattr(I, name)()(shape, dtype=dtype)
    other = getattr(K, name)()(tuple(shape), dtype=dtype)
    assert isinstance(own, gu.Tensor)
    assert own.shape == tuple(other.shape)
    assert own.dtype.name == other.dtype.name


@pytest.mark.parametrize("dtype", [None, "float64", "int32"])
def test_constants(dtype: str | None) -> None:
    for name, values in (
        ("Zeros", ()),
        ("Ones", ()),
        ("Constant", ()),
        ("Constant", (2.0,)),
        ("Constant", ([1.0, 2.0, 3.0],)),
        ("Constant", (np.arange(6.0).reshape(2, 3),)),
    ):
        own = getattr(I, name)(*values)((2, 3), dtype)
        other = getattr(K, name)(*values)((2, 3), dtype)
        assert own.dtype.name == other.dtype.name
        np.testing.assert_array_equal(array(own), array(other))


# Keras cannot get a Constant by name, as it asks for the value.
NAMES = sorted(set(I.__all__) - {"get", "Constant"})
NAMES += ["zeros", "ones", "glorot_uniform", "glorot_normal"]
NAMES += ["he_uniform", "he_normal", "random_normal", "random_uniform"]


@pytest.mark.parametrize("name", NAMES)
def test_get(name: str) -> None:
    assert type(I.get(name)).__name__ == type(K.get(name)).__name__


def test_get_other_things() -> None:
    ones = I.Ones()
    assert I.get(None) is None
    assert I.get(ones) is ones
    assert I.get(gu.zeros) is gu.zeros
    assert isinstance(I.get(I.HeNormal), I.HeNormal)
    assert isinstance(I.get("constant"), I.Constant)


WRONG: list[tuple[Any, type[Exception], str]] = [
    (lambda: I.HeNormal(seed=1.5), TypeError, "HeNormal: seed must be a wh"),
    (
        lambda: I.RandomNormal(None),
        TypeError,
        "RandomNormal: mean must be a single number, got None",
    ),
    (
        lambda: I.RandomNormal(stddev="a"),
        TypeError,
        "RandomNormal: stddev must be a single number, got 'a'",
    ),
    (
        lambda: I.RandomUniform("a"),
        TypeError,
        "RandomUniform: minval must be a single number, got 'a'",
    ),
    (
        lambda: I.RandomUniform(maxval=None),
        TypeError,
        "RandomUniform: maxval must be a single number, got None",
    ),
    (lambda: I.HeNormal(seed=-1), ValueError, "must not be negative, got -1"),
    (
        lambda: I.RandomNormal(stddev=-1.0),
        ValueError,
        "stddev must not be negative, got -1.0",
    ),
    (
        lambda: I.RandomUniform(1.0, 0.0),
        ValueError,
        r"minval \(1.0\) must not be above maxval \(0.0\)",
    ),
    (lambda: I.HeNormal()((2, -3)), ValueError, "has a negative size"),
    (lambda: I.HeNormal()((2, 1.5)), TypeError, "shape must be a whole"),
    (
        lambda: I.GlorotUniform()((2,), dtype="int32"),
        TypeError,
        "GlorotUniform: dtype must have decimals, got int32",
    ),
    (
        lambda: I.Constant([1.0, 2.0])((2, 3)),
        ValueError,
        r"\(2,\)",
    ),
    (
        lambda: I.get("glorot"),
        ValueError,
        "no initializer called 'glorot'; the nearest is 'Glorot",
    ),
    (lambda: I.get(0), ValueError, "0 is no initializer; expected a name"),
    (lambda: I.Orthogonal, AttributeError, "does not provide"),
]


@pytest.mark.parametrize(("call", "kind", "message"), WRONG)
def test_bad_input(call: Any, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message):
        call()
