"""Activations against Keras: values, gradients, names and bad input."""

import importlib
from typing import Any

import numpy as np
import pytest
from activations_table import CASES, INPUTS, NORMAL, agree, run
from oracle import array, tf

import groundup as gu

keras = importlib.import_module("keras")
K, A = keras.activations, gu.keras.activations

every_case = pytest.mark.parametrize(("name", "options"), CASES)


@every_case
@pytest.mark.parametrize("x", INPUTS.values(), ids=INPUTS)
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_equals_keras(
    name: str, options: dict[str, Any], x: np.ndarray, dtype: str
) -> None:
    with np.errstate(all="raise"):
        ours = run(gu, A, name, options, x.astype(dtype))
    theirs = run(tf, K, name, options, x.astype(dtype))
    agree(name, options, dtype, ours, theirs)


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


@pytest.mark.parametrize("options", [{}, {"max_value": 9.0}])
def test_infinity_is_below_any_threshold(options: dict[str, Any]) -> None:
    x = np.array([-np.inf, 0.2, np.inf], "float32")
    own, other = (
        module.relu(lib.constant(x), threshold=0.5, **options)
        for lib, module in ((gu, A), (tf, K))
    )
    np.testing.assert_array_equal(array(own), array(other))


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
    (
        lambda: A.relu([1.0], "a"),
        TypeError,
        "relu: negative_slope must be a single number, got 'a'",
    ),
    (
        lambda: A.relu([1.0], max_value="a"),
        TypeError,
        "relu: max_value must be a single number, got 'a'",
    ),
    (
        lambda: A.relu([1.0], threshold=None),
        TypeError,
        "relu: threshold must be a single number, got None",
    ),
    (lambda: A.relu([True]), TypeError, "relu: x must hold numbers, got bool"),
    (lambda: A.sigmoid([1]), TypeError, "sigmoid: x must hold decimal"),
    (lambda: A.softmax([1.0], axis=1), ValueError, "axis 1 does not exist"),
    (lambda: A.softmax([1.0], None), TypeError, "axis must be a whole number"),
    (lambda: A.log_softmax([1.0], None), TypeError, "axis must be a whole"),
    (lambda: A.elu([1.0], "a"), TypeError, "elu: alpha must be a single"),
    (
        lambda: A.leaky_relu([1.0], "a"),
        TypeError,
        "leaky_relu: negative_slope must be a single number, got 'a'",
    ),
    (
        lambda: A.relu([1.0], max_value=np.nan),
        ValueError,
        "must not be negative, got 0.0 and nan",
    ),
    (lambda: A.selu, AttributeError, "nearest name that it has is '.*elu'"),
]


@pytest.mark.parametrize(("call", "kind", "message"), WRONG)
def test_bad_input(call: Any, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message):
        call()
