"""The layers: the same weights give the same outputs and gradients."""

from typing import Any

import numpy as np
import pytest
from oracle import array, tf

import groundup as gu

rng = np.random.default_rng(3)


def close(found: Any, expected: Any) -> None:
    np.testing.assert_allclose(
        array(found), array(expected), rtol=2e-6, atol=1e-6
    )


DENSE: list[tuple[dict[str, Any], tuple[int, ...]]] = [
    ({"units": 3}, (5, 4)),
    ({"units": 3, "activation": "relu"}, (5, 4)),
    ({"units": 2, "activation": "sigmoid", "use_bias": False}, (5, 4)),
    ({"units": 1, "activation": "tanh", "bias_initializer": "ones"}, (1, 1)),
    ({"units": 3, "activation": "softmax"}, (2, 5, 4)),
    ({"units": 3, "dtype": "float64"}, (5, 4)),
]


@pytest.mark.parametrize(("settings", "shape"), DENSE)
def test_dense_follows_keras(
    settings: dict[str, Any], shape: tuple[int, ...]
) -> None:
    x = rng.normal(size=shape)
    g = rng.normal(size=(*shape[:-1], settings["units"]))
    results, weights = [], None
    for lib in (tf, gu):
        layer = lib.keras.layers.Dense(**settings)
        layer.build((None, *shape[1:]))
        weights = weights or layer.get_weights()
        layer.set_weights(weights)
        inputs = lib.constant(x, layer.dtype)
        with lib.GradientTape() as tape:
            tape.watch(inputs)
            outputs = layer(inputs)
        start = lib.constant(g, layer.dtype)
        sources = [inputs, *layer.trainable_variables]
        gradients = tape.gradient(outputs, sources, output_gradients=start)
        results.append([outputs, *gradients])
    for found, expected in zip(results[1], results[0], strict=True):
        assert found.dtype.name == expected.dtype.name
        close(found, expected)


def test_weights_are_made_on_the_first_call() -> None:
    for lib in (gu, tf):
        layer = lib.keras.layers.Dense(3, kernel_regularizer="l2")
        assert not layer.built
        assert layer.weights == [] and layer.losses == []
        with pytest.raises(ValueError, match="count_params"):
            layer.count_params()
        layer(np.ones((2, 4)))
        assert layer.built
        names = [weight.name for weight in layer.weights]
        assert names == ["kernel", "bias"]
        assert [tuple(w.shape) for w in layer.variables] == [(4, 3), (3,)]
        assert layer.count_params() == 15
        assert len(layer.trainable_weights) == 2
        assert layer.kernel is layer.weights[0]
        close(layer.losses[0], 0.01 * np.sum(array(layer.kernel) ** 2))


def test_a_bias_can_be_regularized() -> None:
    results = []
    for lib in (gu, tf):
        l2 = lib.keras.regularizers.L2(0.5)
        layer = lib.keras.layers.Dense(
            2, bias_regularizer=l2, kernel_regularizer=l2
        )
        layer(np.ones((1, 2)))
        layer.set_weights([np.eye(2), np.array([1.0, 3.0])])
        results.append([float(loss) for loss in layer.losses])
    assert results[0] == results[1] == [1.0, 5.0]


def test_a_weight_is_regularized_by_name() -> None:
    layer = gu.keras.layers.Layer()
    weight = layer.add_weight((2,), "ones", regularizer="l2")
    assert float(layer.losses[0]) == float(gu.keras.regularizers.L2()(weight))


def test_units_may_be_counted_by_numpy() -> None:
    assert gu.keras.layers.Dense(np.array([3, 4]).max()).units == 4


def test_a_fixed_layer_has_nothing_to_train() -> None:
    for lib in (gu, tf):
        layer = lib.keras.layers.Dense(3, trainable=False)
        layer(np.ones((2, 4)))
        assert layer.trainable_variables == []
        assert len(layer.weights) == 2


def test_without_an_initializer_weights_are_those_of_glorot() -> None:
    for lib in (gu, tf):
        layer = lib.keras.layers.Dense(200, None, True, None, None)
        layer.build((None, 100))
        for weight, fans in zip(layer.weights, (300, 400), strict=True):
            limit = np.sqrt(6 / fans)
            largest = np.abs(weight.numpy()).max()
            assert 0.95 * limit < largest <= np.float32(limit)


@pytest.mark.parametrize("dtype", ["float64", "int32", "uint8", "float16"])
def test_inputs_are_converted(dtype: str) -> None:
    x = np.arange(6).reshape(2, 3).astype(dtype)
    for lib in (gu, tf):
        layer = lib.keras.layers.Dense(2, kernel_initializer="ones")
        y = layer(x)
        assert y.dtype == lib.float32
        np.testing.assert_array_equal(y, [[3, 3], [12, 12]])


def test_activation_applies_a_function() -> None:
    x = rng.normal(size=(3, 4)).astype("float32")
    for name in ["relu", "softmax", None]:
        found, expected = (
            lib.keras.layers.Activation(name)(x) for lib in (gu, tf)
        )
        close(found, expected)
    close(gu.keras.layers.Activation(gu.square)(x), x * x)


def test_a_layer_without_weights_can_be_built() -> None:
    for lib in (gu, tf):
        layer = lib.keras.layers.Flatten()
        assert not layer.built
        layer.build((None, 3, 4))
        assert layer.built and layer.weights == []


@pytest.mark.parametrize("shape", [(3,), (3, 4), (2, 8, 8), (2, 3, 4, 5)])
def test_flatten_follows_keras(shape: tuple[int, ...]) -> None:
    x = rng.normal(size=shape).astype("float32")
    found, expected = (lib.keras.layers.Flatten()(x) for lib in (gu, tf))
    assert tuple(found.shape) == tuple(expected.shape)
    np.testing.assert_array_equal(found, expected)


