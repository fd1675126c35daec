"""Sequential: the same weights give the same training as in Keras."""

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from oracle import array, tf

import groundup as gu
from groundup.keras.models.progress import duration

rng = np.random.default_rng(11)
X = rng.normal(size=(70, 5)).astype("float32")
CLASSES = np.argmax(X[:, :3], axis=1)
ONE_HOT = np.eye(3, dtype="float32")[CLASSES]
BINARY = (X[:, :1] + X[:, 1:2] > 0).astype("float32")
NUMBERS = np.stack([X[:, 0] - X[:, 1], X[:, 2]], axis=1)


def close(found: Any, expected: Any, rtol: float = 2e-5) -> None:
    np.testing.assert_allclose(
        array(found), array(expected), rtol=rtol, atol=2e-6
    )


def make(lib: Any, units: int, activation: Any = None) -> Any:
    """Return a small model; its weights do not depend on the library."""
    layers = lib.keras.layers
    penalty = lib.keras.regularizers.L2(0.01)
    model = lib.keras.Sequential(
        [
            lib.keras.Input(shape=(5,)),
            layers.Dense(7, "tanh", kernel_regularizer=penalty),
            layers.Flatten(),
            layers.Dense(4),
            layers.Activation("relu"),
            layers.Dense(units, activation=activation),
        ]
    )
    draws = np.random.default_rng(2)
    shapes = [weight.shape for weight in model.get_weights()]
    model.set_weights([0.5 * draws.normal(size=shape) for shape in shapes])
    return model


# How to compile, and what to train on.
TRAININGS: dict[str, tuple[int, Any, Any, Any, list[str], Any]] = {
    "binary": (1, "sigmoid", "adam", "binary_crossentropy", ["acc"], BINARY),
    "classes": (
        3,
        "softmax",
        "sgd",
        "sparse_categorical_crossentropy",
        ["accuracy"],
        CLASSES,
    ),
    "one-hot": (
        3,
        "softmax",
        "rmsprop",
        "categorical_crossentropy",
        ["accuracy", "mse"],
        ONE_HOT,
    ),
    "numbers": (2, None, "Adam", "mse", ["mae"], NUMBERS),
    "no-metrics": (2, None, "adagrad", "huber", [], NUMBERS),
    "vector": (1, None, "adamw", "mae", ["mse"], NUMBERS[:, 0]),
}


def trained(name: str, **options: Any) -> list[tuple[Any, Any]]:
    """Return both models after the same training, with their histories."""
    units, activation, optimizer, loss, metrics, y = TRAININGS[name]
    results = []
    for lib in (gu, tf):
        model = make(lib, units, activation)
        model.compile(optimizer=optimizer, loss=loss, metrics=metrics)
        settings = {"epochs": 4, "shuffle": False, "verbose": 0} | options
        results.append((model, model.fit(X, y, **settings)))
    return results


def test_tensors_train_as_in_keras() -> None:
    units, activation, optimizer, loss, metrics, y = TRAININGS["binary"]
    results = []
    for lib in (gu, tf):
        model = make(lib, units, activation)
        model.compile(optimizer=optimizer, loss=loss, metrics=metrics)
        once = {"epochs": 2, "shuffle": False, "verbose": 0}
        results.append(model.fit(lib.constant(X), lib.constant(y), **once))
    same_history(*results)


def same_history(found: Any, expected: Any) -> None:
    assert list(found.history) == list(expected.history)
    assert found.epoch == expected.epoch
    for name, values in expected.history.items():
        assert all(isinstance(value, float) for value in found.history[name])
        close(found.history[name], values, rtol=1e-4)


def same_weights(found: Any, expected: Any) -> None:
    for ours, theirs in zip(
        found.get_weights(), expected.get_weights(), strict=True
    ):
        close(ours, theirs, rtol=1e-4)


