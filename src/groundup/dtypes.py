"""The dtypes: what kind of number a tensor holds, and in how many bytes."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import numpy as np
from numpy.typing import NDArray

from groundup.typing import DTypeLike


class DType:
    """The kind of number that every entry of a tensor is.

    Two dtypes are equal when they name the same kind; names such as
    ``"float32"`` and NumPy's dtypes compare equal to ours too. There is one
    object for each kind; :func:`groundup.as_dtype` finds it by its name.

    Args:
        numpy_dtype: NumPy's dtype of the same kind.
    """

    __slots__ = ("_numpy",)

    def __init__(self, numpy_dtype: np.dtype[Any]) -> None:
        """Wrap a NumPy dtype."""
        self._numpy = numpy_dtype

    @property
    def name(self) -> str:
        """The name, such as ``"float32"``."""
        return self._numpy.name

    @property
    def size(self) -> int:
        """Bytes that one entry takes."""
        return self._numpy.itemsize

    @property
    def as_numpy_dtype(self) -> type[np.generic]:
        """NumPy's type of the same name, such as ``numpy.float32``."""
        return self._numpy.type

    @property
    def is_floating(self) -> bool:
        """Whether entries can have decimals."""
        return self._numpy.kind == "f"

    @property
    def is_integer(self) -> bool:
        """Whether entries are whole numbers."""
        return self._numpy.kind in "iu"

    @property
    def is_bool(self) -> bool:
        """Whether entries are true or false."""
        return self._numpy.kind == "b"

    @property
    def min(self) -> Any:
        """The smallest finite number of this kind."""
        return self._limits().min

    @property
    def max(self) -> Any:
        """The largest finite number of this kind."""
        return self._limits().max

    def _limits(self) -> Any:
        if self.is_bool:
            raise TypeError("bool has no smallest or largest number.")
        info: Any = np.finfo if self.is_floating else np.iinfo
        return info(self._numpy)

    def __eq__(self, other: object) -> bool:
        """Compare with a dtype, a NumPy dtype or a name."""
        try:
            return self._numpy == numpy_dtype(other)
        except TypeError:
            return False

    def __hash__(self) -> int:
        """Hash by the kind of number."""
        return hash(self._numpy)

    def __repr__(self) -> str:
        """Return the public name, as TensorFlow prints it."""
        return f"tf.{self.name}"

    def __str__(self) -> str:
        """Return the name in the form TensorFlow prints."""
        return f"<dtype: '{self.name}'>"


_NAMES = ["float16", "float32", "float64", "int8", "int16", "int32", "int64"]
_NAMES += ["uint8", "uint16", "uint32", "uint64", "bool"]
_BY_NUMPY = {np.dtype(name): DType(np.dtype(name)) for name in _NAMES}
# Other names that TensorFlow takes; `float` means 32 bits, unlike in NumPy.
_ALIASES: dict[object, str] = {float: "float32", "float": "float32"}
_ALIASES |= {"double": "float64", "half": "float16"}


def of_array(array: NDArray[Any]) -> DType:
    """Return the dtype of an array that a tensor holds."""
    return _BY_NUMPY[array.dtype]


def as_dtype(dtype: DTypeLike) -> DType:
    """Return the dtype that a dtype, a NumPy dtype or a name stands for.

    Args:
        dtype: such as ``gu.float32``, ``numpy.float32`` or ``"float32"``.

    Raises:
        TypeError: there is no such dtype.
    """
    return _BY_NUMPY[numpy_dtype(dtype)]


def numpy_dtype(dtype: object) -> np.dtype[Any]:
    """Return NumPy's dtype for one of ours, one of NumPy's or a name."""
    if isinstance(dtype, DType):
        return dtype._numpy
    found: Any = None
    with suppress(TypeError):
        name: Any = _ALIASES.get(dtype, dtype)
        if name is not int and (not isinstance(name, str) or name in _NAMES):
            found = np.dtype(name)
    if dtype is None or found not in _BY_NUMPY:
        raise TypeError(
            f"{dtype!r} is not a dtype; expected one of {', '.join(_NAMES)}."
        )
    return _BY_NUMPY[found]._numpy  # NumPy may have made another object


float16 = as_dtype("float16")
float32 = as_dtype("float32")
float64 = as_dtype("float64")
int32 = as_dtype("int32")
int64 = as_dtype("int64")
uint8 = as_dtype("uint8")
# Not `bool`, which the annotations above need; `groundup.bool` is this.
boolean = as_dtype("bool")
