"""What `fit`, `evaluate` and `predict` print."""

from __future__ import annotations

import sys
import time
from typing import Any

from groundup.keras.callbacks import Callback, Logs

WIDTH = 20


class Progress(Callback):
    """Prints a line for each epoch, and on a terminal also a growing bar.

    Args:
        verbose: 1 for the bar, 2 for a line without one.
    """

    def __init__(self, verbose: int) -> None:
        """Keep how much to print."""
        super().__init__()
        self.verbose = verbose

    def on_epoch_begin(self, epoch: int, logs: Logs = None) -> None:
        """Print the number of the epoch."""
        print(f"Epoch {epoch + 1}/{self.params['epochs']}")
        self.start()

    def start(self) -> None:
        """Start the clock."""
        self._start = time.perf_counter()
        self._steps = 0

    def on_train_batch_end(self, batch: int, logs: Logs = None) -> None:
        """Let the bar grow."""
        self._steps = batch + 1
        if self.verbose == 1 and sys.stdout.isatty():
            print("\r" + self._line(logs), end="", flush=True)

    def on_epoch_end(self, epoch: int, logs: Logs = None) -> None:
        """Print the line with the epoch's numbers."""
        self.finish(logs)

    def finish(self, logs: Logs = None) -> None:
        """Print the whole line.

        Args:
            logs: the loss and the metrics.
        """
        start = "\r" if self.verbose == 1 and sys.stdout.isatty() else ""
        print(start + self._line(logs))

    def _line(self, logs: Logs) -> str:
        """Return a line such as ``3/3 ━━━━ 0s 2ms/step - loss: 0.1234``."""
        seconds = time.perf_counter() - self._start
        total = self.params["steps"] or self._steps
        head = f"{self._steps}/{total}"
        pace = duration(seconds / max(self._steps, 1))
        if self.verbose == 1:
            bar = "━" * (WIDTH * self._steps // max(total, 1))
            parts = [f"{head} {bar:<{WIDTH}} {seconds:.0f}s {pace}"]
        else:
            parts = [head, f"{seconds:.0f}s", pace]
        parts += [f"{name}: {_shown(v)}" for name, v in (logs or {}).items()]
        return " - ".join(parts)


def progress(verbose: Any, steps: int | None) -> Progress | None:
    """Return what prints one line for a pass over the data, or None.

    Args:
        verbose: 0 for nothing, 1 or ``"auto"`` for a bar, 2 for a line.
        steps: how many batches there are, if that is known.
    """
    number = checked_verbose(verbose)
    if not number:
        return None
    line = Progress(number)
    line.set_params({"epochs": 1, "steps": steps})
    line.start()
    return line


def checked_verbose(verbose: Any) -> int:
    """Return how much to print.

    Raises:
        ValueError: it is none of 0, 1, 2 and ``"auto"``.
    """
    if verbose == "auto":
        return 1
    if verbose not in (0, 1, 2):
        raise ValueError(
            f"verbose must be 0, 1, 2 or 'auto', got {verbose!r}."
        )
    return int(verbose)


def duration(seconds: float) -> str:
    """Return a time for one step, in the unit that fits.

    Args:
        seconds: the time.
    """
    if seconds >= 1:
        return f"{seconds:.0f}s/step"
    if seconds >= 1e-3:
        return f"{seconds * 1e3:.0f}ms/step"
    return f"{seconds * 1e6:.0f}us/step"


def _shown(value: float) -> str:
    return f"{value:.4f}" if abs(value) > 1e-3 else f"{value:.4e}"
