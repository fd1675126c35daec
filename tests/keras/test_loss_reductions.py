"""Reductions and sample weights of losses, against Keras."""

import importlib
from typing import Any

import numpy as np
import pytest
from losses_table import rng
from oracle import array, tf

import groundup as gu

keras = importlib.import_module("keras")

# Reductions and weights.
WEIGHTS: dict[str, tuple[Any, tuple[int, ...]]] = {
    "none": (None, (4, 3)),
    "number": (2.5, (4, 3)),
    "one a sample": ([1.0, 0.0, 2.0, 3.0], (4, 3)),
    "column": ([[1.0], [0.0], [2.0], [3.0]], (4, 3)),
    "whole numbers": ([1, 0, 2, 3], (4, 3)),
    "broadcast": ([[1.0], [2.0]], (2, 5, 3)),
    "all zero": ([0.0, 0.0], (2, 3)),
    "rank 1": ([1.0, 2.0, 0.5], (3,)),
    "no samples": (None, (0, 3)),
    "no entries": (None, (0, 2, 3)),
}
REDUCTIONS = [
    "sum_over_batch_size",
    "mean",
    "mean_with_sample_weight",
    "sum",
    "none",
    None,
]


@pytest.mark.parametrize("weights", WEIGHTS)
@pytest.mark.parametrize("reduction", REDUCTIONS)
def test_reductions_and_weights(reduction: str | None, weights: str) -> None:
    given, shape = WEIGHTS[weights]
    y, p = rng.normal(size=shape), rng.normal(size=shape)
    results = []
    for lib, losses in ((gu, gu.keras.losses), (tf, keras.losses)):
        q = lib.constant(p.astype("float32"))
        with lib.GradientTape() as tape:
            tape.watch(q)
            value = losses.MeanSquaredError(reduction)(y, q, given)
        results.append((array(value), array(tape.gradient(value, q))))
    for own, other in zip(*results, strict=True):
        assert own.shape == other.shape
        np.testing.assert_allclose(own, other, rtol=1e-6, atol=1e-7)
