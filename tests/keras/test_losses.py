"""Losses against Keras: values, gradients and published examples."""

import importlib
from typing import Any

import numpy as np
import pytest
from losses_table import CASES, SPARSE, Case, agree, rng, run
from oracle import array, tf

import groundup as gu

keras = importlib.import_module("keras")
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("case", CASES + SPARSE, ids=lambda case: case.id)
def test_equals_keras(case: Case, dtype: str) -> None:
    ours = run(gu, gu.keras.losses, case, dtype)
    theirs = run(tf, keras.losses, case, dtype)
    agree(dtype, ours, theirs)


@pytest.mark.parametrize("case", CASES + SPARSE, ids=lambda case: case.id)
def test_a_class_takes_its_functions_options(case: Case) -> None:
    name = case.name.title().replace("_", "").replace("Kl", "KL")
    values = []
    for losses in (gu.keras.losses, keras.losses):
        loss = getattr(losses, name)(**case.options, reduction="none")
        values.append(array(loss(case.y, case.p)))
    np.testing.assert_allclose(*values, rtol=3e-6, atol=3e-7)


@every_case
def test_gradient_equals_finite_differences(case: Case) -> None:
    _, to_p, to_y = run(gu, gu.keras.losses, case, "float64")
    way_p = rng.normal(size=case.p.shape)
    # A label of 0 or 1 stays: there the loss is cut off.
    way_y = rng.normal(size=case.y.shape) * (case.y % 1 != 0)

    def weighted(step: float) -> float:
        moved = Case(
            case.name,
            case.y + step * way_y,
            case.p + step * way_p,
            case.options,
        )
        value = run(gu, gu.keras.losses, moved, "float64")[0]
        weights = np.cos(np.arange(value.size)).reshape(value.shape) + 0.2
        return float(np.sum(weights * value))

    slope = (weighted(1e-6) - weighted(-1e-6)) / 2e-6
    found = np.sum(to_p * way_p) + np.sum(to_y * way_y)
    np.testing.assert_allclose(found, slope, rtol=1e-6, atol=1e-7)


# The examples in Keras's own documentation of each class.
TWO = [[0.0, 1.0], [0.0, 0.0]]
PUBLISHED = [
    ("MeanSquaredError", {}, TWO, [[1.0, 1.0], [1.0, 0.0]], 0.5),
    ("MeanAbsoluteError", {}, TWO, [[1.0, 1.0], [1.0, 0.0]], 0.5),
    ("Huber", {}, TWO, [[0.6, 0.4], [0.4, 0.6]], 0.155),
    ("BinaryCrossentropy", {}, TWO, [[0.6, 0.4], [0.4, 0.6]], 0.815),
    (
        "BinaryCrossentropy",
        {"from_logits": True},
        [0, 1, 0, 0],
        [-18.6, 0.51, 2.94, -12.8],
        0.865,
    ),
    (
        "CategoricalCrossentropy",
        {},
        [[0, 1, 0], [0, 0, 1]],
        [[0.05, 0.95, 0], [0.1, 0.8, 0.1]],
        1.177,
    ),
    (
        "SparseCategoricalCrossentropy",
        {},
        [1, 2],
        [[0.05, 0.95, 0], [0.1, 0.8, 0.1]],
        1.177,
    ),
    ("KLDivergence", {}, TWO, [[0.6, 0.4], [0.4, 0.6]], 0.458),
]


@pytest.mark.parametrize(("name", "options", "y", "p", "value"), PUBLISHED)
def test_published_values(
    name: str, options: dict[str, Any], y: Any, p: Any, value: float
) -> None:
    loss = getattr(gu.keras.losses, name)(**options)
    assert float(loss(y, p)) == pytest.approx(value, abs=6e-4)


def test_a_coin_costs_the_logarithm_of_two() -> None:
    loss = gu.keras.losses.binary_crossentropy([1.0, 0.0], [0.5, 0.5])
    assert float(loss) == pytest.approx(np.log(2), rel=1e-6)


@pytest.mark.parametrize("dtype", [None, "float64", "float16"])
def test_a_loss_computes_in_its_dtype(dtype: str | None) -> None:
    y, p = [[1, 0, 0]], np.array([[0.7, 0.2, 0.1]])
    ours = gu.keras.losses.CategoricalCrossentropy(dtype=dtype)
    theirs = keras.losses.CategoricalCrossentropy(dtype=dtype)
    own, other = ours(y, p), theirs(np.array(y), p)
    assert ours.dtype == theirs.dtype == own.dtype.name == other.dtype.name
    np.testing.assert_allclose(array(own), array(other), rtol=2e-3)


@pytest.mark.parametrize("shapes", [((4,), (4, 1)), ((4, 1), (4,))])
@pytest.mark.parametrize("name", ["BinaryCrossentropy", "KLDivergence"])
def test_a_column_fits_a_vector(name: str, shapes: Any) -> None:
    y, p = rng.uniform(size=shapes[0]), rng.uniform(size=shapes[1])
    own = getattr(gu.keras.losses, name)()(y, p)
    other = getattr(keras.losses, name)()(y, p)
    np.testing.assert_allclose(array(own), array(other), rtol=1e-6)


def test_no_classes_at_all_have_no_cost() -> None:
    none = np.zeros((0, 3))
    options = {"label_smoothing": 0.1, "axis": 0}
    for losses in (gu.keras.losses, keras.losses):
        cost = losses.categorical_crossentropy(none, none, **options)
        np.testing.assert_array_equal(array(cost), [0, 0, 0])


