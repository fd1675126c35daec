"""Training, evaluation and prediction, for any layer that is a model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from groundup.autodiff import GradientTape
from groundup.keras import losses, optimizers
from groundup.keras.callbacks import Callback, History
from groundup.keras.layers import Layer
from groundup.keras.models.batches import Batches, split
from groundup.keras.models.progress import (
    Progress,
    checked_verbose,
    progress,
)
from groundup.keras.models.scores import Scores
from groundup.ops.arguments import whole
from groundup.rules.types import Array
from groundup.tensor import Tensor


class Trainer(Layer):
    """A layer that can be trained: `Sequential` has these methods."""

    optimizer: Any = None
    loss: Any = None
    stop_training = False

    def compile(
        self,
        optimizer: Any = "rmsprop",
        loss: Any = None,
        *,
        metrics: Sequence[Any] = (),
    ) -> None:
        """Say how to train.

        Args:
            optimizer: a name or an object of `keras.optimizers`.
            loss: a name, a function or an object of `keras.losses`.
            metrics: names, functions or objects of `keras.metrics`;
                ``"accuracy"`` is the one that fits the shapes.

        Raises:
            ValueError: a name is unknown, or the metrics are no list.
        """
        if not (metrics is None or isinstance(metrics, (list, tuple))):
            raise ValueError(
                f"metrics must be a list, such as [{metrics!r}], "
                f"got {metrics!r}."
            )
        self.optimizer = optimizers.get(optimizer)
        self.loss = loss
        self._loss = None if loss is None else losses.resolve(loss)
        self._scores = Scores(metrics or ())

    @property
    def metrics(self) -> list[Any]:
        """The running mean of the loss, and the metrics used so far."""
        self._compiled("metrics")
        return self._scores.metrics

    def fit(
        self,
        x: Any,
        y: Any = None,
        batch_size: int | None = None,
        epochs: int = 1,
        verbose: Any = "auto",
        callbacks: Callback | Sequence[Callback] | None = None,
        validation_split: float = 0.0,
        validation_data: Any = None,
        shuffle: bool = True,
    ) -> History:
        """Train for some epochs: passes over all samples.

        Args:
            x: samples along the first axis, or a dataset of batches (x, y).
            y: the truth for each sample; none for a dataset.
            batch_size: samples in each step; 32 if not given.
            epochs: how many passes.
            verbose: 0 to print nothing, 1 or ``"auto"`` for a bar for each
                epoch, 2 for a line.
            callbacks: what else to do at certain moments: one or a list.
            validation_split: the part of the samples, at their end, to keep
                for validation.
            validation_data: a pair (x, y) to evaluate after each epoch, or a
                dataset.
            shuffle: whether to take the samples in another order in each
                epoch.

        Returns:
            The loss and the metrics of every epoch.

        Raises:
            TypeError: x or y is no array of numbers, tensor or dataset, a
                callback is none, or another argument no number.
            ValueError: `compile` was not called, y is missing, there are no
                samples or not as many in x and y, or another argument is out
                of range.
        """
        self._compiled("fit")
        passes = whole(epochs, "fit", "epochs")
        if validation_split and validation_data is None:
            (x, y), validation_data = split(x, y, validation_split)
        batches = Batches(x, y, batch_size, shuffle)
        held_out = _validation(validation_data, batch_size)
        self.history = History()
        everyone = [self.history, *_callbacks(callbacks)]
        if number := checked_verbose(verbose):
            everyone.append(Progress(number))
        params = {"verbose": verbose, "epochs": epochs}
        for callback in everyone:
            callback.set_model(self)
            callback.set_params({**params, "steps": len(batches)})
        self._train(batches, passes, held_out, everyone)
        return self.history

    def _train(
        self,
        batches: Batches,
        epochs: int,
        held_out: Batches | None,
        callbacks: list[Callback],
    ) -> None:
        """Go through the epochs, and tell the callbacks."""
        self.stop_training = False
        logs: dict[str, float] = {}
        for callback in callbacks:
            callback.on_train_begin()
        for epoch in range(epochs):
            for callback in callbacks:
                callback.on_epoch_begin(epoch)
            logs = self._train_epoch(batches, callbacks)
            if held_out is not None:
                for name, value in self._evaluate(held_out).items():
                    logs[f"val_{name}"] = value
            for callback in callbacks:
                callback.on_epoch_end(epoch, logs)
            if self.stop_training:
                break
        for callback in callbacks:
            callback.on_train_end(logs)

    def _train_epoch(
        self, batches: Batches, callbacks: list[Callback]
    ) -> dict[str, float]:
        """Take a step for each batch, and return the means over them."""
        self._scores.reset()
        logs: dict[str, float] = {}
        for step, (x, y) in enumerate(batches.pairs()):
            for callback in callbacks:
                callback.on_train_batch_begin(step)
            logs = self.train_step(x, y)
            for callback in callbacks:
                callback.on_train_batch_end(step, logs)
            if self.stop_training:
                break
        return logs

    def train_step(self, x: Tensor, y: Tensor) -> dict[str, float]:
        """Take one step of the optimizer on one batch.

        Args:
            x: the samples.
            y: the truth for each of them.

        Returns:
            The means of the loss and the metrics over the epoch so far.
        """
        with GradientTape() as tape:
            predictions = self(x, training=True)
            loss = self._total_loss(y, predictions)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply_gradients(zip(gradients, variables, strict=True))
        return self._scores.update(loss, y, predictions)

    def evaluate(
        self,
        x: Any,
        y: Any = None,
        batch_size: int | None = None,
        verbose: Any = "auto",
        *,
        return_dict: bool = False,
    ) -> Any:
        """Return the loss and the metrics on samples, without training.

        Args:
            x: samples along the first axis, or a dataset of batches (x, y).
            y: the truth for each sample; none for a dataset.
            batch_size: samples in each batch; 32 if not given.
            verbose: 0 to print nothing, 1 or ``"auto"`` for a bar, 2 for a
                line.
            return_dict: whether to return a dict by name.

        Returns:
            The loss alone without metrics, else a list with the loss and
            each metric, or a dict.

        Raises:
            TypeError: x or y is no array of numbers, tensor or dataset, or
                the size no whole number.
            ValueError: `compile` was not called, y is missing, there are no
                samples or not as many in x and y, or another argument is out
                of range.
        """
        self._compiled("evaluate")
        batches = Batches(x, y, batch_size)
        line = progress(verbose, len(batches))
        logs = self._evaluate(batches, line)
        if line is not None:
            line.finish(logs)
        if return_dict:
            return logs
        values = [logs[metric.name] for metric in self.metrics]
        return values if len(values) > 1 else values[0]

    def _evaluate(
        self, batches: Batches, line: Progress | None = None
    ) -> dict[str, float]:
        """Return the means of the loss and the metrics over all batches."""
        self._scores.reset()
        logs: dict[str, float] = {}
        for step, (x, y) in enumerate(batches.pairs()):
            predictions = self(x)
            loss = self._total_loss(y, predictions)
            logs = self._scores.update(loss, y, predictions)
            if line is not None:
                line.on_train_batch_end(step, logs)
        return logs

    def predict(
        self, x: Any, batch_size: int | None = None, verbose: Any = "auto"
    ) -> Array:
        """Return predictions for samples.

        Args:
            x: samples along the first axis, or a dataset of batches.
            batch_size: samples in each batch; 32 if not given.
            verbose: 0 to print nothing, 1 or ``"auto"`` for a bar, 2 for a
                line.

        Returns:
            A NumPy array with a prediction for each sample.

        Raises:
            TypeError: x is no array of numbers, tensor or dataset, or the
                size no whole number.
            ValueError: there are no samples, or another argument is out of
                range.
        """
        batches = Batches(x, None, batch_size)
        line = progress(verbose, len(batches))
        found = []
        for step, batch in enumerate(batches):
            found.append(self(batch[0])._array)
            if line is not None:
                line.on_train_batch_end(step)
        if line is not None:
            line.finish()
        return np.concatenate(found)

    def _total_loss(self, y: Tensor, predictions: Tensor) -> Tensor:
        """Return the loss, with what the regularizers add."""
        if self._loss is None:
            raise ValueError(
                f"{self.name}: there is no loss; give one to compile()."
            )
        loss = self._loss(y, predictions)
        for penalty in self.losses:
            loss = loss + penalty
        return loss

    def _compiled(self, method: str) -> None:
        """Check that `compile` was called."""
        if self.optimizer is None:
            raise ValueError(
                f"{self.name}: call compile() before {method}; it says with "
                "which optimizer and loss."
            )


def _callbacks(given: Any) -> list[Callback]:
    """Return one callback, several or none as a list."""
    alone = given is not None and not isinstance(given, (list, tuple))
    several = [given] if alone else list(given or ())
    for callback in several:
        if not isinstance(callback, Callback):
            raise TypeError(
                "callbacks must be objects such as EarlyStopping(), "
                f"got {callback!r}."
            )
    return several


def _validation(data: Any, batch_size: int | None) -> Batches | None:
    """Return the batches to validate with, if there are any."""
    if data is None:
        return None
    if isinstance(data, (tuple, list)):
        if len(data) != 2:
            raise ValueError(
                f"validation_data must be (x, y), got {len(data)} parts."
            )
        return Batches(data[0], data[1], batch_size)
    return Batches(data)
