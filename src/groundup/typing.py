"""Names for what functions accept, used in every signature."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, Union

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from groundup.dtypes import DType
    from groundup.tensor import Operand

#: Anything that becomes a tensor, namely a tensor or variable, a NumPy
#: array, a number, or nested lists of these.
TensorLike: TypeAlias = Union[
    "Operand", NDArray[Any], "np.generic", float, Sequence[Any]
]

#: A shape, as whole numbers in a list, a tuple or a tensor.
ShapeLike: TypeAlias = Union["Operand", NDArray[Any], Sequence[Any], int]

#: A dtype of ours, of NumPy's, or its name, such as ``"float32"``.
DTypeLike: TypeAlias = Union["DType", "np.dtype[Any]", type, str]

#: One axis or several, counted from 0 or, when negative, from the end;
#: ``None`` means all of them.
AxisLike: TypeAlias = Union["Operand", int, Sequence[int], None]
