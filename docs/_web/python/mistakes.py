"""Say what went wrong in a cell: the reader's own lines, and nothing else."""

import sys
from traceback import StackSummary, TracebackException

NO_TENSORFLOW = """
TensorFlow does not run in a browser. The book's own library has the same \
names:
    import groundup as tf"""
NO_PACKAGE = """
Only Python's own modules, numpy, matplotlib and groundup run on this page."""


def no_input(prompt: object = "") -> str:
    """Stand for `input`, which would wait here for ever."""
    raise NotImplementedError(
        "input() cannot ask on this page: write the value into the code"
    )


def explained(error: BaseException) -> tuple[str, str]:
    """Return the kind of output that an exception makes, and its text.

    The verdict of an exercise is `wrong` and says what is off; anything else
    is an `error` with a traceback.
    """
    exercises = sys.modules.get("groundup.exercises")
    if exercises and isinstance(error, exercises.WrongAnswer):
        return "wrong", str(error)
    trace = TracebackException.from_exception(error)
    only_cells(trace)
    text = "".join(trace.format()) + advice(error)
    return "error", text.removeprefix("Traceback (most recent call last):\n")


def only_cells(trace: TracebackException) -> bool:
    """Drop the frames that are not the reader's; say whether any is left."""
    frames = [f for f in trace.stack if f.filename.startswith("cell ")]
    trace.stack = StackSummary.from_list(frames)
    for chain in "__cause__", "__context__":
        before = getattr(trace, chain)
        if before and not only_cells(before):
            setattr(trace, chain, None)
    return bool(frames)


def advice(error: BaseException) -> str:
    """Say what to do about a package that is not there."""
    if not isinstance(error, ModuleNotFoundError):
        return ""
    name = (error.name or "").partition(".")[0]
    return NO_TENSORFLOW if name in ("tensorflow", "keras") else NO_PACKAGE
