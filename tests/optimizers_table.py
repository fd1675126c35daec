"""The table of optimizers, how to follow one, and how to judge its path."""

from typing import Any

import numpy as np

STEPS = 200

# A name, then the settings; both libraries understand the call.
OPTIMIZERS: list[tuple[str, dict[str, Any]]] = [
    ("SGD", {}),
    ("SGD", {"momentum": 0.9}),
    ("SGD", {"momentum": 0.9, "nesterov": True}),
    ("SGD", {"learning_rate": 0.1, "weight_decay": 0.01}),
    ("SGD", {"clipnorm": 0.5}),
    ("SGD", {"clipvalue": 0.3}),
    ("SGD", {"global_clipnorm": 0.7, "momentum": 0.5}),
    ("Adagrad", {"learning_rate": 0.1}),
    ("Adagrad", {"initial_accumulator_value": 0.0, "epsilon": 1e-3}),
    ("RMSprop", {"learning_rate": 0.01}),
    ("RMSprop", {"rho": 0.7, "momentum": 0.9, "epsilon": 1e-4}),
    ("RMSprop", {"centered": True}),
    ("RMSprop", {"centered": True, "momentum": 0.5, "clipnorm": 1.0}),
    ("Adam", {}),
    ("Adam", {"learning_rate": 0.1, "beta_1": 0.8, "beta_2": 0.99}),
    ("Adam", {"amsgrad": True, "learning_rate": 0.01}),
    ("Adam", {"epsilon": 1e-2, "weight_decay": 0.02}),
    ("Adam", {"global_clipnorm": 0.5}),
    ("AdamW", {"learning_rate": 0.01}),
    ("AdamW", {"weight_decay": 0.1, "amsgrad": True, "clipvalue": 0.2}),
]
IDS = [f"{name}-{'-'.join(settings)}" for name, settings in OPTIMIZERS]
SHAPES = [(3, 4), ()]


def trajectory(
    lib: Any, optimizer: Any, steps: int = STEPS, dtype: str = "float32"
) -> np.ndarray:
    """Return the weights after each step, one row a step."""
    rng = np.random.default_rng(5)
    start = [rng.normal(size=shape).astype(dtype) for shape in SHAPES]
    noise = [rng.normal(size=(STEPS, *s)).astype(dtype) for s in SHAPES]
    variables = [lib.Variable(w) for w in start]
    weights = []
    for t in range(steps):
        # Not from the weights: any difference would feed on itself.
        gradients = [
            lib.constant(n[t] * (2.0 if t < 100 else 0.1)) for n in noise
        ]
        optimizer.apply_gradients(zip(gradients, variables, strict=True))
        weights.append(
            np.concatenate([np.asarray(v).ravel() for v in variables])
        )
    return np.array(weights)


def within(found: np.ndarray, expected: np.ndarray, ulps: float) -> None:
    """Compare with a tolerance in steps of the largest weight's dtype."""
    size = np.abs(expected).max(axis=0)
    error = np.abs(found - expected).max(axis=0)
    worst = (error / np.spacing(size)).max()
    assert worst <= ulps, f"{worst:.1f} ulp"
