"""Checking gradients by numbers, under the names of ``tf.test``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from groundup._names import not_provided
from groundup.autodiff import GradientTape
from groundup.ops.arguments import number
from groundup.ops.creation import convert_to_tensor
from groundup.rules.types import Array
from groundup.tensor import Tensor
from groundup.typing import TensorLike

__all__ = ["compute_gradient"]

__getattr__ = not_provided(__name__, __all__)


def compute_gradient(
    f: Callable[..., Any],
    x: Sequence[TensorLike],
    delta: float | None = None,
) -> tuple[tuple[Array, ...], tuple[Array, ...]]:
    r"""Return the derivatives of a function, by the tape and by numbers.

    The numerical ones are central differences,

    .. math:: \frac{\partial y_i}{\partial x_j} \approx
              \frac{y_i(\mathbf{x} + \delta \mathbf{e}_j)
              - y_i(\mathbf{x} - \delta \mathbf{e}_j)}{2\delta}

    where :math:`\mathbf{e}_j` is 1 at place j and 0 elsewhere.

    Args:
        f: a function of tensors that returns one tensor.
        x: a list of its arguments, of decimal numbers.
        delta: how far to move; 1/1024 if not given.

    Returns:
        Two tuples, by the tape and by numbers. Each has one matrix for each
        argument, with a row for each entry of the result and a column for
        each entry of the argument.

    Raises:
        TypeError: an argument holds whole numbers, ``f`` does not return a
            tensor, or ``delta`` is no number.
        ValueError: ``x`` is no list, or ``delta`` is not positive.
    """
    if not isinstance(x, (list, tuple)):
        raise ValueError(
            f"compute_gradient: x must be a list of arguments, got {x!r}."
        )
    xs = [convert_to_tensor(value) for value in x]
    for each in xs:
        if not each.dtype.is_floating:
            raise TypeError(
                "compute_gradient: x must hold decimal numbers, "
                f"got {each.dtype.name}."
            )
    step = number(
        1 / 1024 if delta is None else delta, "compute_gradient", "delta"
    )
    if not step > 0:
        raise ValueError(
            f"compute_gradient: delta must be positive, got {delta!r}."
        )
    with GradientTape() as tape:
        tape.watch(xs)
        y = f(*xs)
    if not isinstance(y, Tensor):
        raise TypeError(
            f"compute_gradient: f must return one tensor, got {y!r}."
        )
    found = tape.jacobian(y, xs, unconnected_gradients="zero")
    rows = y._array.size
    exact = tuple(
        block._array.reshape(rows, each._array.size)
        for block, each in zip(found, xs, strict=True)
    )
    by_numbers = tuple(
        _by_numbers(f, xs, i, step, y._array) for i in range(len(xs))
    )
    return exact, by_numbers


def _by_numbers(
    f: Callable[..., Any], xs: list[Tensor], i: int, delta: float, y: Array
) -> Array:
    """Return the matrix of central differences of y for argument i."""
    own = xs[i]._array

    def moved(step: Array) -> Array:
        there = [*xs[:i], Tensor(own + step), *xs[i + 1 :]]
        result: Array = np.ravel(f(*there)._array)
        return result

    slopes = np.empty((y.size, own.size), y.dtype)
    steps = delta * np.eye(own.size, dtype=own.dtype)
    for j, step in enumerate(steps.reshape(own.size, *own.shape)):
        slopes[:, j] = (moved(step) - moved(-step)) / (2 * delta)
    return slopes
