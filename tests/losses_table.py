"""The table of losses, how to run one in either library, and to judge it."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

rng = np.random.default_rng(11)


def rows(*shape: int) -> np.ndarray:
    """Return positive numbers that add up to 1 along the last axis."""
    x = rng.uniform(0.1, 1.0, size=shape)
    return x / x.sum(-1, keepdims=True)


@dataclass(frozen=True, eq=False)
class Case:
    """One loss, with the truth and the predictions to give it."""

    name: str
    y: np.ndarray
    p: np.ndarray
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The name of the case in a test's output."""
        options = ",".join(f"{k}={v}" for k, v in self.options.items())
        place = (CASES + SPARSE).index(self)
        return f"{self.name}({options})-{place}"

    @property
    def sparse(self) -> bool:
        """Whether the truth is the numbers of classes."""
        return self.name.startswith("sparse")


REGRESSION = ["mean_squared_error", "mean_absolute_error", "huber"]
CASES = [
    Case(name, rng.normal(size=one), rng.normal(size=other))
    for name in REGRESSION
    for one, other in [
        ((5, 3), (5, 3)),
        ((4,), (4,)),
        ((4,), (4, 1)),
        ((4, 1), (4,)),
        ((2, 3, 1), (2, 3)),
        ((2, 3), (2, 3, 1)),
        ((1,), (4, 3)),
        ((0, 3), (0, 3)),
    ]
]
CASES += [
    Case("huber", 3 * rng.normal(size=(6, 2)), np.zeros((6, 2)), {"delta": d})
    for d in (0.1, 2.5)
]
HALVES = rng.uniform(size=(6, 3))
BINARY: list[dict[str, Any]] = [
    {},
    {"label_smoothing": 0.2},
    {"axis": 0},
    {"axis": None},
    {"from_logits": True},
    {"from_logits": True, "label_smoothing": 1.0},
]
for extra in BINARY:
    for truth in (np.round(HALVES), HALVES[::-1]):
        CASES.append(Case("binary_crossentropy", truth, HALVES, extra))
ONE_HOT = np.eye(4)[[0, 3, 1, 1, 2]]
for extra in [{}, {"label_smoothing": 0.1}, {"from_logits": True}]:
    CASES += [
        Case("categorical_crossentropy", ONE_HOT, rows(5, 4), extra),
        Case("categorical_crossentropy", rows(5, 4), 3 * rows(5, 4), extra),
    ]
for axis in (0, 1, -1):
    for logits in (False, True):
        options = {"axis": axis, "from_logits": logits}
        truth = np.full((4, 4), 0.25)  # adds up to 1 along either axis
        CASES.append(
            Case("categorical_crossentropy", truth, rows(4, 4), options)
        )
CASES += [
    Case("kl_divergence", rows(5, 4), rows(5, 4)),
    Case("kl_divergence", ONE_HOT, rows(5, 4)),
    Case("kl_divergence", rows(2, 3, 4), rows(2, 3, 4)),
]
CLASSES = rng.integers(0, 4, size=(5,))
SPARSE = [
    Case("sparse_categorical_crossentropy", *pair, {"from_logits": logits})
    for logits in (False, True)
    for pair in [
        (CLASSES, rows(5, 4)),
        (CLASSES[:, None], rows(5, 4)),
        (CLASSES.astype("float64"), 2 * rows(5, 4)),
        (CLASSES.astype("uint8"), rows(5, 4)),
        (rng.integers(0, 4, size=(2, 3)), rows(2, 3, 4)),
    ]
]


def run(lib: Any, losses: Any, case: Case, dtype: str) -> list[np.ndarray]:
    """Return a loss and its gradients by the predictions and the truth."""
    y = case.y if case.sparse else case.y.astype(dtype)
    y, p = lib.constant(y), lib.constant(case.p.astype(dtype))
    with lib.GradientTape() as tape:
        tape.watch([y, p])
        values = getattr(losses, case.name)(y, p, **case.options)
    value = np.asarray(values)
    start = np.cos(np.arange(value.size)).reshape(value.shape) + 0.2
    found = tape.gradient(
        values,
        [p] if case.sparse else [p, y],
        output_gradients=lib.constant(start.astype(dtype)),
    )
    return [value, *map(np.asarray, found)]


def agree(dtype: str, ours: list[Any], theirs: list[Any]) -> None:
    """Compare what two libraries found for one loss."""
    eps = 1e-9 if dtype == "float64" else 20 * np.finfo(dtype).eps
    for own, other in zip(ours, theirs, strict=True):
        assert own.dtype == other.dtype
        assert own.shape == other.shape
        np.testing.assert_allclose(own, other, rtol=eps, atol=0.1 * eps)