@pytest.mark.parametrize("name", TRAININGS)
def test_training_follows_keras(name: str) -> None:
    y = TRAININGS[name][-1]
    (ours, found), (theirs, expected) = trained(
        name, batch_size=16, validation_data=(X[:20], y[:20])
    )
    same_history(found, expected)
    same_weights(ours, theirs)
    close(
        ours.evaluate(X, y, verbose=0), theirs.evaluate(X, y, verbose=0), 1e-4
    )
    by_name = ours.evaluate(X, y, verbose=0, return_dict=True)
    assert list(by_name) == list(
        theirs.evaluate(X, y, verbose=0, return_dict=True)
    )
    predictions = ours.predict(X, batch_size=9, verbose=0)
    assert isinstance(predictions, np.ndarray)
    assert predictions.dtype == np.float32
    close(predictions, theirs.predict(X, verbose=0), 1e-4)
    close(predictions, ours(X), 1e-6)


def test_validation_split_follows_keras() -> None:
    (ours, found), (theirs, expected) = trained(
        "binary", validation_split=0.33, batch_size=10
    )
    same_history(found, expected)
    same_weights(ours, theirs)
    assert found.params == {"verbose": 0, "epochs": 4, "steps": 5}
    assert found.params == expected.params


def test_gradients_follow_keras() -> None:
    results = []
    for lib in (gu, tf):
        model = make(lib, 1, "sigmoid")
        loss_of = lib.keras.losses.BinaryCrossentropy()
        with lib.GradientTape() as tape:
            loss = loss_of(BINARY, model(X, training=True))
            loss = loss + sum(model.losses)
        results.append([loss, *tape.gradient(loss, model.trainable_variables)])
    for found, expected in zip(*results, strict=True):
        close(found, expected)


def test_layers_are_told_when_this_is_training() -> None:
    results = []
    for lib in (gu, tf):

        class Doubled(lib.keras.layers.Layer):  # type: ignore
            def call(self, inputs: Any, training: bool = False) -> Any:
                return 2.0 * inputs if training else inputs

        start = np.linspace(-1, 1, 5)[:, None]
        last = lib.keras.layers.Dense(1)
        model = lib.keras.Sequential(
            [lib.keras.Input(shape=(5,)), Doubled(), last]
        )
        model.set_weights([start, np.zeros(1)])
        model.compile("sgd", "mse")
        halves = {"validation_split": 0.5, "shuffle": False, "verbose": 0}
        history = model.fit(X, BINARY, epochs=2, **halves)
        results.append((model, history))
    (own, found), (other, expected) = results
    same_history(found, expected)
    close(own(X, training=True), other(X, training=True))
    close(own.predict(X, verbose=0), other.predict(X, verbose=0))
    found = own.evaluate(X, BINARY, verbose=0)
    close(found, other.evaluate(X, BINARY, verbose=0))


def test_a_dataset_can_be_trained_on() -> None:
    results = []
    for lib in (gu, tf):
        slices = lib.data.Dataset.from_tensor_slices
        model = make(lib, 1, "sigmoid")
        model.compile("sgd", "binary_crossentropy", metrics=["accuracy"])
        history = model.fit(
            slices((X, BINARY)).batch(16),
            epochs=3,
            shuffle=False,
            verbose=0,
            validation_data=slices((X, BINARY)).batch(32),
        )
        results.append((model, history))
        batches = slices(X).batch(20)
        assert model.predict(batches, verbose=0).shape == (70, 1)
        values = model.evaluate(slices((X, BINARY)).batch(16), verbose=0)
        assert values == pytest.approx(model.evaluate(X, BINARY, verbose=0))
    same_history(results[0][1], results[1][1])
    same_weights(results[0][0], results[1][0])


