"""The types that every rule is written with."""

from collections.abc import Callable
from typing import Any, TypeAlias

from numpy.typing import NDArray

#: A NumPy array of any shape and dtype.
Array: TypeAlias = NDArray[Any]

#: From the gradient of a rule's output to the gradient of one input.
Pullback: TypeAlias = Callable[[Array], Array]

#: What a rule of one input returns: its value and one pullback.
One: TypeAlias = tuple[Array, Pullback]

#: What a rule of two inputs returns: its value and two pullbacks.
Two: TypeAlias = tuple[Array, Pullback, Pullback]

#: What a rule of any number of inputs returns: its value and a pullback each.
Many: TypeAlias = tuple[Array, *tuple[Pullback, ...]]

#: What a rule without a gradient returns: its value alone.
Alone: TypeAlias = tuple[Array]