def test_a_loss_of_ones_own() -> None:
    class Cubic(gu.keras.losses.Loss):
        def call(self, y_true: Any, y_pred: Any) -> Any:
            return gu.reduce_sum(gu.abs(y_true - y_pred) ** 3, axis=-1)

    assert float(Cubic(reduction="sum")([[0.0], [1.0]], [[2.0], [0.0]])) == 9
    assert Cubic(name="mine").name == "mine"
    assert Cubic().name.startswith("cubic")


# Bad input.
L = gu.keras.losses
THREE = np.array([[0.2, 0.3, 0.5], [0.1, 0.8, 0.1]])
WRONG: list[tuple[Any, type[Exception], str]] = [
    (
        lambda: L.MeanSquaredError("avg"),
        ValueError,
        "mean_squared_error: reduction 'avg' is unknown; expected one of",
    ),
    (
        lambda: L.mean_squared_error(1.0, 2.0),
        ValueError,
        r"mean_squared_error: y_pred must have rank 1 or more, got .* 2\.0",
    ),
    (
        lambda: L.huber([[1.0, 2.0]], [[1.0, 2.0, 3.0]]),
        ValueError,
        r"huber: y_true has shape \(1, 2\), y_pred \(1, 3\)",
    ),
    (
        lambda: L.huber([1.0], [2.0], delta=-1.0),
        ValueError,
        "huber: delta must be positive, got -1.0",
    ),
    (
        lambda: L.binary_crossentropy([[1.0, 2.0]], [[1.0]]),
        ValueError,
        r"y_true has shape \(1, 2\), y_pred \(1, 1\)",
    ),
    (
        lambda: L.binary_crossentropy([1.0], [0.5], label_smoothing=2),
        ValueError,
        "label_smoothing must lie in 0 to 1, got 2",
    ),
    (
        lambda: L.binary_crossentropy([1.0], [0.5], label_smoothing="a"),
        TypeError,
        "label_smoothing must be a single number, got 'a'",
    ),
    (
        lambda: L.categorical_crossentropy([[1.0]], [[0.5, 0.5]]),
        ValueError,
        r"y_true has shape \(1, 1\), y_pred \(1, 2\)",
    ),
    (
        lambda: L.categorical_crossentropy([[1.0]], [[0.5]], axis=2),
        ValueError,
        "axis 2 does not exist",
    ),
    (
        lambda: L.sparse_categorical_crossentropy([0, 3], THREE[:2]),
        ValueError,
        r"y_true must hold whole numbers from 0 to 2, got \[0, 3\]",
    ),
    (
        lambda: L.SparseCategoricalCrossentropy()([0, -1], THREE[:2]),
        ValueError,
        r"whole numbers from 0 to 2, got \[0.0, -1.0\]",
    ),
    (
        lambda: L.sparse_categorical_crossentropy([0, 1.5], THREE[:2]),
        ValueError,
        "whole numbers",
    ),
    (
        lambda: L.sparse_categorical_crossentropy([0, 1, 2], THREE[:2]),
        ValueError,
        r"y_true has shape \(3,\), y_pred \(2, 3\)",
    ),
    (
        lambda: L.sparse_categorical_crossentropy([0], THREE[:1], axis=0),
        ValueError,
        "axis must be the last, -1, got 0",
    ),
    (
        lambda: L.mean_squared_error([True], [False]),
        TypeError,
        "y_pred must hold numbers, got bool",
    ),
    (
        lambda: L.MeanSquaredError()(THREE, THREE, [1.0, 2.0, 3.0]),
        ValueError,
        r"sample_weight has shape \(3,\), the losses \(2,\)",
    ),
    (
        lambda: L.Huber("a")([1.0], [2.0]),
        TypeError,
        "delta must be a single number, got 'a'",
    ),
    (
        lambda: L.resolve(lambda y, p: None)([1.0], [2.0]),
        TypeError,
        "Cannot convert None",
    ),
    (lambda: L.Loss()([1.0], [1.0]), NotImplementedError, "method call"),
    (lambda: L.get("hubr"), ValueError, "the nearest is 'huber'"),
    (lambda: L.get("zzzz"), ValueError, r"no loss called 'zzzz'\."),
    (lambda: L.get(3), ValueError, "3 is no loss"),
    (lambda: L.Hinge, AttributeError, "does not provide 'Hinge'"),
]


@pytest.mark.parametrize(("call", "kind", "message"), WRONG)
def test_bad_input(call: Any, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message):
        call()


# Names.
NAMES = sorted(set(L.__all__) - {"get", "Loss"})


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_found(name: str) -> None:
    own, other = (
        L.get(name),
        keras.losses.get(
            {"kld": "kl_divergence", "KLD": "kl_divergence"}.get(name, name)
        ),
    )
    assert isinstance(own, L.Loss) == isinstance(other, keras.losses.Loss)
    if isinstance(own, L.Loss):
        assert own.name == other.name
        assert own.reduction == other.reduction
    else:
        assert own.__name__ == other.__name__


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_in_keras_or_tf_keras(name: str) -> None:
    assert hasattr(keras.losses, name) or hasattr(tf.keras.losses, name)


def test_what_compile_is_given_becomes_a_loss() -> None:
    def mine(y: Any, p: Any) -> Any:
        return gu.reduce_mean(gu.abs(y - p), axis=-1)

    assert L.get(None) is None
    assert L.get(mine) is mine
    assert isinstance(L.get(L.Huber), L.Huber)
    assert L.resolve("mse").name == "mse"
    assert L.resolve(mine).name == "mine"
    assert float(L.resolve("bce")([[1.0]], [[0.5]])) == pytest.approx(
        0.6931472
    )
    huber = L.Huber()
    assert L.resolve(huber) is huber