def test_training_again_goes_on_from_there() -> None:
    results = []
    for lib in (gu, tf):
        model = make(lib, 2)
        model.compile(lib.keras.optimizers.Adam(0.01), "mse")
        for _ in range(2):
            history = model.fit(X, NUMBERS, epochs=2, shuffle=False, verbose=0)
        assert history.epoch == [0, 1]
        assert int(model.optimizer.iterations) == 12
        results.append((model, history))
    same_history(results[0][1], results[1][1])
    same_weights(results[0][0], results[1][0])


def test_shuffling_sees_each_sample_once_in_each_epoch() -> None:
    seen: list[list[float]] = []

    class Spy(gu.keras.layers.Layer):
        def call(self, inputs: Any) -> Any:
            seen.append(array(inputs)[:, 0].tolist())
            return inputs

    x = np.arange(10.0, dtype="float32").reshape(10, 1)
    model = gu.keras.Sequential([Spy(), gu.keras.layers.Dense(1)])
    model(x)
    model.compile("sgd", "mse")
    epochs = []
    for seed in (1, 2, 1):
        gu.random.set_seed(seed)
        seen.clear()
        model.fit(x, x, batch_size=4, verbose=0)
        assert [len(batch) for batch in seen] == [4, 4, 2]
        epochs.append([value for batch in seen for value in batch])
        assert sorted(epochs[-1]) == x.ravel().tolist()
    assert epochs[0] == epochs[2] != epochs[1]
    assert epochs[0] != x.ravel().tolist()


def test_weights_are_made_when_the_shape_is_known() -> None:
    for lib in (gu, tf):
        layers = lib.keras.layers
        late = lib.keras.Sequential([layers.Dense(3), layers.Dense(1)])
        assert late.weights == [] and not late.built
        assert tuple(late(np.ones((2, 4))).shape) == (2, 1)
        early = lib.keras.Sequential()
        early.add(lib.keras.Input((4,)))
        early.add(layers.Dense(3))
        assert early.count_params() == 15
        early.add(layers.Dense(1))
        assert early.built and early.count_params() == 19
        for model in (early, late):
            assert [layer.units for layer in model.layers] == [3, 1]
            names = [weight.name for weight in model.weights]
            assert names == ["kernel", "bias"] * 2
        built = lib.keras.Sequential([layers.Dense(3)])
        built.build((None, 4))
        assert built.count_params() == 15


def test_repr_and_models_module() -> None:
    model = gu.keras.models.Sequential(name="small")
    assert repr(model) == "<Sequential name=small, built=False>"
    assert repr(gu.keras.Input((2,))) == "<Input shape=(None, 2)>"
    assert gu.keras.Sequential is gu.keras.models.Sequential


def test_metrics_are_listed_by_name() -> None:
    (model, _), _ = trained("one-hot", epochs=1)
    names = [metric.name for metric in model.metrics]
    assert names == ["loss", "accuracy", "mse"]


SUMMARY = """\
Model: "small"
Layer (type)         Output Shape  Param #
------------------------------------------
first (Dense)        (None, 300)       900
drop (Dropout)       (None, 300)         0
second (Dense)       (None, 1)         301
------------------------------------------
Total params: 1,201 (4.69 KB)
Trainable params: 900 (3.52 KB)
Non-trainable params: 301 (1.18 KB)
"""


def words(text: str) -> list[str]:
    """Return the text's words without the frame around the table."""
    return re.findall(r"[\w#,.()\"?:-]*\w[\w#,.()\"?:-]*", text)


def test_summary_says_what_keras_says(capsys: Any) -> None:
    printed = []
    for lib in (gu, tf):
        layers = lib.keras.layers
        model = lib.keras.Sequential(
            [
                lib.keras.Input((2,)),
                layers.Dense(300, name="first"),
                layers.Dropout(0.5, name="drop"),
                layers.Dense(1, name="second", trainable=False),
            ],
            name="small",
        )
        model.summary()
        printed.append(capsys.readouterr().out)
    assert words(printed[0]) == words(printed[1])
    squeezed = re.sub(" +", " ", SUMMARY)
    assert re.sub(" +|-{9,}", " ", printed[0]) == re.sub(
        "-{9,}", " ", squeezed
    )


