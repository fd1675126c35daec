"""The tensor, and `apply`: how a rule becomes an operation on tensors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

import numpy as np

from groundup import errors, rules
from groundup.conversion import to_array
from groundup.dtypes import DType, of_array
from groundup.indices import numpy_index
from groundup.numpy_operators import reflected_method
from groundup.rules.types import Array, Pullback
from groundup.tensor_shape import TensorShape
from groundup.text import printed, shown
from groundup.typing import TensorLike

Rule = Callable[..., Any]
Operator = Callable[[Any, Any], "Tensor"]


class Recorder(Protocol):
    """What an operation needs of a tape."""

    def record(
        self,
        output: Tensor,
        inputs: tuple[Operand, ...],
        pullbacks: Sequence[Pullback],
    ) -> None:
        """Write one operation down if an input is watched."""

    def stop_recording(self) -> AbstractContextManager[None]:
        """Record nothing inside a ``with`` block."""


#: The tapes that are recording now, outermost first.
recording: list[Recorder] = []


def apply(rule: Rule, *inputs: TensorLike, **options: Any) -> Tensor:
    """Run a rule on tensors, and record it on the tapes that watch them.

    This is all it takes to make an operation::

        def exp(x):
            return apply(rules.exp, x)

    Args:
        rule: a pure NumPy function that returns a value and one pullback for
            each input, or no pullback at all.
        inputs: what may have a gradient. Numbers, lists and arrays take the
            dtype of the first tensor among them.
        options: what has no gradient, such as an axis; passed on by name.

    Raises:
        TypeError: two inputs differ in dtype.
        ValueError: the shapes do not fit together.
    """
    tensors: Any = inputs
    arrays = []
    for x in tensors:
        if not isinstance(x, Operand):
            tensors = as_tensors(inputs)
            arrays = [x._array for x in tensors]
            break
        arrays.append(x._array)
    if len(arrays) > 1:
        dtype = arrays[0].dtype
        for array in arrays:
            # What comes out of a pickle has a dtype object of its own.
            if array.dtype is not dtype and array.dtype != dtype:
                raise errors.mixed_dtypes(rule, dtype, array.dtype)
    try:
        if recording:  # the outermost tape has silenced NumPy's warnings
            outcome = rule(*arrays, **options)
        else:
            with np.errstate(all="ignore"):
                outcome = rule(*arrays, **options)
    except ValueError as error:
        raise errors.explained(error, rule, arrays, options) from None
    # Slices of a tuple: `value, *pullbacks = outcome` would be slower.
    output = Tensor(outcome[0])
    if recording and len(outcome) > 1:
        for tape in recording:
            tape.record(output, tensors, outcome[1:])
    return output


def as_tensors(inputs: Sequence[TensorLike]) -> tuple[Operand, ...]:
    """Return all inputs as tensors; the first tensor says the dtype."""
    for x in inputs:
        if isinstance(x, Operand):
            dtype = x._array.dtype
            break
    else:
        dtype = to_tensor(inputs[0], None)._array.dtype
    return tuple(
        [x if isinstance(x, Operand) else to_tensor(x, dtype) for x in inputs]
    )


def to_tensor(value: TensorLike, dtype: np.dtype[Any] | None) -> Operand:
    """Return a number, an array or nested lists as a tensor."""
    if type(value) is float and dtype is not None and dtype.kind == "f":
        return Tensor(dtype.type(value))  # the quick way, for `2.0 * tensor`
    if isinstance(value, (list, tuple)) and _holds_tensors(value):
        return apply(rules.stack, *value, axis=0)
    with np.errstate(all="ignore"):
        return Tensor(to_array(value, dtype))


def _holds_tensors(value: Any) -> bool:
    """Return whether a tensor is anywhere in nested lists."""
    if isinstance(value, (list, tuple)):
        return any(_holds_tensors(part) for part in value)
    return isinstance(value, Operand)


def arithmetic(rule: Rule, x: TensorLike, y: TensorLike) -> Tensor:
    """Apply a rule that needs numbers; booleans are refused.

    Raises:
        TypeError: the inputs are booleans, or differ in dtype.
        ValueError: the shapes do not broadcast.
    """
    result = apply(rule, x, y)
    if result._array.dtype.kind == "b":
        raise errors.no_numbers(rule)
    return result


def quotient(x: TensorLike, y: TensorLike) -> Tensor:
    """Divide; whole numbers become decimal numbers first."""
    x, y = as_tensors((x, y))
    _number(rules.divide, x)
    if x._array.dtype.kind in "iu" and y._array.dtype is x._array.dtype:
        wide = np.float32 if x._array.dtype.itemsize < 4 else np.float64
        x = apply(rules.cast, x, dtype=wide)
        y = apply(rules.cast, y, dtype=wide)
    return apply(rules.divide, x, y)


def _operators(rule: Rule) -> tuple[Operator, Operator]:
    """Return the methods for ``self * other`` and ``other * self``."""

    # Not by `_number`: each call takes its time, and small networks are made
    # of these.
    def forward(self: Operand, other: TensorLike) -> Tensor:
        if self._array.dtype.kind == "b":
            raise errors.no_numbers(rule)
        return apply(rule, self, other)

    def reflected(self: Operand, other: TensorLike) -> Tensor:
        return apply(rule, other, _number(rule, self))

    return forward, reflected


def _comparison(rule: Rule) -> Operator:
    """Return the method for ``self < other``."""

    def compare(self: Operand, other: TensorLike) -> Tensor:
        return apply(rule, _number(rule, self), other)

    return compare


def _combination(rule: Rule) -> Operator:
    """Return the method for ``self & other``."""

    def combine(self: Operand, other: TensorLike) -> Tensor:
        return apply(rule, _truth(rule, self), other)

    return combine


class Operand:
    """What operations work on: an array, and Python's operators.

    :class:`groundup.Tensor` and :class:`groundup.Variable` are the two kinds.
    With an operator, the other side may be a number, a list or a NumPy array:
    it takes this side's dtype.
    """

    __slots__ = ("_array",)
    _watched_on_use = False

    def __init__(self, array: Array) -> None:
        """Hold an array, which nobody may write to from now on."""
        self._array = array

    @property
    def shape(self) -> TensorShape:
        """How many entries there are along each axis."""
        return TensorShape(self._array.shape)

    @property
    def dtype(self) -> DType:
        """The kind of number that every entry is."""
        return of_array(self._array)

    def numpy(self) -> Any:
        """Return a copy as a NumPy array; for rank 0, a NumPy number."""
        return self._array.copy() if self._array.ndim else self._array[()]

    def _as_tensor(self) -> Tensor:
        """Return the entries of this moment as a tensor."""
        return apply(rules.identity, self)

    __add__, __radd__ = _operators(rules.add)
    __sub__, __rsub__ = _operators(rules.subtract)
    __mul__, __rmul__ = _operators(rules.multiply)
    __floordiv__, __rfloordiv__ = _operators(rules.floor_divide)
    __mod__, __rmod__ = _operators(rules.floor_mod)
    __pow__, __rpow__ = _operators(rules.power)
    __matmul__, __rmatmul__ = _operators(rules.matmul)
    __lt__ = _comparison(rules.less)
    __le__ = _comparison(rules.less_equal)
    __gt__ = _comparison(rules.greater)
    __ge__ = _comparison(rules.greater_equal)
    __and__ = __rand__ = _combination(rules.logical_and)
    __or__ = __ror__ = _combination(rules.logical_or)
    __xor__ = __rxor__ = _combination(rules.logical_xor)

    def __truediv__(self, other: TensorLike) -> Tensor:
        """Return self / other, never a whole number."""
        return quotient(self, other)

    def __rtruediv__(self, other: TensorLike) -> Tensor:
        """Return other / self, never a whole number."""
        return quotient(other, self)

    def __neg__(self) -> Tensor:
        """Return -self."""
        return apply(rules.negative, _number(rules.negative, self))

    def __abs__(self) -> Tensor:
        """Return |self|."""
        return apply(rules.absolute, _number(rules.absolute, self))

    def __invert__(self) -> Tensor:
        """Return where self does not hold."""
        return apply(rules.logical_not, _truth(rules.logical_not, self))

    def __eq__(self, other: Any) -> Any:
        """Compare entry by entry; False if the shapes do not broadcast."""
        return _equality(rules.equal, self, other, False)

    def __ne__(self, other: Any) -> Any:
        """Compare entry by entry; True if the shapes do not broadcast."""
        return _equality(rules.not_equal, self, other, True)

    __hash__ = None  # type: ignore[assignment]

    def __getitem__(self, index: Any) -> Tensor:
        """Return the entries that an index or a slice selects."""
        return apply(rules.getitem, self, index=numpy_index(index))

    def __iter__(self) -> Iterator[Tensor]:
        """Go through the entries along the first axis."""
        if not self._array.ndim:
            raise TypeError("Cannot iterate over a scalar tensor.")
        return (self[i] for i in range(len(self)))

    def __len__(self) -> int:
        """Return the size of the first axis."""
        if not self._array.ndim:
            raise TypeError("Scalar tensor has no `len()`.")
        return len(self._array)

    def __bool__(self) -> bool:
        """Return whether the one entry is true."""
        if self._array.size != 1:
            raise ValueError(
                "The truth of a tensor with no or more than one element is "
                f"ambiguous; this one has shape {self.shape}. Use reduce_any "
                "or reduce_all."
            )
        return bool(self._array)

    def __int__(self) -> int:
        """Return the one entry as a whole number."""
        return int(self._only_entry())

    def __float__(self) -> float:
        """Return the one entry as a decimal number."""
        return float(self._only_entry())

    def __index__(self) -> int:
        """Return the one entry where Python needs a whole number."""
        if self._array.dtype.kind not in "iu":
            raise TypeError(
                "Only a whole number can count or be an index; this tensor "
                f"has dtype {self.dtype.name}."
            )
        return int(self._only_entry())

    def _only_entry(self) -> Any:
        if self._array.ndim:
            raise TypeError(
                "Only a tensor of rank 0 is a single number; "
                f"this one has shape {self.shape}."
            )
        return self._array[()]

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Array:
        """Return the entries for NumPy; a view of them cannot be written."""
        array = np.array(self._array, dtype=dtype, copy=copy)
        if np.may_share_memory(array, self._array):
            array = array.view()
            array.flags.writeable = False
        return array

    def __array_ufunc__(
        self, ufunc: np.ufunc, method: str, *inputs: Any, **options: Any
    ) -> Any:
        """Take over ``array * tensor``; refuse NumPy's other functions."""
        return getattr(self, reflected_method(ufunc, method))(inputs[0])


