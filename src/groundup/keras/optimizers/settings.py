"""Checks of what an optimizer is given."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from groundup.keras.optimizers.schedules import LearningRateSchedule
from groundup.ops.arguments import number
from groundup.variable import Variable


def not_negative(kind: str, **numbers: float | None) -> None:
    """Check numbers that have no upper limit.

    Raises:
        TypeError: one is no number.
        ValueError: one is negative or not finite.
    """
    for name, value in numbers.items():
        if value is None or 0 <= number(value, kind, name) < math.inf:
            continue
        raise ValueError(
            f"{kind}: {name} must be a finite number, 0 or more, "
            f"got {value!r}."
        )


def fractions(kind: str, **numbers: float) -> None:
    """Check numbers such as the share of the past that is kept.

    Raises:
        TypeError: one is no number.
        ValueError: one is not from 0 to 1.
    """
    for name, value in numbers.items():
        if not 0 <= number(value, kind, name) <= 1:
            raise ValueError(
                f"{kind}: {name} must be from 0 to 1, got {value!r}."
            )


def at_most_one(kind: str, **limits: float | None) -> None:
    """Check settings that exclude each other.

    Raises:
        ValueError: more than one is given, or one is out of range.
    """
    not_negative(kind, **limits)
    if sum(limit is not None for limit in limits.values()) > 1:
        raise ValueError(
            f"{kind}: only one of {', '.join(limits)} can be set, "
            f"got {limits}."
        )


def rate(
    kind: str, learning_rate: float | LearningRateSchedule
) -> Variable | LearningRateSchedule:
    """Return a learning rate as a variable, or a schedule as it is.

    Raises:
        ValueError: it is neither a float nor a schedule, or out of range.
    """
    if isinstance(learning_rate, LearningRateSchedule):
        return learning_rate
    if not isinstance(learning_rate, float):
        raise ValueError(
            f"{kind}: learning_rate must be a float, such as 0.1 or 1.0, or "
            f"a schedule, got {learning_rate!r}."
        )
    not_negative(kind, learning_rate=learning_rate)
    return Variable(
        learning_rate, trainable=False, name="learning_rate", dtype="float32"
    )


def variables(kind: str, pairs: Sequence[Any]) -> None:
    """Check pairs of a gradient and its variable.

    Raises:
        TypeError: one of them is something else.
    """
    for pair in pairs:
        if not (
            isinstance(pair, tuple)
            and len(pair) == 2
            and isinstance(pair[1], Variable)
        ):
            raise TypeError(
                f"{kind}: apply_gradients needs pairs of a gradient and a "
                f"variable, as from zip(gradients, variables); got {pair!r}."
            )


def unknown(kind: str, variable: Variable) -> ValueError:
    """Say that an optimizer was built without a variable."""
    return ValueError(
        f"{kind}: the variable {variable.name} of shape {variable.shape} is "
        "not among those of the first step, and nothing is kept for it. "
        "Make another optimizer for other variables."
    )
