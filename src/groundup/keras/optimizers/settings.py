"""Checks of what an optimizer is given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from groundup.keras.optimizers.limits import not_negative
from groundup.keras.optimizers.schedules import LearningRateSchedule
from groundup.variable import Variable


def at_most_one(kind: str, **limits: float | None) -> None:
    """Check settings that exclude each other.

    Raises:
        ValueError: more than one is given.
    """
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
    not_negative(kind, "learning_rate", learning_rate)
    return Variable(
        learning_rate, trainable=False, name="learning_rate", dtype="float32"
    )


def pairs(kind: str, grads_and_vars: Any) -> list[tuple[Any, Variable]]:
    """Return pairs of a gradient and its variable as a list.

    Raises:
        TypeError: one of them is something else, or there is no list.
    """
    if not isinstance(grads_and_vars, Iterable):
        raise _no_pairs(kind, grads_and_vars)
    found = list(grads_and_vars)
    for pair in found:
        if not (
            isinstance(pair, (tuple, list))
            and len(pair) == 2
            and isinstance(pair[1], Variable)
        ):
            raise _no_pairs(kind, pair)
    return found


def _no_pairs(kind: str, came: Any) -> TypeError:
    return TypeError(
        f"{kind}: apply_gradients needs pairs of a gradient and a variable, "
        f"as from zip(gradients, variables); got {came!r}."
    )


def trainable(kind: str, variables: Sequence[Any]) -> None:
    """Check what an optimizer is to change.

    Raises:
        TypeError: one is no variable, or does not hold decimal numbers.
    """
    for variable in variables:
        if not isinstance(variable, Variable):
            raise TypeError(
                f"{kind}: build needs variables, got {variable!r}."
            )
        if not variable.dtype.is_floating:
            raise TypeError(
                f"{kind}: the variable {variable.name} must hold decimal "
                f"numbers, got {variable.dtype.name}."
            )


def too_late(kind: str, name: str) -> ValueError:
    """Say that a setting was off when the optimizer was built."""
    return ValueError(
        f"{kind}: {name} was set after the first step, and nothing is kept "
        f"for it. Make another optimizer, {kind}({name}=...)."
    )


def unknown(kind: str, variable: Variable) -> ValueError:
    """Say that an optimizer was built without a variable."""
    return ValueError(
        f"{kind}: the variable {variable.name} of shape {variable.shape} is "
        "not among those of the first step, and nothing is kept for it. "
        "Make another optimizer for other variables."
    )
