"""Functions that make tensors."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from groundup import errors, rules
from groundup.conversion import to_array
from groundup.dtypes import float32, numpy_dtype
from groundup.ops.arguments import (
    as_operand,
    integers,
    numeric,
    one_axis,
    sizes,
    whole,
)
from groundup.rules.types import Array
from groundup.tensor import Tensor, apply
from groundup.typing import DTypeLike, ShapeLike, TensorLike


def constant(
    value: TensorLike,
    dtype: DTypeLike | None = None,
    shape: ShapeLike | None = None,
) -> Tensor:
    """Return a tensor of the given numbers.

    Whole numbers become int32, or int64 if they are too large; decimal
    numbers become float32. A NumPy array keeps its dtype and is copied.

    Args:
        value: a number, nested lists of numbers, or an array.
        dtype: the dtype to give them; an array is converted as by
            :func:`groundup.cast`.
        shape: the shape to give them; a single number fills it.

    Returns:
        A tensor of the shape of ``value``, or of ``shape``.

    Raises:
        TypeError: the value holds no numbers, or they cannot become the
            dtype, or do not fill the shape; or there is no such dtype.
        ValueError: nested lists differ in length, a number is too large for
            the dtype, or the value is a tensor of another dtype.
    """
    tensor = convert_to_tensor(value, dtype)
    if shape is None:
        return tensor
    wanted, array = sizes(shape, "constant"), tensor._array
    if array.size == 1:
        return Tensor(np.full(wanted, array.item(), array.dtype))
    if array.size != np.prod(wanted):
        raise TypeError(
            f"constant: value has {array.size} entries, but shape {wanted} "
            f"has {np.prod(wanted)}."
        )
    return Tensor(array.reshape(wanted))


def convert_to_tensor(
    value: TensorLike, dtype: DTypeLike | None = None
) -> Tensor:
    """Return the value as a tensor; a tensor is returned as it is.

    Whole numbers become int32, or int64 if they are too large; decimal
    numbers become float32. A NumPy array keeps its dtype and is copied.

    Args:
        value: a tensor, a variable, an array, a number or nested lists.
        dtype: the dtype to give to numbers and arrays; an array is converted
            as by :func:`groundup.cast`.

    Returns:
        A tensor of the shape of ``value``.

    Raises:
        TypeError: the value holds no numbers or cannot become the dtype, or
            there is no such dtype.
        ValueError: the value is a tensor of another dtype, its lists differ
            in length, or a number is too large for the dtype.
    """
    if dtype is None and isinstance(value, Tensor):
        return value  # the quick way, for the usual case
    operand = as_operand(value, dtype)
    if dtype is not None and operand._array.dtype != numpy_dtype(dtype):
        raise ValueError(
            f"convert_to_tensor: value has dtype {operand.dtype.name}, but "
            f"{numpy_dtype(dtype).name} was asked for; use cast to convert it."
        )
    return operand._as_tensor()


def zeros(shape: ShapeLike, dtype: DTypeLike = float32) -> Tensor:
    """Return a tensor of zeros.

    Args:
        shape: the sizes along each axis.
        dtype: the kind of number.

    Returns:
        A tensor of that shape.

    Raises:
        TypeError: a size is no whole number, or there is no such dtype.
        ValueError: a size is negative.
    """
    return Tensor(np.zeros(sizes(shape, "zeros"), numpy_dtype(dtype)))


def ones(shape: ShapeLike, dtype: DTypeLike = float32) -> Tensor:
    """Return a tensor of ones.

    Args:
        shape: the sizes along each axis.
        dtype: the kind of number.

    Returns:
        A tensor of that shape.

    Raises:
        TypeError: a size is no whole number, or there is no such dtype.
        ValueError: a size is negative.
    """
    return Tensor(np.ones(sizes(shape, "ones"), numpy_dtype(dtype)))


def zeros_like(input: TensorLike, dtype: DTypeLike | None = None) -> Tensor:
    """Return zeros in the shape of another tensor.

    Args:
        input: the tensor whose shape to take.
        dtype: the kind of number; that of ``input`` if not given.

    Returns:
        A tensor of the shape of ``input``.

    Raises:
        TypeError: there is no such dtype.
    """
    like = as_operand(input)
    return zeros(like.shape, like.dtype if dtype is None else dtype)


def ones_like(input: TensorLike, dtype: DTypeLike | None = None) -> Tensor:
    """Return ones in the shape of another tensor.

    Args:
        input: the tensor whose shape to take.
        dtype: the kind of number; that of ``input`` if not given.

    Returns:
        A tensor of the shape of ``input``.

    Raises:
        TypeError: there is no such dtype.
    """
    like = as_operand(input)
    return ones(like.shape, like.dtype if dtype is None else dtype)


def fill(dims: ShapeLike, value: TensorLike) -> Tensor:
    """Return a tensor with the same number everywhere.

    Args:
        dims: the sizes along each axis.
        value: the number; its dtype is that of the result.

    Returns:
        A tensor of shape ``dims``.

    Raises:
        TypeError: a size is no whole number.
        ValueError: a size is negative, or ``value`` has several entries.
    """
    one = as_operand(value)
    if one._array.ndim:
        raise ValueError(
            f"fill: value must be one number, got shape {one.shape}."
        )
    return apply(rules.broadcast_to, one, shape=sizes(dims, "fill"))


def eye(
    num_rows: int, num_columns: int | None = None, dtype: DTypeLike = float32
) -> Tensor:
    """Return the identity matrix: ones on the diagonal, zeros elsewhere.

    Args:
        num_rows: how many rows.
        num_columns: how many columns; as many as rows if not given.
        dtype: the kind of number.

    Returns:
        A tensor of shape (num_rows, num_columns).

    Raises:
        TypeError: a size is no whole number, or there is no such dtype.
        ValueError: a size is negative.
    """
    columns = num_rows if num_columns is None else num_columns
    shape = sizes([num_rows, columns], "eye")
    return Tensor(np.eye(*shape, dtype=numpy_dtype(dtype)))


def range(
    start: TensorLike,
    limit: TensorLike | None = None,
    delta: TensorLike = 1,
    dtype: DTypeLike | None = None,
) -> Tensor:
    """Return the numbers from a start, in equal steps, up to a limit.

    ``range(n)`` counts from 0. The limit itself is left out.

    Args:
        start: the first number, or the limit if it comes alone.
        limit: where to stop.
        delta: the step.
        dtype: the kind of number; if not given, the widest of the three.

    Returns:
        A tensor of rank 1.

    Raises:
        TypeError: the dtype would lose decimals.
        ValueError: the step is 0 or leads away from the limit, or an end is
            not finite, too large for the dtype or no single number.
    """
    if limit is None:
        start, limit = 0, start
    wanted = None if dtype is None else numpy_dtype(dtype)
    ends = [_number(value) for value in (start, limit, delta)]
    # The widest of the three; int32 and float32 make float32 here.
    kind = wanted or max((end.dtype for end in ends), key=_width)
    if any(end.dtype.kind == "f" != kind.kind for end in ends):
        raise TypeError(
            f"range: {kind.name} would lose the decimals of start, limit or "
            "delta; write whole numbers."
        )
    first, last, step = (to_array(end.item(), kind).item() for end in ends)
    distance = last - first
    if not math.isfinite(distance):
        raise ValueError(
            f"range: start and limit must be finite, got {first} and {last}."
        )
    if not step or not distance * np.sign(step) >= 0:
        raise ValueError(
            f"range: no steps of {step} lead from {first} to {last}."
        )
    n = math.ceil(distance / step)
    return Tensor((first + np.arange(n).astype(kind) * step).astype(kind))


def _number(value: TensorLike) -> Array:
    array = as_operand(value)._array
    if array.ndim:
        raise ValueError(f"range: expected single numbers, got {value!r}.")
    return array


def _width(dtype: np.dtype[Any]) -> tuple[bool, int]:
    return dtype.kind == "f", dtype.itemsize


def linspace(
    start: TensorLike, stop: TensorLike, num: int, axis: int = 0
) -> Tensor:
    """Return evenly spaced numbers from start to stop, both included.

    Args:
        start: the first number, or a tensor of first numbers.
        stop: the last number, of the dtype of ``start`` and a shape that
            broadcasts.
        num: how many numbers.
        axis: where the new axis goes if ``start`` is no single number.

    Returns:
        A tensor with one axis more than ``start``; whole numbers become
        float64.

    Raises:
        TypeError: ``num`` or ``axis`` is no whole number, or the ends are
            booleans or differ in dtype.
        ValueError: ``num`` is below 0, the shapes do not broadcast, or there
            is no such axis.
    """
    n = whole(num, "linspace", "num")
    if n < 0:
        raise ValueError(f"linspace: num must not be negative, got {n}.")
    first = numeric(start, "linspace", "start")._array
    last = _of_dtype(stop, first.dtype, linspace)
    if first.dtype.kind != "f":
        first, last = first.astype("float64"), last.astype("float64")
    first, last = _broadcast(first, last)
    place = one_axis(axis, first.ndim + 1, "linspace")
    steps = np.arange(n).reshape(-1, *[1] * first.ndim).astype(first.dtype)
    with np.errstate(all="ignore"):
        step = (last - first) / first.dtype.type(max(n - 1, 1))
        points = first + step * steps
    points[-1:] = last
    points[:1] = first
    return Tensor(np.moveaxis(points, 0, place))


def _broadcast(start: Array, stop: Array) -> tuple[Array, ...]:
    try:
        return np.broadcast_arrays(start, stop)
    except ValueError:
        raise ValueError(
            f"linspace: start has shape {start.shape}, stop {stop.shape}; "
            "they must broadcast."
        ) from None


def one_hot(
    indices: TensorLike,
    depth: int,
    on_value: TensorLike | None = None,
    off_value: TensorLike | None = None,
    axis: int | None = None,
    dtype: DTypeLike | None = None,
) -> Tensor:
    """Return, for each index, a row of zeros with a one at that place.

    An index outside the row gives a row of zeros.

    Args:
        indices: whole numbers of any shape.
        depth: the length of a row.
        on_value: what stands at the place, instead of 1.
        off_value: what stands elsewhere, instead of 0.
        axis: where the new axis goes; last if not given.
        dtype: the kind of number; float32 if no value says otherwise.

    Returns:
        A tensor with one axis more than ``indices``, of size ``depth``.

    Raises:
        TypeError: ``indices``, ``depth`` or ``axis`` are no whole numbers, or
            a value does not have the dtype.
        ValueError: ``depth`` is negative, a value is no single number, or
            there is no such axis.
    """
    places = integers(indices, "one_hot", "indices")._array
    length = whole(depth, "one_hot", "depth")
    if length < 0:
        raise ValueError(f"one_hot: depth must be 0 or more, got {length}.")
    row = np.arange(length)
    hot = np.expand_dims(places, -1) == row
    rank = places.ndim + 1
    place = one_axis(-1 if axis is None else axis, rank, "one_hot")
    on, off = _on_and_off(on_value, off_value, dtype)
    return Tensor(np.moveaxis(np.where(hot, on, off), -1, place))


def _on_and_off(
    on: TensorLike | None, off: TensorLike | None, dtype: DTypeLike | None
) -> tuple[Array, Array]:
    given = off if on is None else on
    if dtype is None and given is not None:
        dtype = as_operand(given)._array.dtype
    kind = numpy_dtype(float32 if dtype is None else dtype)
    pair = (1 if on is None else on, 0 if off is None else off)
    one, zero = (_of_dtype(value, kind, one_hot) for value in pair)
    if one.ndim or zero.ndim:
        raise ValueError(
            "one_hot: on_value and off_value must be single numbers, got "
            f"shapes {one.shape} and {zero.shape}."
        )
    return one, zero


def _of_dtype(
    value: TensorLike, dtype: np.dtype[Any], function: Callable[..., Any]
) -> Array:
    """Return the entries of a value that must have a dtype."""
    array = as_operand(value, dtype)._array
    if array.dtype != dtype:
        raise errors.mixed_dtypes(function, dtype, array.dtype)
    return array
