"""Losses where probabilities are 0 or 1 and logits are huge."""

import importlib

import numpy as np
import pytest
from losses_table import Case, rng, run
from oracle import array, tf

import groundup as gu

keras = importlib.import_module("keras")

# Extremes.
PROBABILITIES = np.array(
    [[0.0], [1e-9], [1e-7], [0.4], [1 - 1e-7], [1 - 1e-9], [1.0], [-0.5], [2]]
)
LOGITS = np.array([[-1e4], [-200.0], [-1e-9], [0.0], [88.0], [200.0], [1e4]])
BAD = np.array([[np.nan], [np.inf], [-np.inf], [0.5]])


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("truth", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("logits", [False, True])
def test_extreme_binary_predictions(
    logits: bool, truth: float, dtype: str
) -> None:
    for p in (LOGITS if logits else PROBABILITIES, BAD):
        case = Case(
            "binary_crossentropy",
            np.full_like(p, truth),
            p,
            {"from_logits": logits},
        )
        with np.errstate(all="raise"):
            ours = run(gu, gu.keras.losses, case, dtype)
        theirs = run(tf, keras.losses, case, dtype)
        for own, other in zip(ours, theirs, strict=True):
            np.testing.assert_allclose(own, other, rtol=2e-6, atol=1e-37)


SURE = np.array([[1.0, 0.0, 0.0], [1e-9, 1.0, 1e-9], [0.2, 0.3, 0.5]])


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize(
    ("p", "logits"),
    [(SURE, False), (1e4 * SURE, True), (-1e4 * SURE, True)],
)
def test_extreme_classes(p: np.ndarray, logits: bool, dtype: str) -> None:
    options = {"from_logits": logits}
    for right in ([0, 1, 2], [2, 2, 0]):
        case = Case("categorical_crossentropy", np.eye(3)[right], p, options)
        sparse = Case(
            "sparse_categorical_crossentropy", np.array(right), p, options
        )
        for one in (case, sparse):
            with np.errstate(all="raise"):
                ours = run(gu, gu.keras.losses, one, dtype)
            theirs = run(tf, keras.losses, one, dtype)
            for own, other in zip(ours, theirs, strict=True):
                np.testing.assert_allclose(own, other, rtol=2e-6, atol=1e-9)


ACTIVATED = [
    ("BinaryCrossentropy", "sigmoid", np.eye(3)),
    ("CategoricalCrossentropy", "softmax", np.eye(3)),
    ("SparseCategoricalCrossentropy", "softmax", np.array([0, 1, 2])),
]


@pytest.mark.parametrize(("loss", "activation", "y"), ACTIVATED)
@pytest.mark.parametrize("size", [1.0, 200.0])
def test_activations_are_seen_through(
    loss: str, activation: str, y: np.ndarray, size: float
) -> None:
    x = size * rng.normal(size=(3, 3)).astype("float32")
    results = []
    for lib, k in ((gu, gu.keras), (tf, keras)):
        z = lib.constant(x)
        with lib.GradientTape() as tape:
            tape.watch(z)
            p = getattr(k.activations, activation)(z)
            value = getattr(k.losses, loss)()(y, p)
        results.append((array(value), array(tape.gradient(value, z))))
    for own, other in zip(*results, strict=True):
        np.testing.assert_allclose(own, other, rtol=2e-6, atol=1e-7)


def test_only_the_fitting_activation_is_seen_through() -> None:
    k = gu.keras
    p = k.activations.softmax(gu.constant([[1.0, 2.0], [0.0, 0.0]]))
    for loss, labels in (
        (k.losses.binary_crossentropy, [[0.0, 1.0], [1.0, 0.0]]),
        (k.losses.mean_squared_error, [[0.0, 1.0], [1.0, 0.0]]),
    ):
        assert array(loss(labels, p)) == pytest.approx(
            array(loss(labels, p.numpy()))
        )
    columns = k.activations.softmax(gu.constant([[1.0], [2.0]]), axis=0)
    found = k.losses.categorical_crossentropy([[0.0], [1.0]], columns, axis=0)
    assert array(found) == pytest.approx(-np.log(columns.numpy()[1]))


def test_logits_that_are_probabilities_warn() -> None:
    p = gu.keras.activations.sigmoid(gu.constant([[1.0]]))
    with pytest.warns(UserWarning, match="made by sigmoid"):
        gu.keras.losses.binary_crossentropy([[1.0]], p, from_logits=True)


def test_one_class_alone_warns() -> None:
    with pytest.warns(SyntaxWarning, match="one class alone"):
        gu.keras.losses.categorical_crossentropy([[1.0]], [[1.0]])
