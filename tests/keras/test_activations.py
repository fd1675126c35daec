"""Activations against Keras: values, gradients, names and bad input."""

import importlib
from typing import Any

import numpy as np
import pytest
from oracle import array, tf

import groundup as gu

keras = importlib.import_module("keras")
K, A = keras.activations, gu.keras.activations

CASES: list[tuple[str, dict[str, Any]]] = [
    *((name, {}) for name in sorted(set(A.__all__) - {"get"})),
    ("relu", {"negative_slope": 0.1}),
    ("relu", {"max_value": 1.5}),
    ("relu", {"max_value": 6}),
    ("relu", {"threshold": 0.5}),
    ("relu", {"threshold": -0.5}),
    ("relu", {"negative_slope": 0.1, "max_value": 1.0}),
    ("relu", {"negative_slope": 0.1, "threshold": 0.5}),
    ("relu", {"negative_slope": 0.1, "max_value": 1, "threshold": 0.5}),
    ("leaky_relu", {"negative_slope": 0.01}),
    ("elu", {"alpha": 0.5}),
    ("gelu", {"approximate": True}),
    ("softmax", {"axis": 0}),
    ("log_softmax", {"axis": 0}),
]
every_case = pytest.mark.parametrize(("name", "options"), CASES)
NORMAL = np.random.default_rng(9).normal(size=(5, 4)) * 2
HUGE = np.array([[-1e4, -90.0, -1e-9, 0.0], [1e-9, 30.0, 90.0, 1e4]])


def run(
    lib: Any, module: Any, name: str, options: dict[str, Any], x: np.ndarray
) -> list[np.ndarray]:
    """Return the value and the gradient in one library."""
    z = lib.constant(x)
    with lib.GradientTape() as tape:
        tape.watch(z)
        y = 1.0 * getattr(module, name)(z, **options)
    start = np.cos(np.arange(x.size)).reshape(x.shape).astype(x.dtype) + 0.2
    found = tape.gradient(y, z, output_gradients=lib.constant(start))
    return [array(y), array(found)]


@every_case
@pytest.mark.parametrize("x", [NORMAL, HUGE], ids=["normal", "huge"])
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_equals_keras(
    name: str, options: dict[str, Any], x: np.ndarray, dtype: str
) -> None:
    with np.errstate(all="raise"):
        ours = run(gu, A, name, options, x.astype(dtype))
    theirs = run(tf, K, name, options, x.astype(dtype))
    eps = 1e-9 if dtype == "float64" else 20 * np.finfo(dtype).eps
    if name in ("gelu", "leaky_relu") or "negative_slope" in options:
        eps = max(eps, 1e-6)  # TensorFlow's constants there are float32
    for own, other in zip(ours, theirs, strict=True):
        assert own.dtype == other.dtype
        np.testing.assert_allclose(own, other, rtol=eps, atol=eps)


@every_case
def test_gradient_equals_finite_differences(
    name: str, options: dict[str, Any]
) -> None:
    _, found = run(gu, A, name, options, NORMAL)
    way = np.random.default_rng(3).normal(size=NORMAL.shape)

    def weighted(step: float) -> float:
        y, _ = run(gu, A, name, options, NORMAL + step * way)
        weights = np.cos(np.arange(y.size)).reshape(y.shape) + 0.2
        return float(np.sum(weights * y))

    slope = (weighted(1e-6) - weighted(-1e-6)) / 2e-6
    np.testing.assert_allclose(np.sum(found * way), slope, rtol=1e-6)


def test_whole_numbers() -> None:
    for options in ({}, {"max_value": 3}, {"threshold": 2}):
        own, other = (
            A.relu([-1, 2, 7], **options),
            K.relu(np.array([-1, 2, 7], "int32"), **options),
        )
        assert own.dtype.name == other.dtype.name
        np.testing.assert_array_equal(array(own), array(other))


def test_values_known_beforehand() -> None:
    assert array(A.sigmoid([0.0, np.log(3)])) == pytest.approx([0.5, 0.75])
    assert array(A.softmax([0.0, np.log(3)])) == pytest.approx([0.25, 0.75])
    assert float(A.softplus(0.0)) == pytest.approx(np.log(2))
    assert float(A.tanh(np.log(2.0))) == pytest.approx(0.6)
    # Φ(1) = 0.8413447, from any table of the normal distribution.
    assert float(A.gelu(1.0)) == pytest.approx(0.8413447)
    assert A.linear("anything") == "anything"


@pytest.mark.parametrize("name", sorted(set(A.__all__) - {"get"}))
def test_get(name: str) -> None:
    assert A.get(name) is getattr(A, name)
    assert K.get(name) is getattr(K, name)


def test_get_other_things() -> None:
    assert A.get(None) is A.linear
    assert A.get(gu.sin) is gu.sin


WRONG: list[tuple[Any, type[Exception], str]] = [
    (lambda: A.get("Rellu"), ValueError, "'Rellu'; the nearest is 'relu'"),
    (lambda: A.get(3), ValueError, "3 is no activation"),
    (
        lambda: A.relu([1.0], negative_slope=-0.1),
        ValueError,
        "negative_slope and max_value must not be negative, got -0.1 and None",
    ),
    (lambda: A.relu([1.0], max_value=-2), ValueError, "got 0.0 and -2"),
    (lambda: A.relu([True]), TypeError, "relu: x must hold numbers, got bool"),
    (lambda: A.sigmoid([1]), TypeError, "sigmoid: x must hold decimal"),
    (lambda: A.softmax([1.0], axis=1), ValueError, "axis 1 does not exist"),
    (lambda: A.selu, AttributeError, "nearest name that it has is '.*elu'"),
]


@pytest.mark.parametrize(("call", "kind", "message"), WRONG)
def test_bad_input(call: Any, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message):
        call()
