"""Widgets: they compute what groundup computes, and fit every reader."""

import numpy as np
from in_node import call

import groundup as gu

RNG = np.random.default_rng(5)


def grid(start: float, stop: float, count: int = 201) -> np.ndarray:
    """Return evenly spaced numbers and as many random ones between."""
    even = np.linspace(start, stop, count)
    return np.r_[even, RNG.uniform(start, stop, count)]


def test_descent_takes_the_steps_of_the_tape() -> None:
    def f(x: gu.Variable) -> gu.Tensor:
        return x**2 + 3 * x + 2

    for rate in grid(0.01, 1.2, 13):
        x = gu.Variable(grid(-8, 5), dtype=gu.float64)
        with gu.GradientTape() as tape:
            height = f(x)
        slope = tape.gradient(height, x)
        calls = [[float(each)] for each in x.numpy()]
        steps = [[each, float(rate)] for (each,) in calls]
        same(call("descent-arithmetic", "f", calls), height)
        same(call("descent-arithmetic", "slope", calls), slope)
        x.assign_sub(rate * slope)
        same(call("descent-arithmetic", "step", steps), x)


def same(ours: list[float], theirs: gu.Tensor) -> None:
    np.testing.assert_allclose(ours, theirs.numpy(), rtol=1e-12, atol=1e-12)