def test_dropout_does_nothing_but_in_training() -> None:
    x = rng.normal(size=(50, 40)).astype("float32")
    layer = gu.keras.layers.Dropout(0.25)
    np.testing.assert_array_equal(layer(x), x)
    np.testing.assert_array_equal(layer(x, training=False), x)
    none = gu.keras.layers.Dropout(0.0)
    np.testing.assert_array_equal(none(x, training=True), x)
    gu.random.set_seed(1)
    dropped = array(layer(x, training=True))
    kept = dropped != 0
    np.testing.assert_array_equal(dropped[kept], (x / 0.75)[kept])
    # 2000 draws: the standard deviation of the share is 0.0097.
    assert abs(kept.mean() - 0.75) < 0.04
    assert np.any(array(layer(x, training=True)) != dropped)
    gu.random.set_seed(1)
    np.testing.assert_array_equal(layer(x, training=True), dropped)


def test_dropout_with_a_seed_repeats_itself() -> None:
    x = np.ones((10, 10), "float32")
    first, second = (gu.keras.layers.Dropout(0.5, seed=7) for _ in "ab")
    once = array(first(x, training=True))
    np.testing.assert_array_equal(once, second(x, training=True))
    assert np.any(array(first(x, training=True)) != once)


def test_dropout_lets_gradients_through_where_it_keeps() -> None:
    x = gu.constant(np.ones((4, 5), "float32"))
    with gu.GradientTape() as tape:
        tape.watch(x)
        y = gu.keras.layers.Dropout(0.5, seed=0)(x, training=True)
    np.testing.assert_array_equal(tape.gradient(y, x), y)


class Scale(gu.keras.layers.Layer):
    """A layer of one's own: a factor for each feature."""

    def build(self, input_shape: Any) -> None:
        self.factors = self.add_weight(
            (input_shape[-1],), "ones", name="factors"
        )
        self.offset = self.add_weight(initializer="zeros", trainable=False)

    def call(self, inputs: Any) -> Any:
        return inputs * self.factors + self.offset


def test_a_layer_of_ones_own() -> None:
    layer = Scale(name="mine")
    np.testing.assert_array_equal(layer([[1.0, 2.0]]), [[1.0, 2.0]])
    assert repr(layer) == "<Scale name=mine, built=True>"
    assert [w.name for w in layer.weights] == ["factors", "Variable"]
    assert layer.trainable_variables == [layer.factors]
    layer.set_weights([[3.0, 4.0], 1.0])
    np.testing.assert_array_equal(
        layer(np.array([[1.0, 2.0]]), training=True), [[4.0, 9.0]]
    )


def test_names_count_up() -> None:
    for lib in (gu, tf):
        first, second = (lib.keras.layers.Dense(1) for _ in "ab")
        stem, _, number = second.name.rpartition("_")
        assert stem == "dense"
        assert first.name in (f"dense_{int(number) - 1}", "dense")
        assert lib.keras.layers.Dense(1, name="out").name == "out"


def test_weights_are_set_all_or_none() -> None:
    layer = gu.keras.layers.Dense(3)
    layer(np.ones((2, 4)))
    before = layer.get_weights()
    with pytest.raises(ValueError, match="got 1 arrays, but there are 2"):
        layer.set_weights([np.zeros((4, 3))])
    with pytest.raises(ValueError, match=r"bias, has shape \(3,\), .* \(4,\)"):
        layer.set_weights([np.zeros((4, 3)), np.zeros(4)])
    with pytest.raises(TypeError, match="Cannot convert array"):
        layer.set_weights([np.zeros((4, 3)), np.array(["a", "b", "c"])])
    np.testing.assert_array_equal(layer.kernel, before[0])
    before[0][:] = 9.0
    assert np.all(array(layer.kernel) != 9.0)


def built(units: int) -> Any:
    layer = gu.keras.layers.Dense(units, name="dense")
    layer(np.ones((2, 4)))
    return layer


MISTAKES: list[tuple[Any, type[Exception], str]] = [
    (lambda k: k.Dense(0), ValueError, "positive whole number, got 0"),
    (lambda k: k.Dense(2.5), ValueError, "positive whole number, got 2.5"),
    (lambda k: k.Dense(2, "relv"), ValueError, "nearest is 'relu'"),
    (lambda k: k.Dropout(1.0), ValueError, "below 1, got 1.0"),
    (lambda k: k.Dropout("a"), TypeError, "rate must be a single number"),
    (lambda k: k.Dropout(-0.1), ValueError, "below 1, got -0.1"),
    (
        lambda k: k.Dropout(0.5, name="drop")(np.ones((2, 3), int), True),
        TypeError,
        "drop: inputs must hold decimal numbers, got int64",
    ),
    (
        lambda k: k.Layer().add_weight((2,), regularizer="l1"),
        ValueError,
        "no regularizer called 'l1'",
    ),
    (lambda k: k.Dense(3)(np.ones(3)), ValueError, r"\(n, d\), got \(3,\)"),
    (
        lambda k: built(3)(np.ones((2, 5))),
        ValueError,
        r"must have 4 features .* got shape \(2, 5\)",
    ),
    (lambda k: built(3)(np.ones(4)), ValueError, r"got shape \(4,\)"),
    (lambda k: k.Layer()(np.ones(3)), NotImplementedError, "method call"),
    (lambda k: k.Input((-2,)), ValueError, "negative"),
]


@pytest.mark.parametrize(("mistake", "kind", "message"), MISTAKES)
def test_mistakes_are_explained(
    mistake: Any, kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind, match=message):
        mistake(gu.keras.layers)
