"""The variable: a tensor that can be given new entries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from groundup.dtypes import numpy_dtype
from groundup.rules.types import Array
from groundup.tensor import Operand, Tensor, to_tensor
from groundup.text import shown
from groundup.typing import DTypeLike, TensorLike


def _refused(sign: str, instead: str) -> Callable[[Any, Any], Any]:
    """Return a method that says what to write instead of ``+=``."""

    def refuse(self: Any, other: Any) -> Any:
        raise RuntimeError(
            f"`variable {sign}= value` is not supported. Use "
            f"`variable.{instead}` to change the variable, or "
            f"`out = variable {sign} value` for a new tensor."
        )

    return refuse


class Variable(Operand):
    """A tensor that training changes, such as a layer's weights.

    A gradient tape follows trainable variables without being told to.
    Shape and dtype stay what they were at the start.

    Args:
        initial_value: the first entries: numbers, an array or a tensor.
        trainable: whether tapes follow it and optimizers change it.
        name: a name to print.
        dtype: the dtype to give to numbers and arrays; an array is converted
            as by :func:`groundup.cast`.

    Raises:
        TypeError: the value holds no numbers or cannot become the dtype, or
            there is no such dtype.
        ValueError: the value is a tensor of another dtype, its lists differ
            in length, or a number is too large for the dtype.
    """

    __slots__ = ("_name", "_watched_on_use", "trainable")

    def __init__(
        self,
        initial_value: TensorLike,
        trainable: bool = True,
        *,
        name: str | None = None,
        dtype: DTypeLike | None = None,
    ) -> None:
        """Hold the first entries."""
        super().__init__(_checked(initial_value, dtype)._array)
        self._name = name or "Variable"
        self.trainable = trainable
        self._watched_on_use = trainable and self.dtype.is_floating

    @property
    def name(self) -> str:
        """The name as TensorFlow writes it, such as ``"w:0"``."""
        return f"{self._name}:0"

    def value(self) -> Tensor:
        """Return the entries of this moment as a tensor."""
        return self._as_tensor()

    def assign(self, value: TensorLike) -> Variable:
        """Replace the entries, and return the variable.

        The old array is left as it was, so that what a tape has recorded
        stays true.

        Args:
            value: the new entries, of the variable's shape and dtype.

        Raises:
            TypeError: the value has another dtype.
            ValueError: the value has another shape.
        """
        self._array = self._fitting(value, "assign")
        return self

    def assign_add(self, delta: TensorLike) -> Variable:
        """Add to the entries, and return the variable.

        Args:
            delta: what to add, of the variable's shape and dtype.

        Raises:
            TypeError: delta has another dtype.
            ValueError: delta has another shape.
        """
        self._array = self._array + self._fitting(delta, "assign_add")
        return self

    def assign_sub(self, delta: TensorLike) -> Variable:
        """Subtract from the entries, and return the variable.

        Args:
            delta: what to subtract, of the variable's shape and dtype.

        Raises:
            TypeError: delta has another dtype.
            ValueError: delta has another shape.
        """
        self._array = self._array - self._fitting(delta, "assign_sub")
        return self

    def _fitting(self, value: TensorLike, method: str) -> Array:
        own = self._array
        if not isinstance(value, Operand):
            value = to_tensor(value, own.dtype)
        if value._array.dtype != own.dtype:
            raise TypeError(
                f"{method}: the variable {self.name} has dtype "
                f"{own.dtype.name}, the value {value._array.dtype.name}."
            )
        if value._array.shape != own.shape:
            raise ValueError(
                f"{method}: the variable {self.name} has shape {own.shape}, "
                f"the value {value._array.shape}; they must be equal."
            )
        return value._array

    # `variable += value` would make the name stand for a tensor.
    __iadd__ = _refused("+", "assign_add(value)")
    __isub__ = _refused("-", "assign_sub(value)")
    __imul__ = _refused("*", "assign(variable * value)")
    __itruediv__ = _refused("/", "assign(variable / value)")
    __ipow__ = _refused("**", "assign(variable ** value)")

    def __repr__(self) -> str:
        """Return the form that TensorFlow prints."""
        return (
            f"<tf.Variable '{self.name}' shape={self.shape} "
            f"dtype={self.dtype.name}, numpy={shown(self._array)}>"
        )


def _checked(value: TensorLike, dtype: DTypeLike | None) -> Operand:
    wanted = None if dtype is None else numpy_dtype(dtype)
    if not isinstance(value, Operand):
        return to_tensor(value, wanted)
    if wanted is not None and value._array.dtype != wanted:
        raise ValueError(
            f"the value has dtype {value.dtype.name}, but {wanted.name} was "
            "asked for; use cast to convert a tensor."
        )
    return value
