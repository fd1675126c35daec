"""Regularizers against Keras, and bad input."""

import importlib
from typing import Any

import numpy as np
import pytest
from oracle import array, tf

import groundup as gu

keras = importlib.import_module("keras")
R = gu.keras.regularizers


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("strength", [0.01, 0.3, 0, 2])
def test_l2_equals_keras(strength: float, dtype: str) -> None:
    x = np.random.default_rng(2).normal(size=(4, 3)).astype(dtype)
    results = []
    for lib, regularizers in ((gu, R), (tf, keras.regularizers)):
        w = lib.Variable(x)
        with lib.GradientTape() as tape:
            penalty = regularizers.L2(strength)(w)
        results.append((array(penalty), array(tape.gradient(penalty, w))))
    # Keras rounds the strength to float32, whatever the dtype of x.
    eps = 12 * np.finfo(dtype).eps if strength % 1 == 0 else 1e-6
    for own, other in zip(*results, strict=True):
        assert own.dtype == other.dtype
        np.testing.assert_allclose(own, other, rtol=eps)


def test_the_gradient_shrinks_every_weight_by_the_same_factor() -> None:
    w = gu.Variable([1.0, -2.0, 4.0])
    with gu.GradientTape() as tape:
        penalty = R.L2(0.25)(w)
    assert float(penalty) == 5.25  # a quarter of 1 + 4 + 16
    assert tape.gradient(penalty, w).numpy().tolist() == [0.5, -1.0, 2.0]


def test_get() -> None:
    assert R.get(None) is None
    for name in ("l2", "L2", R.L2):
        assert R.get(name).l2 == keras.regularizers.L2().l2 == 0.01
    strong = R.L2(3)
    assert R.get(strong) is strong
    assert R.get(gu.norm) is gu.norm


@pytest.mark.parametrize("l2", [-1, -0.1, np.inf, np.nan, "strong", None])
def test_bad_strengths(l2: Any) -> None:
    with pytest.raises(ValueError, match="l2 must be a finite number, 0 or"):
        R.L2(l2)


def test_bad_input() -> None:
    with pytest.raises(TypeError, match="L2: x must hold decimal numbers"):
        R.L2()([1, 2])
    with pytest.raises(ValueError, match="'l1'; the nearest is 'l2'"):
        R.get("l1")
    with pytest.raises(ValueError, match="is no regularizer; expected"):
        R.get(0.5)
