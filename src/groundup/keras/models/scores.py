"""The running means of an epoch: of the loss and of the metrics."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from groundup.keras import metrics
from groundup.tensor import Tensor


class Scores:
    """The mean loss and the metrics of the batches since the last reset.

    Args:
        wanted: names, functions or objects of `keras.metrics`.
    """

    def __init__(self, wanted: Sequence[Any]) -> None:
        """Start with nothing seen."""
        self._wanted = list(wanted)
        self._loss = metrics.Mean(name="loss")
        # Which accuracy is meant shows in the first batch.
        self._found: list[Any] = []

    @property
    def metrics(self) -> list[Any]:
        """The mean of the loss, and the metrics used so far."""
        return [self._loss, *self._found]

    def reset(self) -> None:
        """Forget all batches."""
        for metric in self.metrics:
            metric.reset_state()

    def update(
        self, loss: Tensor, y: Tensor, predictions: Tensor
    ) -> dict[str, float]:
        """Take a batch into the means, and return them by name.

        Args:
            loss: the mean loss of the batch.
            y: the truth.
            predictions: what the model predicted.
        """
        if len(self._found) < len(self._wanted):
            self._found = [
                metrics.resolve(metric, y, predictions)
                for metric in self._wanted
            ]
        self._loss.update_state(loss, sample_weight=len(predictions))
        for metric in self._found:
            metric.update_state(y, predictions)
        means = {m.name: float(m.result()) for m in self.metrics}
        return dict(sorted(means.items()))
