"""Going back over a tape's record: the chain rule, one entry at a time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from groundup.rules.types import Array, Pullback
from groundup.tensor import Operand, Tensor, recording, to_tensor

Entry = tuple[Tensor, tuple[Operand, ...], Sequence[Pullback]]


@np.errstate(all="ignore")
def play_back(
    gradients: dict[int, Array],
    entries: list[Entry],
    sources: set[int],
    on_the_way: set[int],
) -> dict[int, Array]:
    """Return the gradients, by id, that reach the sources.

    Args:
        gradients: the gradients to start from, by the id of their target.
        entries: what a tape recorded, oldest first.
        sources: the ids of what to differentiate by.
        on_the_way: their ids, and those of all that was made from them.
    """
    # An output is made before it is used: read backwards, its gradient is
    # complete by the time its own entry comes.
    for output, inputs, pullbacks in reversed(entries):
        key = id(output)
        g = gradients.get(key) if key in sources else gradients.pop(key, None)
        if g is None:
            continue
        # By number: a strict zip for each entry would take longer.
        for i, x in enumerate(inputs):
            key = id(x)
            if key in on_the_way:
                share = pullbacks[i](g)
                if share.shape != x._array.shape:
                    share = unbroadcast(share, x._array.shape)
                # A value used twice gets the sum of what comes back.
                if key in gradients:
                    share = gradients[key] + share
                gradients[key] = share
    return gradients


def depending_on(sources: set[int], entries: list[Entry]) -> set[int]:
    """Return the ids of everything made from the sources, and theirs."""
    found = set(sources)
    for output, inputs, _ in entries:
        if not found.isdisjoint(map(id, inputs)):
            found.add(id(output))
    return found


def unbroadcast(g: Array, shape: tuple[int, ...]) -> Array:
    """Return g summed over the axes along which an input was repeated."""
    if g.ndim > len(shape):
        g = sum_leading(g, g.ndim - len(shape))
    if g.shape != shape:
        repeated = tuple(i for i, n in enumerate(shape) if n != g.shape[i])
        g = g.sum(repeated, keepdims=True)
    return g


def sum_leading(g: Array, axes: int) -> Array:
    """Return g summed over its first few axes.

    A row of ones times a matrix is the sum of the matrix's rows, and the
    product is several times as quick as the sum.
    """
    if axes == 1 and g.ndim == 2:  # as for a bias, without a detour
        return ones(len(g), g.dtype) @ g
    kept = g.shape[axes:]
    rows = g.reshape(math.prod(g.shape[:axes]), math.prod(kept))
    return (ones(len(rows), g.dtype) @ rows).reshape(kept)


@lru_cache(maxsize=4)
def ones(n: int, dtype: np.dtype[Any]) -> Array:
    """Return a row of ones, the same each time: nobody writes to it."""
    return np.ones(n, dtype)


def starting_gradients(
    targets: list[Operand], given: list[Any]
) -> dict[int, Array]:
    """Return the gradient to start from for each target, by its id.

    Raises:
        TypeError: a dtype differs.
        ValueError: there are not as many as targets, or a shape differs.
    """
    if len(targets) != len(given):
        raise ValueError(
            f"gradient: there are {len(targets)} targets, but {len(given)} "
            "output gradients; there must be one for each."
        )
    starts: dict[int, Array] = {}
    for target, g in zip(targets, given, strict=True):
        if target._array.dtype.kind == "f":
            start, key = starting_gradient(target, g), id(target)
            starts[key] = starts[key] + start if key in starts else start
    return starts


def starting_gradient(target: Operand, given: Any) -> Array:
    """Return the given gradient of a target as an array, or else ones."""
    own = target._array
    if given is None:
        # Of a loss, a number: NumPy is quicker with those than with arrays.
        one: Array = own.dtype.type(1)
        return np.full(own.shape, one) if own.ndim else one
    if not isinstance(given, Operand):
        given = to_tensor(given, own.dtype)
    start: Array = given._array
    if start.shape != own.shape:
        raise ValueError(
            f"gradient: a target has shape {own.shape}, but its output "
            f"gradient has {start.shape}; they must be equal."
        )
    if start.dtype != own.dtype:
        raise TypeError(
            f"gradient: a target has dtype {own.dtype.name}, but its output "
            f"gradient {start.dtype.name}; use cast to convert it."
        )
    return start


def one_hots(array: Array) -> list[Array]:
    """Return one array per entry: 1 there, 0 elsewhere.

    Without any entry, one array shows what the empty target depends on.
    """
    rows = np.eye(array.size, dtype=array.dtype)
    return list(rows.reshape(array.size, *array.shape)) or [array]


def refuse_second_order(
    causes: list[Any], results: list[Tensor | None]
) -> None:
    """Make the tapes still recording raise if they get to a gradient.

    Pullbacks work on plain arrays, so that nothing they do is recorded. A
    tape around this one must not take gradients for constants.
    """
    inputs = tuple(x for x in causes if isinstance(x, Operand))
    for result in results:
        if result is not None:
            for tape in recording:
                tape.record(result, inputs, [second_order] * len(inputs))


def second_order(g: Array) -> Array:
    """Stand in for the pullback of a gradient: it raises."""
    raise NotImplementedError(
        "The gradient of a gradient is not provided: groundup records the "
        "operations, not their pullbacks. To check one by numbers, use "
        "finite differences of the first gradient."
    )
