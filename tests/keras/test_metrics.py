"""Metrics against Keras: batches, weights, names and bad input."""

import importlib
from functools import partial
from typing import Any

import numpy as np
import pytest
from oracle import array

import groundup as gu

keras = importlib.import_module("keras")
rng = np.random.default_rng(5)
K, M = keras.metrics, gu.keras.metrics

COINS = np.round(rng.uniform(size=(6, 1)))
CHANCES = rng.uniform(size=(6, 1))
CHOSEN = rng.integers(0, 4, size=6)
SCORES = rng.normal(size=(6, 4))
# Name, options, truth, predictions.
BATCHES: list[tuple[str, dict[str, Any], Any, Any]] = [
    ("Accuracy", {}, [1, 2, 3, 4], [0, 2, 3, 4]),
    ("Accuracy", {}, [[1], [2]], [[1.0], [0.0]]),
    ("Accuracy", {}, [1, 2], [[1.0], [0.0]]),
    ("BinaryAccuracy", {}, COINS, CHANCES),
    ("BinaryAccuracy", {}, COINS[:, 0], CHANCES),
    ("BinaryAccuracy", {"threshold": 0.2}, COINS, CHANCES),
    ("BinaryAccuracy", {}, [[1], [0]], [[0.5], [0.5]]),
    ("BinaryAccuracy", {}, np.round(SCORES) > 0, SCORES),
    ("CategoricalAccuracy", {}, np.eye(4)[CHOSEN], SCORES),
    ("CategoricalAccuracy", {}, SCORES[::-1], SCORES),
    ("CategoricalAccuracy", {}, [[0, 1, 1]], [[0.5, 0.5, 0.5]]),
    ("SparseCategoricalAccuracy", {}, CHOSEN, SCORES),
    ("SparseCategoricalAccuracy", {}, CHOSEN[:, None], SCORES),
    ("SparseCategoricalAccuracy", {}, [[0, 3]], [SCORES[:2]]),
    ("MeanSquaredError", {}, SCORES, 2 * SCORES),
    ("MeanAbsoluteError", {}, SCORES, 2 * SCORES),
]


@pytest.mark.parametrize(("name", "options", "y", "p"), BATCHES)
def test_batches_add_up_as_in_keras(
    name: str, options: dict[str, Any], y: Any, p: Any
) -> None:
    y, p = np.array(y), np.array(p)
    ours, theirs = getattr(M, name)(**options), getattr(K, name)(**options)
    assert ours.name == theirs.name
    for weight in (None, 0.5, rng.uniform(size=len(y))):
        ours.update_state(y, p, sample_weight=weight)
        theirs.update_state(y, p, sample_weight=weight)
        own, other = ours.result(), theirs.result()
        assert own.shape == ()
        assert own.dtype.name == "float32"
        assert float(own) == pytest.approx(float(other), rel=1e-6)
    ours.reset_state()
    theirs.reset_state()
    assert float(ours.result()) == float(theirs.result()) == 0
    assert float(ours(y, p)) == pytest.approx(float(theirs(y, p)), rel=1e-6)


def test_published_values() -> None:
    # The examples in Keras's own documentation.
    assert float(M.Mean()([1, 3, 5, 7])) == 4
    assert float(M.Mean()([1, 3, 5, 7], sample_weight=[1, 1, 0, 0])) == 2
    own = M.Accuracy()([[1], [2], [3], [4]], [[0], [2], [3], [4]])
    assert float(own) == 0.75
    assert float(M.BinaryAccuracy()([1, 1, 0, 0], [0.98, 1, 0, 0.6])) == 0.75
    labels = [[0, 0, 1], [0, 1, 0]]
    scores = [[0.1, 0.9, 0.8], [0.05, 0.95, 0]]
    weighted = M.CategoricalAccuracy()(labels, scores, [0.7, 0.3])
    assert float(weighted) == pytest.approx(0.3)


MEANS: list[tuple[Any, Any]] = [
    (3.0, None),
    (3.0, 2.0),
    ([1.0, 2.0, 4.0], None),
    ([1.0, 2.0, 4.0], [0.0, 1.0, 5.0]),
    (np.arange(12.0).reshape(3, 4), None),
    (np.arange(12.0).reshape(3, 4), [1.0, 2.0, 3.0]),
    (np.arange(12.0).reshape(3, 4), [[1.0], [2.0], [3.0]]),
    (np.arange(12.0).reshape(3, 4), np.arange(12.0).reshape(3, 4)),
    (np.arange(24.0).reshape(2, 3, 4), [[1.0, 2.0, 0.5]]),
    ([1, 2, 4], [1, 0, 1]),
    ([1.0, 2.0], [0.0, 0.0]),
]


@pytest.mark.parametrize(("values", "weights"), MEANS)
@pytest.mark.parametrize("dtype", [None, "float64"])
def test_mean(values: Any, weights: Any, dtype: str | None) -> None:
    ours, theirs = M.Mean("m", dtype), K.Mean("m", dtype)
    for _ in range(2):
        own = ours(values, sample_weight=weights)
        other = theirs(np.array(values), sample_weight=weights)
        assert own.dtype.name == array(other).dtype.name
        assert float(own) == pytest.approx(float(other), rel=1e-6)


def test_a_mean_of_tensors_on_the_tape() -> None:
    with gu.GradientTape() as tape:
        x = gu.constant([1.0, 2.0])
        tape.watch(x)
        mean = M.Mean()(x * x)
    assert float(mean) == 2.5


