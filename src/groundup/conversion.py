"""From Python's numbers and NumPy's arrays to arrays of TensorFlow's dtypes.

A whole number becomes int32 (int64 when it is too large), a decimal number
becomes float32; an array that NumPy made keeps its dtype.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from groundup.dtypes import numpy_dtype
from groundup.rules.types import Array

_FLOAT32 = np.dtype("float32")
_INT32, _INT64 = np.dtype("int32"), np.dtype("int64")
# What may become what without losing anything: bool -> int -> float.
_KINDS = {"b": 0, "u": 1, "i": 1, "f": 2}


def to_array(value: Any, dtype: np.dtype[Any] | None = None) -> Array:
    """Return a new array of the value's entries, of a dtype if one is given.

    Raises:
        TypeError: the entries are no numbers, or they cannot become the dtype.
        ValueError: nested lists differ in length, or a number is too large.
    """
    array, first = _array_of(value), _first_leaf(value)
    if isinstance(first, (np.ndarray, np.generic)) and (
        first is value or (dtype is None and first.dtype.kind == "f")
    ):
        return array.astype(first.dtype if dtype is None else dtype)
    if dtype is None:
        return _narrow(array, value)
    if dtype.kind == "b" != array.dtype.kind and array.size:
        raise TypeError(f"Cannot convert {value!r} to a tensor of bool.")
    if _KINDS[array.dtype.kind] > _KINDS[dtype.kind] and array.size:
        raise TypeError(
            f"Cannot convert {value!r} to a tensor of {dtype.name}; "
            "decimals would be lost. Write whole numbers or use cast."
        )
    return _checked(array, dtype, value)


def _first_leaf(value: Any) -> Any:
    while isinstance(value, (list, tuple)) and value:
        value = value[0]
    return value


def _array_of(value: Any) -> Array:
    if value is None or isinstance(value, (str, dict, set)):
        raise _unsupported(value)
    try:
        array = np.array(value)
    except ValueError:
        raise ValueError(
            f"Cannot convert {value!r} to a tensor: it is not rectangular. "
            "Lists side by side must have the same length."
        ) from None
    if array.dtype.kind not in _KINDS:
        raise _unsupported(value)
    numpy_dtype(array.dtype)
    return array


def _unsupported(value: Any) -> TypeError:
    return TypeError(
        f"Cannot convert {value!r} of type {type(value).__name__} to a "
        "tensor; expected numbers of at most 64 bits, booleans, an array or "
        "nested lists of them."
    )


def _narrow(array: Array, value: Any) -> Array:
    """Return decimals as float32 and whole numbers as int32 if they fit."""
    if isinstance(_first_leaf(value), bool) and array.dtype.kind != "b":
        raise TypeError(
            f"Cannot convert {value!r} to a tensor: it mixes booleans and "
            "numbers."
        )
    if array.dtype.kind == "f":
        return _checked(array, _FLOAT32, value)
    if array.dtype.kind == "b":
        return array
    narrow = array.astype(_INT32)
    if np.array_equal(narrow, array):
        return narrow
    return _checked(array, _INT64, value)


def _checked(array: Array, dtype: np.dtype[Any], value: Any) -> Array:
    """Return the array in a dtype, or raise where a number does not fit."""
    with np.errstate(all="ignore"):
        converted = array.astype(dtype)
        fits = np.isfinite(converted) | ~np.isfinite(array)
        if dtype.kind in "iu":
            fits = converted == array
    if not np.all(fits):
        raise ValueError(f"{value!r} is out of range for {dtype.name}.")
    return converted
