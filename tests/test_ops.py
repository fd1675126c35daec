"""Every operation against TensorFlow, and against finite differences."""

from typing import Any

import numpy as np
import pytest
from cases import CASES, Case
from oracle import array, tf

import groundup as gu

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)


def weights(value: np.ndarray) -> np.ndarray:
    """Return fixed weights: the gradient of a weighted sum tells all."""
    return np.cos(np.arange(value.size)).reshape(value.shape) + 0.2


def run(lib: Any, case: Case, dtype: str, size: bool = False) -> list[Any]:
    """Return the value and the gradients of one case in one library."""
    dress = np.abs if size else np.asarray
    xs = [lib.constant(dress(x).astype(dtype)) for x in case.inputs]
    with lib.GradientTape() as tape:
        tape.watch(xs)
        y = case.call(lib, *xs)
    start = dress(weights(array(y))).astype(str(array(y).dtype))
    grads = tape.gradient(y, xs, output_gradients=lib.constant(start))
    return [y, *grads]


@every_case
def test_float64_equals_tensorflow(case: Case) -> None:
    for ours, theirs in zip(
        run(gu, case, "float64"), run(tf, case, "float64"), strict=True
    ):
        assert (ours is None) == (theirs is None)
        if theirs is not None:
            assert array(ours).dtype == array(theirs).dtype
            assert array(ours).shape == array(theirs).shape
            np.testing.assert_allclose(
                array(ours),
                array(theirs),
                rtol=1e-6 if case.differs else 1e-9,
                atol=1e-14,
            )


def allowed(case: Case, theirs: np.ndarray, size: np.ndarray) -> np.ndarray:
    """Return how far a float32 result may be from TensorFlow's."""
    if not case.sums:
        least = 1 if case.cancels else 0
        return 8 * np.spacing(np.maximum(np.abs(theirs), np.float32(least)))
    n = max(x.size for x in case.inputs)
    return n * np.finfo("float32").eps * (np.abs(theirs) + np.abs(size))


@every_case
def test_float32_equals_tensorflow(case: Case) -> None:
    ours = run(gu, case, "float32")
    theirs = run(tf, case, "float32")
    sizes = run(gu, case, "float32", size=True) if case.sums else theirs
    for own, other, size in zip(ours, theirs, sizes, strict=True):
        if other is not None:
            a, b = array(own), array(other)
            assert a.dtype == b.dtype
            fits = np.abs(a - b) <= allowed(case, b, array(size))
            assert np.all(fits | (np.isnan(a) & np.isnan(b))), (a, b)


@every_case
def test_gradient_equals_finite_differences(case: Case) -> None:
    if case.label in ("tie", "not the derivative"):
        pytest.skip("two entries tie, or the gradient is another on purpose")
    value, *grads = run(gu, case, "float64")
    if not np.all(np.isfinite(array(value))) or any(
        g is not None and np.any(np.isnan(array(g))) for g in grads
    ):
        pytest.skip("no derivative there")
    rng = np.random.default_rng(3)
    ways = [rng.normal(size=x.shape) for x in case.inputs]

    def weighted(step: float) -> float:
        xs = [
            gu.constant(x + step * way)
            for x, way in zip(case.inputs, ways, strict=True)
        ]
        y = array(case.call(gu, *xs))
        return float(np.sum(weights(y) * y))

    h = 1e-6 * max(np.abs(x).max(initial=1e-9) for x in case.inputs)
    slope = (weighted(h) - weighted(-h)) / (2 * h)
    found = sum(
        np.sum(array(g) * way)
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
