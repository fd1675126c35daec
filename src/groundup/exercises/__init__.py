"""Checks that say whether a reader's answer is right, and if not, why."""

from collections.abc import Callable
from functools import wraps
from textwrap import fill
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "UNANSWERED",
    "Slips",
    "WrongAnswer",
    "alike",
    "call",
    "check",
    "compare",
    "number",
    "numbers",
    "reject",
    "require",
]

# What each wrong way leads to, and the nudge for whoever took it.
Slips = list[tuple[Any, str]]
UNANSWERED = "Not answered yet: replace the dots with your answer."
WIDTH = 38  # characters a line, as an exercise holds on a phone


class WrongAnswer(AssertionError):
    """A check's verdict: what came, what is off, and a nudge."""


class _Unanswered(Exception):
    """The dots are still there."""


def check(judge: Callable[[Any], str]) -> Callable[[object], None]:
    """Make a check function of a judge.

    The judge raises `WrongAnswer`, or returns a sentence of insight, which is
    printed after "Correct.". Dots mean that there is no answer to judge yet.
    """

    @wraps(judge)
    def checked(answer: object) -> None:
        try:
            if answer is ...:
                raise _Unanswered
            print(fill(f"Correct. {judge(answer)}", width=WIDTH))
        except _Unanswered:
            print(UNANSWERED)

    return checked


def require(condition: object, otherwise: str) -> None:
    """Raise `WrongAnswer(otherwise)` unless the condition holds."""
    if not condition:
        raise WrongAnswer(otherwise)


def reject(said: str, *faults: tuple[object, str]) -> None:
    """Raise `WrongAnswer` with the nudge of the first fault that is true."""
    for fault, nudge in faults:
        require(not fault, f"{said} {nudge}")


def compare(
    came: NDArray[Any],
    right: NDArray[Any],
    slips: Slips,
    given: str,
    advice: str = "Compare with one entry that you work out by hand.",
) -> None:
    """Compare an answer with the right array, and know the usual slips.

    Raises `WrongAnswer` with the nudge of the slip that was made, with the
    shape that is wanted, or with the first entry that is off and an advice.
    """
    said = f"{given} you returned shape {came.shape}."
    if came.size == right.size == 1:
        came = came.reshape(right.shape)
    reject(said, *((alike(came, slip), nudge) for slip, nudge in slips))
    require(
        came.shape == right.shape, f"{said} Shape {right.shape} is wanted."
    )
    off = np.argwhere(~np.isclose(came, right, rtol=1e-4, atol=1e-6))
    if off.size:
        at = tuple(off[0].tolist())
        raise WrongAnswer(
            f"{said} The shape is right, but entry {at} is {came[at]:.4g} "
            f"where {right[at]:.4g} is wanted. {advice}"
        )


def alike(came: Any, other: Any) -> bool:
    """Whether two numbers or arrays have one shape and nearly one value."""
    same_shape = np.shape(came) == np.shape(other)
    return bool(same_shape and np.allclose(came, other, rtol=1e-4))


def number(answer: object) -> float:
    """The answer as one number. Raises `WrongAnswer` if it is not one."""
    array = numbers(answer)
    require(
        array.size == 1,
        f"One number is wanted. Your answer has shape {array.shape}.",
    )
    return float(array.item())


def numbers(answer: object, *, of: str = "your answer") -> NDArray[Any]:
    """The answer as an array, be it a number, a list, an array or a tensor.

    Raises `WrongAnswer` if it holds anything but numbers, or has gaps.
    """
    try:
        array = np.asarray(getattr(answer, "numpy", lambda: answer)())
    except ValueError as error:
        raise WrongAnswer(
            f"{of.capitalize()} has gaps: its rows differ in length. A tensor "
            "is a full grid."
        ) from error
    require(
        array.dtype.kind in "biuf",
        f"{of.capitalize()} should hold numbers. It came as {_brief(answer)}.",
    )
    return array


def call(function: object, *arguments: object) -> Any:
    """Call the reader's function, and say so if it cannot be called.

    Raises `WrongAnswer` if it is no function, raises, or returns nothing.
    """
    if not callable(function):
        raise WrongAnswer(
            f"The check needs the function itself, without (...) after its "
            f"name. It got {_brief(function)}."
        )
    name = getattr(function, "__name__", "your function")
    try:
        result = function(*arguments)
    except Exception as error:
        raise WrongAnswer(
            f"{name} raised {type(error).__name__}: {error}"
        ) from error
    if result is ...:
        raise _Unanswered
    require(
        result is not None,
        f"{name} returned None. Does it end with return?",
    )
    return result


def _brief(answer: object) -> str:
    """The answer as text, cut short."""
    text = repr(answer)
    return text if len(text) <= 60 else text[:57] + "..."
