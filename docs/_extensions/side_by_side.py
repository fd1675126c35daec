"""Do jobs side by side, each in a process of its own.

A job starts from this process as it stands, so nothing is imported again, and
no job sees what another one did.
"""

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from threading import Thread
from time import perf_counter
from typing import Any

Job = Callable[[], Any]


@dataclass
class Done:
    """A job that ended, what it returned, and how many seconds it took."""

    name: str
    result: Any
    seconds: float


def side_by_side(jobs: dict[str, Job], processes: int) -> Iterator[Done]:
    """Yield jobs as they end; what one that fails returns is None."""
    waiting = iter(jobs.items())
    running: dict[Any, Running] = {}
    try:
        while True:
            free = max(processes, 1) - len(running)
            for name, job in islice(waiting, free):
                started = Running(name, job)
                running[started.pipe] = started
            if not running:
                return
            for pipe in wait(list(running)):
                yield running.pop(pipe).end()
    finally:
        for each in running.values():
            each.process.terminate()
            each.process.join()


class Running:
    """A job in its process."""

    def __init__(self, name: str, job: Job) -> None:
        """Start the job."""
        fork = get_context("fork")
        self.name, self.start = name, perf_counter()
        self.pipe, theirs = fork.Pipe(duplex=False)
        self.process = fork.Process(target=work, args=(job, theirs))
        self.process.start()
        # So that the pipe ends with the process, whatever ends it.
        theirs.close()

    def end(self) -> Done:
        """Take what the job returned, if it did."""
        try:
            result = self.pipe.recv()
        except (EOFError, OSError):  # it ended before, or while, it sent
            result = None
        self.pipe.close()
        self.process.join()
        return Done(self.name, result, perf_counter() - self.start)


def work(job: Job, pipe: Connection) -> None:
    """Do one job, unless the process that wants it is gone."""
    Thread(target=end_with_parent, daemon=True).start()
    # What was there before is not searched for garbage, what the job makes is.
    gc.freeze()
    gc.enable()
    with suppress(Exception):
        pipe.send(job())


def end_with_parent() -> None:
    """End this process when the one that started it has ended."""
    parent: Any = parent_process()
    parent.join()
    os._exit(1)
