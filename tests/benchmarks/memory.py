"""Whether memory grows while a network is trained, without the collector."""

import gc
import tracemalloc

from .small_network import EPOCHS, groundup
from .timing import no_collector

STEPS = 1000


def growth() -> tuple[int, int]:
    """Return what 1,000 steps leave behind, with the collector off.

    First the objects that only the collector can free, then the bytes that
    even the collector leaves (it also empties Python's own lists of spare
    tuples, which would count as growth).
    """
    run = groundup()
    run()
    with no_collector():
        tracemalloc.start()
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(STEPS // EPOCHS):
            run()
        waiting = gc.collect()
        after = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
    return waiting, after - before
