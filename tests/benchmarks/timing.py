"""Run the contenders in turn, so that a busy moment hits them all."""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from statistics import median
from typing import NamedTuple

import numpy as np

#: After this many seconds a contender has shown how slow it is.
ENOUGH = 6.0

#: Trains for a while from where it was; returns the last loss, if any.
Run = Callable[[], float | None]


class Contender(NamedTuple):
    """One way to do the work."""

    name: str
    make: Callable[[], Run]
    needs: str = "numpy"


@contextmanager
def no_collector() -> Iterator[None]:
    """Keep the garbage collector from running in the middle of a timing."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def medians(contenders: list[Contender], rounds: int) -> dict[str, float]:
    """Return the median processor seconds of each contender that is installed.

    Raises:
        AssertionError: they do not arrive at the same loss.
    """
    runs = {c.name: c.make() for c in contenders if find_spec(c.needs)}
    with np.errstate(all="ignore"):
        # The first time is for compilers to compile; it shows who learns.
        agree({name: run() for name, run in runs.items()})
        seconds: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(rounds):
            for name, run in runs.items():
                if sum(seconds[name]) < ENOUGH:
                    seconds[name].append(timed(run))
    return {name: median(several) for name, several in seconds.items()}


def agree(losses: dict[str, float | None]) -> None:
    """Raise if a contender's loss is not that of the others."""
    expected = losses["NumPy by hand"]
    for name, loss in losses.items():
        if loss is not None:
            np.testing.assert_allclose(
                loss, expected, rtol=1e-4, err_msg=f"the loss of {name}"
            )


def timed(run: Run) -> float:
    """Return the seconds that the processor worked: others may be at work."""
    with no_collector():
        start = time.process_time()
        run()
        return time.process_time() - start
