"""Very large, infinite and missing numbers, and no warning about them."""

from typing import Any

import numpy as np
import pytest
from cases import reach
from oracle import array, tf

import groundup as gu

EXTREMES = [0.0, -0.0, 1e4, -1e4, np.inf, -np.inf, np.nan, 1.5]

UNARY = [
    *("exp", "math.log", "math.log1p", "math.expm1", "sqrt", "square", "abs"),
    *("sign", "sin", "cos", "tanh", "round", "nn.relu", "nn.leaky_relu"),
    *("nn.elu", "nn.gelu", "nn.silu", "nn.softplus", "nn.sigmoid"),
    "nn.l2_loss",
]
REDUCING = [
    *("reduce_sum", "reduce_mean", "reduce_max", "reduce_min", "reduce_prod"),
    *("reduce_logsumexp", "math.reduce_variance", "math.reduce_std", "norm"),
    *("nn.softmax", "nn.log_softmax"),
]
BINARY = {
    "add": lambda lib, x, y: x + y,
    "subtract": lambda lib, x, y: x - y,
    "multiply": lambda lib, x, y: x * y,
    "divide": lambda lib, x, y: x / y,
    "floor_divide": lambda lib, x, y: x // y,
    "floor_mod": lambda lib, x, y: x % y,
    "pow": lambda lib, x, y: lib.pow(x, y),
    "maximum": lambda lib, x, y: lib.maximum(x, y),
    "minimum": lambda lib, x, y: lib.minimum(x, y),
    "clip": lambda lib, x, y: lib.clip_by_value(x, y, 2.0),
    "less": lambda lib, x, y: lib.where(x < y, x, y),
    "sigmoid": lambda lib, x, y: lib.nn.sigmoid_cross_entropy_with_logits(
        labels=lib.ones_like(y) * 0.3, logits=x
    ),
}


def run(lib: Any, call: Any, inputs: list[np.ndarray]) -> list[Any]:
    """Return the value and the gradients of the sum."""
    xs = [lib.constant(x) for x in inputs]
    with lib.GradientTape() as tape:
        tape.watch(xs)
        y = call(lib, *xs)
    return [y, *tape.gradient(y, xs, unconnected_gradients="zero")]


def check(call: Any, inputs: list[np.ndarray], atol: float = 1e-37) -> None:
    """Compare both libraries, with NumPy told to raise on anything odd."""
    with np.errstate(all="raise"):
        ours = run(gu, call, inputs)
    for own, other in zip(ours, run(tf, call, inputs), strict=True):
        np.testing.assert_allclose(
            array(own), array(other), rtol=2e-6, atol=atol
        )


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("name", UNARY)
def test_functions_of_one(name: str, dtype: str) -> None:
    x = np.array(EXTREMES, dtype)
    check(lambda lib, x: reach(lib, name)(x), [x])


@pytest.mark.parametrize("name", UNARY[:-1])
def test_no_gradient_comes(name: str) -> None:
    """What `where` leaves out sends a gradient of 0 back."""
    x = np.array(EXTREMES, "float32")
    check(
        lambda lib, x: lib.where(x > 1.0, reach(lib, name)(x), 0.0),
        [x],
    )


@pytest.mark.parametrize("name", ["maximum", "minimum"])
def test_a_missing_gradient_comes(name: str) -> None:
    x = np.array(EXTREMES[:-2], "float64")
    y = np.ones_like(x)
    check(lambda lib, x, y: lib.cos(reach(lib, name)(x, y)), [x, y * 0.5])
    check(lambda lib, x, y: lib.cos(reach(lib, name)(x, y)), [x, y * np.inf])


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("name", BINARY)
def test_functions_of_two(name: str, dtype: str) -> None:
    x, y = np.meshgrid(EXTREMES, EXTREMES)
    check(BINARY[name], [x.astype(dtype), y.astype(dtype)])


@pytest.mark.parametrize("name", REDUCING)
def test_reductions(name: str) -> None:
    rows = [[x, y, 0.5] for x in EXTREMES for y in EXTREMES]
    x = np.array(rows, "float32")
    # The gradient of a sum of probabilities is 0 but for rounding.
    atol = 1e-6 if "softmax" in name else 1e-37
    check(lambda lib, x: reach(lib, name)(x, axis=1), [x], atol)


def test_cross_entropies() -> None:
    rows = [[x, y, 0.5] for x in EXTREMES[:4] for y in EXTREMES]
    x = np.array(rows, "float32")
    sparse = np.arange(len(x)) % 3
    dense = np.eye(3, dtype="float32")[sparse]
    check(
        lambda lib, x: lib.nn.sparse_softmax_cross_entropy_with_logits(
            sparse, x
        ),
        [x],
    )
    check(
        lambda lib, x: lib.nn.softmax_cross_entropy_with_logits(dense, x), [x]
    )


def test_nothing_warns_outside_a_tape_either() -> None:
    x = gu.constant(EXTREMES)
    with np.errstate(all="raise"):
        gu.exp(x) * gu.math.log(x) / 0
        gu.cast(x, gu.int32)
        gu.reduce_sum(gu.constant([2**30] * 4)) * 5
        gu.constant(np.array(EXTREMES) * 1e200, gu.float32)
