"""Callbacks: what to do at certain moments of `fit`."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

from groundup._names import not_provided
from groundup.keras import metrics
from groundup.ops.arguments import number

__all__ = ["Callback", "EarlyStopping", "History"]

__getattr__ = not_provided(__name__, __all__)

Logs = dict[str, float] | None

# Which metrics are better when they are larger, and which when smaller.
_UP = (
    metrics.Accuracy,
    metrics.BinaryAccuracy,
    metrics.CategoricalAccuracy,
    metrics.SparseCategoricalAccuracy,
)
_DOWN = (metrics.MeanAbsoluteError, metrics.MeanSquaredError)


class Callback:
    """Something to do during training: make a subclass with these methods.

    ``self.model`` is the model being trained, ``self.params`` a dict with the
    number of epochs and of steps in each. ``logs`` holds the loss and the
    metrics by name. Set ``self.model.stop_training = True`` to stop.
    """

    def __init__(self) -> None:
        """Belong to no model yet."""
        self.model: Any = None
        self.params: dict[str, Any] = {}

    def set_model(self, model: Any) -> None:
        """Take the model that is about to be trained.

        Args:
            model: the model.
        """
        self.model = model

    def set_params(self, params: dict[str, Any]) -> None:
        """Take what is known about the training.

        Args:
            params: the numbers of epochs and of steps in each.
        """
        self.params = params

    def on_train_begin(self, logs: Logs = None) -> None:
        """Run before the first epoch.

        Args:
            logs: nothing yet.
        """

    def on_train_end(self, logs: Logs = None) -> None:
        """Run after the last epoch.

        Args:
            logs: the last epoch's.
        """

    def on_epoch_begin(self, epoch: int, logs: Logs = None) -> None:
        """Run before each epoch.

        Args:
            epoch: its number, counted from 0.
            logs: nothing yet.
        """

    def on_epoch_end(self, epoch: int, logs: Logs = None) -> None:
        """Run after each epoch, validation included.

        Args:
            epoch: its number, counted from 0.
            logs: the loss and the metrics.
        """

    def on_train_batch_begin(self, batch: int, logs: Logs = None) -> None:
        """Run before each step.

        Args:
            batch: its number in the epoch, counted from 0.
            logs: nothing yet.
        """

    def on_train_batch_end(self, batch: int, logs: Logs = None) -> None:
        """Run after each step.

        Args:
            batch: its number in the epoch, counted from 0.
            logs: the means over the epoch so far.
        """


class History(Callback):
    """What `fit` returns: the loss and the metrics of every epoch.

    ``history`` maps each name to a list with one number for each epoch, and
    ``epoch`` lists the epochs' numbers.
    """

    def __init__(self) -> None:
        """Start with no epoch."""
        super().__init__()
        self.history: dict[str, list[float]] = {}
        self.epoch: list[int] = []

    def on_train_begin(self, logs: Logs = None) -> None:
        """Count epochs from the start."""
        self.epoch = []

    def on_epoch_end(self, epoch: int, logs: Logs = None) -> None:
        """Write the epoch's numbers down."""
        self.epoch.append(epoch)
        for name, value in (logs or {}).items():
            self.history.setdefault(name, []).append(value)


class EarlyStopping(Callback):
    """Stops training when a number no longer gets better.

    Args:
        monitor: the name of the number, such as ``"val_loss"``.
        min_delta: by how much it must get better to count.
        patience: after how many epochs without that to stop.
        verbose: 1 to say so when it stops.
        mode: ``"min"`` if smaller is better, ``"max"`` if larger, ``"auto"``
            to tell by the metric.
        baseline: a value to get better than.
        restore_best_weights: whether to go back to the weights of the best
            epoch in the end.
        start_from_epoch: how many epochs to let pass first.

    Raises:
        TypeError: a setting is no number.
        ValueError: there is no such mode; in training, the mode is
            ``"auto"`` and cannot be told.

    Source: Prechelt, Early stopping, but when? (1998), section 1.
    """

    def __init__(
        self,
        monitor: str = "val_loss",
        min_delta: float = 0,
        patience: int = 0,
        verbose: int = 0,
        mode: str = "auto",
        baseline: float | None = None,
        restore_best_weights: bool = False,
        start_from_epoch: int = 0,
    ) -> None:
        """Keep the settings."""
        super().__init__()
        if mode not in ("auto", "min", "max"):
            raise ValueError(
                "EarlyStopping: mode must be 'auto', 'min' or 'max', "
                f"got {mode!r}."
            )
        self.monitor = monitor
        self.min_delta = abs(number(min_delta, "EarlyStopping", "min_delta"))
        self.patience = number(patience, "EarlyStopping", "patience")
        self.verbose = verbose
        self.mode = mode
        self.baseline = (
            None
            if baseline is None
            else number(baseline, "EarlyStopping", "baseline")
        )
        self.restore_best_weights = restore_best_weights
        self.start_from_epoch = number(
            start_from_epoch, "EarlyStopping", "start_from_epoch"
        )
        self.on_train_begin()

    def on_train_begin(self, logs: Logs = None) -> None:
        """Forget what was seen in an earlier training."""
        self.wait = 0
        self.stopped_epoch = 0
        self.best: float | None = None
        self.best_epoch = 0
        self.best_weights: list[Any] | None = None

    def on_epoch_end(self, epoch: int, logs: Logs = None) -> None:
        """Keep the best so far, or stop when patience is at an end."""
        current = (logs or {}).get(self.monitor)
        if current is None:
            warnings.warn(
                f"EarlyStopping: there is no {self.monitor!r} to watch; "
                f"there are {', '.join(logs or {})}.",
                stacklevel=3,
            )
        if current is None or epoch < self.start_from_epoch:
            return
        better = self._comparison()
        improved = self.best is None or better(current, self.best)
        self.wait += 1
        if improved:
            self.best, self.best_epoch = current, epoch
            if self.restore_best_weights:
                self.best_weights = self.model.get_weights()
            if self.baseline is None or better(current, self.baseline):
                self.wait = 0
        elif self.wait >= self.patience and epoch > 0:
            self.stopped_epoch = epoch
            self.model.stop_training = True

    def on_train_end(self, logs: Logs = None) -> None:
        """Go back to the best weights, if asked to."""
        if self.stopped_epoch and self.verbose:
            print(f"Epoch {self.stopped_epoch + 1}: early stopping")
        if self.best_weights is not None:
            if self.verbose:
                print(
                    "Restoring model weights from the end of the best epoch: "
                    f"{self.best_epoch + 1}."
                )
            self.model.set_weights(self.best_weights)

    def _comparison(self) -> Callable[[float, float], bool]:
        """Return how to tell whether one number is better than another."""
        name = self.monitor.removeprefix("val_")
        metric = next((m for m in self.model.metrics if m.name == name), None)
        if self.mode == "max" or (
            self.mode == "auto" and isinstance(metric, _UP)
        ):
            return lambda new, old: new - self.min_delta > old
        if self.mode == "min" or name == "loss" or isinstance(metric, _DOWN):
            return lambda new, old: new + self.min_delta < old
        raise ValueError(
            f"EarlyStopping: whether {self.monitor!r} is better when it is "
            "smaller or larger is unknown; say so with mode='min' or 'max'."
        )
