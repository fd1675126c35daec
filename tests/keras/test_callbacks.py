"""Callbacks: told of the same moments, and stopping at the same epoch."""

from typing import Any

import numpy as np
import pytest
from oracle import array, tf

import groundup as gu

rng = np.random.default_rng(0)
X = rng.normal(size=(24, 3)).astype("float32")
Y = (X[:, :1] > 0).astype("float32")

BOTH = pytest.mark.parametrize("lib", [gu, tf], ids=["groundup", "tensorflow"])


def make(lib: Any, rate: float = 0.1, metrics: Any = ("accuracy",)) -> Any:
    model = lib.keras.Sequential(
        [
            lib.keras.Input((3,)),
            lib.keras.layers.Dense(4, activation="tanh"),
            lib.keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    draws = np.random.default_rng(1)
    shapes = [weight.shape for weight in model.get_weights()]
    model.set_weights([draws.normal(size=shape) for shape in shapes])
    optimizer = lib.keras.optimizers.SGD(rate)
    model.compile(optimizer, "binary_crossentropy", metrics=list(metrics))
    return model


@BOTH
def test_callbacks_are_told_of_every_moment(lib: Any) -> None:
    moments: list[Any] = []

    class Spy(lib.keras.callbacks.Callback):  # type: ignore[misc]
        def on_train_begin(self, logs: Any = None) -> None:
            moments.append(("begin", self.params["epochs"]))

        def on_train_end(self, logs: Any = None) -> None:
            moments.append(("end", sorted(logs)))

        def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:
            moments.append(("epoch", epoch))

        def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
            moments.append(("epoch end", epoch, sorted(logs)))

        def on_train_batch_begin(self, batch: int, logs: Any = None) -> None:
            moments.append(("batch", batch))

        def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
            moments.append(("batch end", batch, sorted(logs)))
            assert self.model is model

    model = make(lib)
    model.fit(X, Y, batch_size=16, epochs=2, verbose=0, callbacks=[Spy()])
    names = ["accuracy", "loss"]
    epoch = [
        ("batch", 0),
        ("batch end", 0, names),
        ("batch", 1),
        ("batch end", 1, names),
    ]
    assert moments == [
        ("begin", 2),
        ("epoch", 0),
        *epoch,
        ("epoch end", 0, names),
        ("epoch", 1),
        *epoch,
        ("epoch end", 1, names),
        ("end", names),
    ]


@BOTH
def test_a_callback_can_stop_the_training(lib: Any) -> None:
    class Stop(lib.keras.callbacks.Callback):  # type: ignore[misc]
        def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
            self.model.stop_training = batch == 1

    model = make(lib)
    history = model.fit(
        X, Y, batch_size=4, epochs=5, verbose=0, callbacks=[Stop()]
    )
    assert history.epoch == [0]
    assert int(model.optimizer.iterations) == 2
    assert model.history is history


STOPS: list[dict[str, Any]] = [
    {"monitor": "loss"},
    {"monitor": "loss", "patience": 2, "min_delta": 0.05},
    {"monitor": "loss", "min_delta": -0.02, "restore_best_weights": True},
    {"patience": 3, "restore_best_weights": True},
    {"monitor": "val_accuracy", "patience": 2},
    {"monitor": "accuracy", "patience": 4, "restore_best_weights": True},
    {"monitor": "accuracy", "mode": "min", "patience": 3},
    {"monitor": "loss", "mode": "max", "patience": 1},
    {"monitor": "loss", "baseline": 0.1, "patience": 3},
    {"monitor": "loss", "baseline": 0.62, "patience": 3},
    {"monitor": "loss", "min_delta": 0.1, "start_from_epoch": 4},
    {"monitor": "mse", "min_delta": 0.001},
]


@pytest.mark.parametrize("case", range(len(STOPS)))
def test_stops_when_keras_stops(case: int) -> None:
    # With a rate of 6, the loss rises and falls. With more, it is chaotic:
    # the last digits, which depend on the processor, decide where it goes.
    settings, rate = STOPS[case], [6.0, 0.3][case % 2]
    results = []
    for lib in (gu, tf):
        model = make(lib, rate, ["accuracy", "mse"])
        stop = lib.keras.callbacks.EarlyStopping(**settings)
        history = model.fit(
            X[:16],
            Y[:16],
            batch_size=8,
            epochs=15,
            shuffle=False,
            verbose=0,
            validation_data=(X[16:], Y[16:]),
            callbacks=[stop],
        )
        results.append((model, stop, history))
    (ours, stop, history), (theirs, expected, their_history) = results
    assert history.epoch == their_history.epoch
    assert stop.stopped_epoch == expected.stopped_epoch
    assert stop.best_epoch == expected.best_epoch
    for w, v in zip(ours.weights, theirs.get_weights(), strict=True):
        np.testing.assert_allclose(array(w), v, rtol=2e-4, atol=1e-5)


@BOTH
def test_stopping_says_so_if_asked(lib: Any, capsys: Any) -> None:
    stop = lib.keras.callbacks.EarlyStopping(
        "loss", min_delta=9, verbose=1, restore_best_weights=True
    )
    make(lib).fit(X, Y, epochs=5, verbose=0, callbacks=[stop])
    assert capsys.readouterr().out == (
        "Epoch 2: early stopping\n"
        "Restoring model weights from the end of the best epoch: 1.\n"
    )


def test_it_can_be_used_again() -> None:
    stop = gu.keras.callbacks.EarlyStopping("loss", min_delta=9)
    for _ in range(2):
        history = make(gu).fit(X, Y, epochs=5, verbose=0, callbacks=[stop])
        assert history.epoch == [0, 1]


@BOTH
def test_a_missing_number_is_reported(lib: Any) -> None:
    stop = lib.keras.callbacks.EarlyStopping("val_loss")
    with pytest.warns(UserWarning, match="val_loss.*accuracy, ?loss"):
        history = make(lib).fit(X, Y, epochs=2, verbose=0, callbacks=[stop])
    assert history.epoch == [0, 1]


@BOTH
def test_a_direction_that_cannot_be_told_is_refused(lib: Any) -> None:
    stop = lib.keras.callbacks.EarlyStopping("val_other")
    stop.set_model(make(lib))
    with pytest.raises(ValueError, match=r"mode='min'|mode='max'"):
        stop.on_epoch_end(0, {"val_other": 1.0})


def test_an_unknown_mode_is_refused() -> None:
    with pytest.raises(ValueError, match=r"mode must be .* got 'down'"):
        gu.keras.callbacks.EarlyStopping(mode="down")


@pytest.mark.parametrize(
    "name", ["min_delta", "patience", "baseline", "start_from_epoch"]
)
def test_settings_that_are_no_numbers_are_refused(name: str) -> None:
    with pytest.raises(TypeError, match=f"{name} must be a single number"):
        gu.keras.callbacks.EarlyStopping(**{name: "a"})
