"""Every operation against TensorFlow, and against finite differences."""

import numpy as np
import pytest
from cases import CASES, Case
from oracle import tf
from run_cases import agree, run, weights

import groundup as gu

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)


@every_case
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_equals_tensorflow(case: Case, dtype: str) -> None:
    agree(case, dtype, run(gu, case, dtype), run(tf, case, dtype))


@every_case
def test_gradient_equals_finite_differences(case: Case) -> None:
    if case.label in ("tie", "not the derivative"):
        pytest.skip("two entries tie, or the gradient is another on purpose")
    value, *grads = run(gu, case, "float64")
    if not np.all(np.isfinite(value)) or any(
        g is not None and np.any(np.isnan(g)) for g in grads
    ):
        pytest.skip("no derivative there")
    rng = np.random.default_rng(3)
    ways = [rng.normal(size=x.shape) for x in case.inputs]

    def weighted(step: float) -> float:
        xs = [
            gu.constant(x + step * way)
            for x, way in zip(case.inputs, ways, strict=True)
        ]
        y = np.asarray(case.call(gu, *xs))
        return float(np.sum(weights(y) * y))

    h = 1e-6 * max(np.abs(x).max(initial=1e-9) for x in case.inputs)
    slope = (weighted(h) - weighted(-h)) / (2 * h)
    found = sum(
        np.sum(g * way)
        for g, way in zip(grads, ways, strict=True)
        if g is not None
    )
    np.testing.assert_allclose(found, slope, rtol=1e-6, atol=1e-6)


# Names without a gradient of their own: they make or describe tensors, or
# choose by position.
WITHOUT_GRADIENT = {
    *("constant", "zeros", "ones", "zeros_like", "ones_like", "fill", "eye"),
    *("range", "linspace", "one_hot", "shape", "size", "rank", "as_dtype"),
    *("argmax", "argmin", "equal", "reduce_all", "reduce_any", "round"),
}
CLASSES = {"DType", "GradientTape", "Tensor", "TensorShape", "Variable"}


def test_every_differentiable_operation_has_a_case() -> None:
    covered = {case.op.split(".")[-1] for case in CASES}
    for module in (gu, gu.math, gu.nn):
        functions = {n for n in module.__all__ if callable(getattr(module, n))}
        missing = functions - covered - WITHOUT_GRADIENT - CLASSES
        assert not missing, f"add cases for {sorted(missing)}"


def test_a_case_has_the_same_inputs_wherever_it_stands() -> None:
    inputs = {case.id: case.inputs for case in CASES}
    np.testing.assert_array_equal(inputs["exp"], inputs["square"])