def test_summary_before_the_shape_is_known(capsys: Any) -> None:
    dense = gu.keras.layers.Dense(3, name="late")
    gu.keras.Sequential([dense], name="m").summary()
    assert "late (Dense)  ?             0 (unbuilt)" in capsys.readouterr().out


def test_large_models_are_summed_up_in_megabytes(capsys: Any) -> None:
    layers = gu.keras.layers
    wide = layers.Dense(1500, kernel_initializer="zeros")
    gu.keras.Sequential([gu.keras.Input((1000,)), wide]).summary()
    assert "Total params: 1,501,500 (5.73 MB)" in capsys.readouterr().out


LINE = (
    r"5/5 ━{20} \d+s \d+(us|ms|s)/step - accuracy: \d\.\d{4} - loss: \d\.\d{4}"
)


def test_progress_lines(capsys: Any) -> None:
    model = make(gu, 1, "sigmoid")
    model.compile("adam", "bce", metrics=["accuracy"])
    model.fit(X, BINARY, batch_size=16, epochs=2)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Epoch 1/2" and lines[2] == "Epoch 2/2"
    assert re.fullmatch(LINE, lines[1]) and re.fullmatch(LINE, lines[3])
    model.fit(X, BINARY, batch_size=16, validation_data=(X, BINARY), verbose=2)
    line = capsys.readouterr().out.splitlines()[1]
    plain = r"5/5 - \d+s - \d+(us|ms|s)/step - accuracy: \S+ - loss: \S+ - "
    assert re.fullmatch(plain + r"val_accuracy: \S+ - val_loss: \S+", line)
    model.evaluate(X, BINARY, batch_size=16)
    assert re.fullmatch(LINE, capsys.readouterr().out.strip())
    model.predict(X, batch_size=16)
    line = capsys.readouterr().out.strip()
    assert re.fullmatch(r"5/5 ━{20} \d+s \d+(us|ms|s)/step", line)
    for silent in (
        lambda: model.fit(X, BINARY, verbose=0),
        lambda: model.evaluate(X, BINARY, verbose=0),
        lambda: model.predict(X, verbose=0),
    ):
        silent()
        assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(3e-5, "30us/step"), (0.0123, "12ms/step"), (2.2, "2s/step")],
)
def test_durations_have_a_fitting_unit(seconds: float, text: str) -> None:
    assert duration(seconds) == text


