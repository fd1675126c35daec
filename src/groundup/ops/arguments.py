"""What operations share: reading axes, shapes and tensors they are given."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import numpy as np

from groundup.dtypes import numpy_dtype
from groundup.tensor import Operand, to_tensor
from groundup.typing import AxisLike, DTypeLike, ShapeLike, TensorLike


def as_operand(x: TensorLike, dtype: DTypeLike | None = None) -> Operand:
    """Return x as a tensor, or as it is if it is a tensor or a variable."""
    if isinstance(x, Operand):
        return x
    return to_tensor(x, None if dtype is None else numpy_dtype(dtype))


def floating(x: TensorLike, function: str, argument: str = "x") -> Operand:
    """Return x as a tensor of decimal numbers.

    Raises:
        TypeError: x holds whole numbers or booleans.
    """
    operand = x if isinstance(x, Operand) else as_operand(x)
    if operand._array.dtype.kind != "f":
        raise TypeError(
            f"{function}: {argument} must hold decimal numbers, "
            f"got {operand.dtype.name}; use cast to convert it."
        )
    return operand


def numeric(x: TensorLike, function: str, argument: str = "x") -> Operand:
    """Return x as a tensor of numbers.

    Raises:
        TypeError: x holds booleans.
    """
    operand = x if isinstance(x, Operand) else as_operand(x)
    if operand._array.dtype.kind == "b":
        raise TypeError(
            f"{function}: {argument} must hold numbers, got bool; "
            "use cast to convert it."
        )
    return operand


def integers(x: TensorLike, function: str, argument: str) -> Operand:
    """Return x as a tensor of whole numbers.

    Raises:
        TypeError: x holds decimal numbers or booleans.
    """
    operand = as_operand(x)
    if operand._array.dtype.kind not in "iu":
        raise TypeError(
            f"{function}: {argument} must be whole numbers, "
            f"got {operand.dtype.name}; use cast to convert them."
        )
    return operand


def booleans(x: TensorLike, function: str, argument: str) -> Operand:
    """Return x as a tensor of booleans.

    Raises:
        TypeError: x holds numbers.
    """
    operand = as_operand(x, "bool")
    if operand._array.dtype.kind != "b":
        raise TypeError(
            f"{function}: {argument} must hold booleans, "
            f"got {operand.dtype.name}; compare it with something first."
        )
    return operand


def whole(value: Any, function: str, argument: str) -> int:
    """Return a whole number, given as such or as a tensor of rank 0.

    Raises:
        TypeError: the value is no whole number.
    """
    try:
        return int(value.__index__())
    except (AttributeError, TypeError):
        raise TypeError(
            f"{function}: {argument} must be a whole number, got {value!r}."
        ) from None


def number(value: Any, function: str, argument: str) -> float:
    """Return a single number, given as such or as a tensor of rank 0.

    Raises:
        TypeError: the value is no single number.
    """
    if type(value) is float:  # the quick way, for the usual case
        return value
    if not isinstance(value, str):
        with suppress(TypeError, ValueError):
            return float(value)
    raise TypeError(
        f"{function}: {argument} must be a single number, got {value!r}."
    )


def seed(value: Any, function: str) -> int:
    """Return what a stream of random numbers is to start from.

    Raises:
        TypeError: the seed is no whole number.
        ValueError: the seed is negative.
    """
    found = whole(value, function, "seed")
    if found < 0:
        raise ValueError(
            f"{function}: seed must not be negative, got {found}."
        )
    return found


def counting(dtype: DTypeLike, function: str, argument: str) -> Any:
    """Return the dtype of an answer that counts entries.

    Raises:
        TypeError: it is neither int32 nor int64, which hold any count.
    """
    found = numpy_dtype(dtype)
    if found.name not in ("int32", "int64"):
        raise TypeError(
            f"{function}: {argument} must be int32 or int64, a large enough "
            f"dtype of whole numbers, got {found.name}."
        )
    return found


def one_axis(axis: Any, rank: int, function: str) -> int:
    """Return an axis counted from 0.

    Raises:
        TypeError: the axis is no whole number.
        ValueError: there is no such axis.
    """
    number = whole(axis, function, "axis")
    if rank == 0:
        raise ValueError(
            f"{function}: axis {number} does not exist; "
            "a tensor of rank 0 has no axes."
        )
    if not -rank <= number < rank:
        raise ValueError(
            f"{function}: axis {number} does not exist for rank {rank}; "
            f"expected {-rank} to {rank - 1}."
        )
    return number % rank


def axes(axis: AxisLike, rank: int, function: str) -> tuple[int, ...] | None:
    """Return the axes counted from 0, or None for all of them.

    Raises:
        TypeError: an axis is no whole number.
        ValueError: there is no such axis, or one is named twice.
    """
    if axis is None:
        return None
    if type(axis) is int:  # the quick way, for the usual case
        return (one_axis(axis, rank, function),)
    found = tuple(one_axis(one, rank, function) for one in listed(axis))
    if len(set(found)) < len(found):
        raise ValueError(f"{function}: axis {axis!r} names an axis twice.")
    return found


def sizes(shape: ShapeLike, function: str) -> tuple[int, ...]:
    """Return a shape as a tuple of whole numbers, none of them negative.

    Raises:
        TypeError: a size is no whole number.
        ValueError: a size is negative.
    """
    found = whole_numbers(shape, function, "shape")
    if any(size < 0 for size in found):
        raise ValueError(f"{function}: shape {found} has a negative size.")
    return found


def whole_numbers(
    values: Any, function: str, argument: str
) -> tuple[int, ...]:
    """Return one whole number or several as a tuple.

    Raises:
        TypeError: one of them is no whole number.
    """
    several = listed(values)
    return tuple(whole(value, function, argument) for value in several)


def listed(values: Any) -> list[Any]:
    """Return one value or several as a list."""
    # NumPy would not tell the rank of lists that differ in length.
    if isinstance(values, (list, tuple)) or np.ndim(values):
        return list(values)
    return [values]
