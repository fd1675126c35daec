"""The table of activations, how to run one, and how to judge it."""

from typing import Any

import numpy as np

import groundup as gu

CASES: list[tuple[str, dict[str, Any]]] = [
    *(
        (name, {})
        for name in sorted(set(gu.keras.activations.__all__) - {"get"})
    ),
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
NORMAL = np.random.default_rng(9).normal(size=(5, 4)) * 2
HUGE = np.array([[-1e4, -90.0, -1e-9, 0.0], [1e-9, 30.0, 90.0, 1e4]])
INPUTS = {"normal": NORMAL, "huge": HUGE}


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
    return [np.asarray(y), np.asarray(found)]


def agree(
    name: str,
    options: dict[str, Any],
    dtype: str,
    ours: list[Any],
    theirs: list[Any],
) -> None:
    """Compare what two libraries found for one activation."""
    eps = 1e-9 if dtype == "float64" else 20 * np.finfo(dtype).eps
    if name in ("gelu", "leaky_relu") or "negative_slope" in options:
        eps = max(eps, 1e-6)  # TensorFlow's constants there are float32
    for own, other in zip(ours, theirs, strict=True):
        assert own.dtype == other.dtype
        np.testing.assert_allclose(own, other, rtol=eps, atol=eps)
