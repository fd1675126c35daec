"""Functions that choose entries, by position, by size or by condition."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from groundup import rules
from groundup.dtypes import int64, numpy_dtype
from groundup.ops.arguments import (
    as_operand,
    booleans,
    counting,
    integers,
    one_axis,
)
from groundup.tensor import Tensor, apply
from groundup.typing import DTypeLike, TensorLike


def cast(x: TensorLike, dtype: DTypeLike) -> Tensor:
    """Return the entries in another dtype.

    Decimal numbers lose their decimals when they become whole numbers; only
    0 becomes False. The gradient passes between floating-point dtypes.

    Args:
        x: numbers or booleans, of any shape.
        dtype: the new kind of number.

    Returns:
        A tensor of the shape of ``x``.

    Raises:
        TypeError: there is no such dtype.
    """
    if isinstance(x, Tensor) and x._array.dtype is dtype:
        return x  # the quick way
    operand, wanted = as_operand(x), numpy_dtype(dtype)
    if operand._array.dtype == wanted:
        return operand._as_tensor()
    if operand.dtype.is_floating and wanted.kind == "f":
        return apply(rules.cast, operand, dtype=wanted)
    with np.errstate(all="ignore"):
        return Tensor(operand._array.astype(wanted))


def gather(
    params: TensorLike, indices: TensorLike, *, axis: int | None = None
) -> Tensor:
    """Return slices of a tensor, chosen by number.

    A slice chosen twice gets the sum of both gradients.

    Args:
        params: any tensor.
        indices: whole numbers, of any shape; they count from 0.
        axis: the axis to choose along; the first if not given.

    Returns:
        A tensor of the shape of ``params`` with the size of ``axis`` replaced
        by the shape of ``indices``.

    Raises:
        TypeError: ``indices`` or ``axis`` are no whole numbers.
        ValueError: an index or the axis does not exist.
    """
    x = as_operand(params)
    numbers = integers(indices, "gather", "indices")._array
    along = one_axis(0 if axis is None else axis, x._array.ndim, "gather")
    n = x.shape[along]
    if numbers.size and not 0 <= numbers.min() <= numbers.max() < n:
        raise ValueError(
            f"gather: indices must lie in 0 to {n - 1}, the size of axis "
            f"{along}, got {numbers.min()} to {numbers.max()}."
        )
    return apply(rules.gather, x, indices=numbers, axis=along)


def where(
    condition: TensorLike,
    x: TensorLike | None = None,
    y: TensorLike | None = None,
) -> Tensor:
    """Return x where a condition holds and y elsewhere.

    With a condition alone, return the positions where it holds.

    Args:
        condition: booleans.
        x: what to take where the condition holds.
        y: what to take elsewhere, of the dtype of ``x``.

    Returns:
        A tensor of the shape that all three broadcast to; or, for a
        condition alone, int64 positions of shape (count, rank).

    Raises:
        TypeError: the condition is not bool, or the dtypes differ.
        ValueError: the shapes do not broadcast, or only one of x and y came.
    """
    chosen = booleans(condition, "where", "condition")._array
    if x is None and y is None:
        return Tensor(np.argwhere(chosen))
    if x is None or y is None:
        raise ValueError("where: expected both x and y, or neither.")
    return apply(rules.where, x, y, condition=chosen)


def argmax(
    input: TensorLike, axis: int | None = None, output_type: DTypeLike = int64
) -> Tensor:
    """Return the position of the largest entry; the first of equal ones.

    Args:
        input: numbers or booleans, of rank 1 or more.
        axis: the axis to look along; the first if not given.
        output_type: the dtype of the positions, int32 or int64.

    Returns:
        Positions, in the shape of ``input`` without ``axis``.

    Raises:
        TypeError: ``axis`` is no whole number, or ``output_type`` another
            dtype.
        ValueError: the axis does not exist, or is empty.
    """
    return _position(np.argmax, -np.inf, input, axis, output_type)


def argmin(
    input: TensorLike, axis: int | None = None, output_type: DTypeLike = int64
) -> Tensor:
    """Return the position of the smallest entry; the first of equal ones.

    Args:
        input: numbers or booleans, of rank 1 or more.
        axis: the axis to look along; the first if not given.
        output_type: the dtype of the positions, int32 or int64.

    Returns:
        Positions, in the shape of ``input`` without ``axis``.

    Raises:
        TypeError: ``axis`` is no whole number, or ``output_type`` another
            dtype.
        ValueError: the axis does not exist, or is empty.
    """
    return _position(np.argmin, np.inf, input, axis, output_type)


def _position(
    search: Callable[..., Any],
    worst: float,
    input: TensorLike,
    axis: int | None,
    output_type: DTypeLike,
) -> Tensor:
    """Return where NumPy's argmax or argmin finds an entry."""
    x, name = as_operand(input), search.__name__
    along = one_axis(0 if axis is None else axis, x._array.ndim, name)
    if x.shape[along] == 0:
        raise ValueError(f"{name}: axis {along} of shape {x.shape} is empty.")
    kind = counting(output_type, name, "output_type")
    array = x._array
    if array.dtype.kind == "f":
        # A nan is passed over, as in TensorFlow; NumPy would choose it.
        array = np.where(np.isnan(array), worst, array)
    return Tensor(np.asarray(search(array, along), kind))