def test_the_bar_grows_on_a_terminal(capsys: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    model = make(gu, 1, "sigmoid")
    model.compile("sgd", "bce")
    model.fit(X, BINARY, batch_size=35)
    pieces = capsys.readouterr().out.split("\r")
    assert pieces[0] == "Epoch 1/1\n"
    assert pieces[1].startswith("1/2 " + "━" * 10 + " " * 11)
    assert pieces[-1].startswith("2/2 " + "━" * 20) and pieces[-1][-1] == "\n"


@pytest.mark.parametrize("layers", [1, 6])
def test_weights_go_through_a_file(tmp_path: Path, layers: int) -> None:
    kind = gu.keras.layers.Dense
    model, other = (
        gu.keras.Sequential([gu.keras.Input((5,)), *map(kind, [5] * layers)])
        for _ in "ab"
    )
    other.set_weights([0 * w for w in other.get_weights()])
    model.save_weights(tmp_path / "a.npz")
    assert [path.name for path in tmp_path.iterdir()] == ["a.npz"]
    other.load_weights(str(tmp_path / "a.npz"))
    for w, v in zip(model.weights, other.weights, strict=True):
        np.testing.assert_array_equal(w, v)


def test_a_failed_save_leaves_the_old_file(
    tmp_path: Path, monkeypatch: Any
) -> None:
    model = make(gu, 2)
    path = tmp_path / "a.npz"
    model.save_weights(path)
    before = path.read_bytes()

    def full_disk(file: Any, **arrays: Any) -> None:
        file.write(b"half")
        raise OSError("no space left")

    monkeypatch.setattr(np, "savez", full_disk)
    with pytest.raises(OSError, match="no space"):
        model.save_weights(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_files_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    model = make(gu, 2)
    before = model.get_weights()
    make(gu, 3).save_weights(tmp_path / "other.npz")
    (tmp_path / "bad.npz").write_bytes(b"not a zip file")
    with (tmp_path / "one.npz").open("wb") as file:
        np.save(file, np.ones(3))
    good = tmp_path / "good.npz"
    model.save_weights(good)
    (tmp_path / "cut.npz").write_bytes(good.read_bytes()[:300])
    for name, kind, message in [
        ("other.npz", ValueError, "holds weights of the shapes"),
        ("bad.npz", ValueError, "damaged"),
        ("cut.npz", ValueError, "damaged"),
        ("one.npz", ValueError, "no file that save_weights made"),
        ("none.npz", FileNotFoundError, "none.npz"),
        ("a.weights.h5", ValueError, "must end in .npz"),
    ]:
        with pytest.raises(kind, match=message):
            model.load_weights(tmp_path / name)
    with pytest.raises(ValueError, match=r"must end in .npz, got 'w.h5'"):
        model.save_weights("w.h5")
    with pytest.raises(FileNotFoundError, match="make it first"):
        model.save_weights(tmp_path / "none" / "w.npz")
    for w, old in zip(model.weights, before, strict=True):
        np.testing.assert_array_equal(w, old)


def compiled() -> Any:
    model = make(gu, 1, "sigmoid")
    model.compile("sgd", "bce", metrics=["accuracy"])
    return model


def without_loss() -> Any:
    model = make(gu, 1)
    model.compile("sgd")
    return model


def dense() -> Any:
    return gu.keras.layers.Dense(1, name="same")


def slices(x: Any) -> Any:
    return gu.data.Dataset.from_tensor_slices(x)


MISTAKES: dict[str, tuple[Any, type[Exception], str]] = {
    "not compiled": (
        lambda k: make(gu, 1).fit(X, BINARY),
        ValueError,
        r"call compile\(\) before fit",
    ),
    "no list of metrics": (
        lambda k: make(gu, 1).compile(metrics=3),
        ValueError,
        r"metrics must be a list, such as \[3\], got 3",
    ),
    "a number for callbacks": (
        lambda k: compiled().fit(X, BINARY, callbacks=2),
        TypeError,
        r"callbacks must be objects such as EarlyStopping\(\), got 2",
    ),
    "no list of layers": (
        lambda k: k.Sequential(3),
        TypeError,
        r"layers must be a list, such as \[3\]",
    ),
    "not compiled, evaluate": (
        lambda k: make(gu, 1).evaluate(X, BINARY),
        ValueError,
        r"call compile\(\) before evaluate",
    ),
    "no loss": (
        lambda k: without_loss().fit(X, BINARY, verbose=0),
        ValueError,
        "there is no loss",
    ),
    "sizes": (
        lambda k: compiled().fit(X, BINARY[:3]),
        ValueError,
        "70 samples in x, but 3 in y",
    ),
    "no samples": (
        lambda k: compiled().fit(X[:0], BINARY[:0]),
        ValueError,
        "no samples",
    ),
    "lists": (
        lambda k: compiled().fit(X.tolist(), BINARY),
        TypeError,
        "x must be an array or a tensor .* got list",
    ),
    "numbers": (
        lambda k: compiled().fit(np.array(1.0), BINARY),
        TypeError,
        "samples along its first axis",
    ),
    "batch size": (
        lambda k: compiled().fit(X, BINARY, batch_size=0),
        ValueError,
        "batch_size must be at least 1, got 0",
    ),
    "split": (
        lambda k: compiled().fit(X, BINARY, validation_split=1.0),
        ValueError,
        "leaves 0 of 70 samples for training",
    ),
    "split that is no part": (
        lambda k: compiled().fit(X, BINARY, validation_split=np.nan),
        ValueError,
        "validation_split must be between 0 and 1, got nan",
    ),
    "empty dataset": (
        lambda k: compiled().evaluate(slices((X, BINARY)).take(0).batch(2)),
        ValueError,
        "no batches in the Dataset",
    ),
    "validation": (
        lambda k: compiled().fit(X, BINARY, validation_data=(X,)),
        ValueError,
        r"must be \(x, y\), got 1 parts",
    ),
    "verbose": (
        lambda k: compiled().fit(X, BINARY, verbose=3),
        ValueError,
        "verbose must be 0, 1, 2 or 'auto', got 3",
    ),
    "dataset and y": (
        lambda k: compiled().fit(slices((X, BINARY)), BINARY),
        ValueError,
        "leave out y",
    ),
    "endless": (
        lambda k: compiled().fit(slices((X, BINARY)).batch(2).repeat()),
        ValueError,
        "never ends",
    ),
    "optimizer": (
        lambda k: make(gu, 1).compile("adom"),
        ValueError,
        "nearest is 'adam'",
    ),
    "loss": (
        lambda k: make(gu, 1).compile("adam", "mze"),
        ValueError,
        "no loss called 'mze'",
    ),
    "features": (
        lambda k: compiled()(X[:, :2]),
        ValueError,
        "must have 5 features",
    ),
    "no layer": (
        lambda k: k.Sequential([3]),
        TypeError,
        "expected a layer, .* got 3",
    ),
    "names": (
        lambda k: k.Sequential([dense(), dense()]),
        ValueError,
        "a layer called 'same' already",
    ),
    "late input": (
        lambda k: k.Sequential([dense(), k.Input((2,))]),
        ValueError,
        "an Input must come first",
    ),
    "names, not numbers": (
        lambda k: compiled().fit(X, np.full(len(X), "cat")),
        TypeError,
        "y must hold numbers, got <U3",
    ),
    "no y": (
        lambda k: compiled().fit(X),
        ValueError,
        r"pairs \(x, y\); got batches of 1 parts",
    ),
    "split of a dataset": (
        lambda k: compiled().fit(slices((X, BINARY)), validation_split=0.5),
        ValueError,
        "pass validation_data instead",
    ),
    "part": (
        lambda k: compiled().fit(X, BINARY, validation_split="half"),
        TypeError,
        "validation_split must be a single number, got 'half'",
    ),
    "epochs": (
        lambda k: compiled().fit(X, BINARY, epochs=1.5),
        TypeError,
        "epochs must be a whole number, got 1.5",
    ),
    "size of batches": (
        lambda k: compiled().fit(X, BINARY, batch_size=2.0),
        TypeError,
        "batch_size must be a whole number, got 2.0",
    ),
    "callbacks": (
        lambda k: compiled().fit(
            X, BINARY, callbacks=[k.callbacks.EarlyStopping]
        ),
        TypeError,
        r"objects such as EarlyStopping\(\), got <class",
    ),
    "metrics": (
        lambda k: make(gu, 1).compile("sgd", "mse", metrics="accuracy"),
        ValueError,
        r"must be a list, such as \['accuracy'\]",
    ),
    "a layer alone": (
        lambda k: k.Sequential(dense()),
        TypeError,
        "layers must be a list",
    ),
    "no layers": (
        lambda k: k.Sequential()(X),
        ValueError,
        "there are no layers",
    ),
    "unbuilt save": (
        lambda k: k.Sequential([dense()]).save_weights("a.npz"),
        ValueError,
        "save_weights needs the weights",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistakes_are_explained(name: str) -> None:
    mistake, kind, message = MISTAKES[name]
    with pytest.raises(kind, match=message):
        mistake(gu.keras)