FUNCTIONS = [
    ("binary_accuracy", COINS, CHANCES),
    ("categorical_accuracy", np.eye(4)[CHOSEN], SCORES),
    ("sparse_categorical_accuracy", CHOSEN, SCORES),
    ("sparse_categorical_accuracy", CHOSEN[:, None], SCORES),
]


@pytest.mark.parametrize(("name", "y", "p"), FUNCTIONS)
def test_functions(name: str, y: Any, p: Any) -> None:
    own, other = getattr(M, name)(y, p), getattr(K, name)(y, p)
    assert own.dtype.name == "float32"
    np.testing.assert_array_equal(array(own), array(other))


def test_without_a_name_one_is_made() -> None:
    assert M.Mean(name=None).name.startswith("mean")


# Names, and what `compile(metrics=["accuracy"])` means.
NAMES = [
    *("accuracy", "binary_accuracy", "categorical_accuracy", "mean"),
    *("sparse_categorical_accuracy", "mse", "MSE", "mae", "MAE"),
    *("mean_squared_error", "Accuracy", "SparseCategoricalAccuracy"),
]


@pytest.mark.parametrize("name", NAMES)
def test_get(name: str) -> None:
    own, other = M.get(name), K.get(name)
    assert type(own).__name__ == type(other).__name__
    assert own.name == other.name


def test_get_other_things() -> None:
    metric = M.Accuracy()
    assert M.get(None) is None
    assert M.get(metric) is metric
    assert isinstance(M.get(M.Mean), M.Mean)


SHAPES = [
    ((6, 1), (6, 1), "BinaryAccuracy"),
    ((6,), (6, 1), "BinaryAccuracy"),
    ((6,), (6, 4), "SparseCategoricalAccuracy"),
    ((6, 1), (6, 4), "SparseCategoricalAccuracy"),
    ((6, 4), (6, 4), "CategoricalAccuracy"),
    ((6,), (6, 2), "SparseCategoricalAccuracy"),
    ((6, 2), (6, 2), "CategoricalAccuracy"),
    ((2, 5, 1), (2, 5, 1), "BinaryAccuracy"),
    ((2, 5), (2, 5, 3), "SparseCategoricalAccuracy"),
    ((2, 5, 3), (2, 5, 3), "CategoricalAccuracy"),
]


@pytest.mark.parametrize("name", ["accuracy", "acc"])
@pytest.mark.parametrize(("y", "p", "kind"), SHAPES)
def test_accuracy_depends_on_the_shapes(
    y: tuple[int, ...], p: tuple[int, ...], kind: str, name: str
) -> None:
    get_metric = importlib.import_module(
        "keras.src.trainers.compile_utils"
    ).get_metric
    truth, scores = np.zeros(y), np.zeros(p)
    own = M.resolve(name, truth, scores)
    other = get_metric(name, truth, scores)
    assert type(own).__name__ == type(other).__name__ == kind
    assert own.name == other.name == name


def test_resolve_other_things() -> None:
    def off_by_one(y: Any, p: Any) -> Any:
        return gu.cast(gu.abs(y - p) == 1, "float32")

    y, p = gu.constant([1.0, 2.0]), gu.constant([2.0, 2.0])
    assert M.resolve("mse", y, p).name == "mse"
    metric = M.BinaryAccuracy(name="mine")
    assert M.resolve(metric, y, p) is metric
    assert metric.name == "mine"
    own = M.resolve(off_by_one, y, p)
    assert own.name == "off_by_one"
    assert float(own(y, p)) == 0.5
    assert M.resolve(partial(off_by_one), y, p).name == "partial"


WRONG: list[tuple[Any, type[Exception], str]] = [
    (
        lambda: M.sparse_categorical_accuracy([0, 1], SCORES),
        ValueError,
        r"y_true has shape \(2,\), y_pred \(6, 4\)",
    ),
    (
        lambda: M.categorical_accuracy(SCORES[:, :2], SCORES),
        ValueError,
        r"y_true has shape \(6, 2\), y_pred \(6, 4\); they must be equal",
    ),
    (
        lambda: M.BinaryAccuracy()(SCORES[:, :2], SCORES),
        ValueError,
        r"binary_accuracy: y_true has shape \(6, 2\)",
    ),
    (
        lambda: M.Mean()([1.0, 2.0], [1.0, 2.0, 3.0]),
        ValueError,
        r"sample_weight has shape \(3,\), .* values' \(2,\)",
    ),
    (
        lambda: M.binary_accuracy([1.0], [0.5], "a"),
        TypeError,
        "binary_accuracy: threshold must be a single number, got 'a'",
    ),
    (
        lambda: M.BinaryAccuracy(threshold="a"),
        TypeError,
        "threshold must be a single number, got 'a'",
    ),
    (
        lambda: M.BinaryAccuracy(threshold=np.nan),
        ValueError,
        "threshold must be a finite number, got nan",
    ),
    (
        lambda: M.get("acuracy"),
        ValueError,
        "no metric called 'acuracy'; the nearest is 'accuracy'",
    ),
    (lambda: M.AUC, AttributeError, "does not provide 'AUC'"),
]


@pytest.mark.parametrize(("call", "kind", "message"), WRONG)
def test_bad_input(call: Any, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message):
        call()