def _number(rule: Rule, x: Operand) -> Operand:
    if x._array.dtype.kind == "b":
        raise errors.no_numbers(rule)
    return x


def _truth(rule: Rule, x: Operand) -> Operand:
    if x._array.dtype.kind == "f":
        raise errors.no_truths(rule, x._array.dtype)
    return x


def _equality(rule: Rule, x: Operand, y: Any, otherwise: bool) -> Any:
    if y is None:
        return otherwise
    _, y = as_tensors((x, y))  # outside: only shapes may fail to fit
    try:
        return apply(rule, x, y)
    except ValueError:
        return Tensor(np.array(otherwise))


class Tensor(Operand):
    """Numbers of one dtype in a grid of any rank; its entries never change.

    Operations make tensors; :func:`groundup.constant` makes one.
    """

    # What `keras.activations` made it from, which losses use if they can.
    __slots__ = ("_made_from",)
    _made_from: tuple[str, Operand]

    @property
    def ndim(self) -> int:
        """How many axes there are."""
        return self._array.ndim

    def _as_tensor(self) -> Tensor:
        return self

    def __repr__(self) -> str:
        """Return the form that TensorFlow prints."""
        return (
            f"<tf.Tensor: shape={self.shape}, dtype={self.dtype.name}, "
            f"numpy={shown(self._array)}>"
        )

    def __str__(self) -> str:
        """Return the entries, the shape and the dtype."""
        return (
            f"tf.Tensor({printed(self._array)}, shape={self.shape}, "
            f"dtype={self.dtype.name})"
        )

    def __format__(self, spec: str) -> str:
        """Format the entries alone, so that ``f"{loss:.4f}"`` works."""
        return format(self._array[()], spec)
