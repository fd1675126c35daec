"""How to run a case of the table in either library, and judge the result.

Nothing here needs TensorFlow: it may come in as `lib`, or its results as
`theirs`.
"""

from typing import Any

import numpy as np
from cases import Case

import groundup as gu

Results = list[np.ndarray | None]


def weights(value: np.ndarray) -> np.ndarray:
    """Return fixed weights: the gradient of a weighted sum tells all."""
    return np.cos(np.arange(value.size)).reshape(value.shape) + 0.2


def run(lib: Any, case: Case, dtype: str, size: bool = False) -> Results:
    """Return the value and the gradients of one case in one library."""
    dress = np.abs if size else np.asarray
    xs = [lib.constant(dress(x).astype(dtype)) for x in case.inputs]
    with lib.GradientTape() as tape:
        tape.watch(xs)
        y = case.call(lib, *xs)
    value = np.asarray(y)
    start = dress(weights(value)).astype(value.dtype)
    grads = tape.gradient(y, xs, output_gradients=lib.constant(start))
    # TensorFlow has tensors that list but a few rows: fill in the others.
    return [
        value,
        *(
            None if g is None else np.asarray(lib.convert_to_tensor(g))
            for g in grads
        ),
    ]


def agree(case: Case, dtype: str, ours: Results, theirs: Results) -> None:
    """Compare what two libraries found for one case."""
    judge = agree_in_float64 if dtype == "float64" else agree_in_float32
    sizes: Results = [None] * len(theirs)
    if case.sums and dtype == "float32":
        sizes = run(gu, case, dtype, size=True)
    if case.sums == "gradients":
        sizes[0] = None
    for own, other, size in zip(ours, theirs, sizes, strict=True):
        assert (own is None) == (other is None)
        if own is not None and other is not None:
            assert own.dtype == other.dtype
            assert own.shape == other.shape
            judge(case, own, other, size)


def agree_in_float64(
    case: Case, own: np.ndarray, other: np.ndarray, size: Any
) -> None:
    """Compare results with a tolerance relative to each number."""
    rtol = 1e-6 if case.differs else 1e-9
    np.testing.assert_allclose(own, other, rtol=rtol, atol=1e-14)


def agree_in_float32(
    case: Case, own: np.ndarray, other: np.ndarray, size: Any
) -> None:
    """Compare results with a tolerance in steps of float32."""
    fits = np.abs(own - other) <= allowed(case, other, size)
    assert np.all(fits | (np.isnan(own) & np.isnan(other))), (own, other)


def allowed(case: Case, theirs: np.ndarray, size: Any) -> np.ndarray:
    """Return how far a float32 result may be from TensorFlow's.

    Of a sum, the size is the sum of the magnitudes; of all else it is None.
    """
    if size is None:
        least = 1 if case.cancels else 0
        return 8 * np.spacing(np.maximum(np.abs(theirs), np.float32(least)))
    n = max(x.size for x in case.inputs)
    return n * np.finfo("float32").eps * (np.abs(theirs) + np.abs(size))
