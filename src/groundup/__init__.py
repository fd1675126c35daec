"""TensorFlow's foundations rebuilt in NumPy, small enough to read."""

import importlib
from typing import TYPE_CHECKING, Any

from groundup._names import not_provided
from groundup.autodiff import GradientTape
from groundup.dtypes import (
    DType,
    as_dtype,
    float16,
    float32,
    float64,
    int32,
    int64,
    uint8,
)
from groundup.dtypes import (
    boolean as bool,
)
from groundup.ops.arithmetic import (
    clip_by_value,
    equal,
    maximum,
    minimum,
    pow,
)
from groundup.ops.clipping import clip_by_global_norm, clip_by_norm
from groundup.ops.creation import (
    constant,
    convert_to_tensor,
    eye,
    fill,
    linspace,
    one_hot,
    ones,
    ones_like,
    range,
    zeros,
    zeros_like,
)
from groundup.ops.differentiation import custom_gradient, stop_gradient
from groundup.ops.elementwise import (
    abs,
    cos,
    exp,
    round,
    sign,
    sin,
    sqrt,
    square,
    tanh,
)
from groundup.ops.products import einsum, matmul, norm, tensordot
from groundup.ops.reductions import (
    reduce_all,
    reduce_any,
    reduce_logsumexp,
    reduce_max,
    reduce_mean,
    reduce_min,
    reduce_prod,
    reduce_sum,
)
from groundup.ops.selection import argmax, argmin, cast, gather, where
from groundup.ops.shapes import (
    broadcast_to,
    concat,
    expand_dims,
    rank,
    reshape,
    shape,
    size,
    squeeze,
    stack,
    transpose,
)
from groundup.tensor import Tensor
from groundup.tensor_shape import TensorShape
from groundup.variable import Variable

if TYPE_CHECKING:
    from groundup import data, datasets, keras, math, nn, random, test

__version__ = "0.1.0"

newaxis = None

# Imported when first used, to keep `import groundup` quick.
_MODULES = ["data", "datasets", "keras", "math", "nn", "random", "test"]

__all__ = [
    "DType",
    "GradientTape",
    "Tensor",
    "TensorShape",
    "Variable",
    "abs",
    "argmax",
    "argmin",
    "as_dtype",
    "bool",
    "broadcast_to",
    "cast",
    "clip_by_global_norm",
    "clip_by_norm",
    "clip_by_value",
    "concat",
    "constant",
    "convert_to_tensor",
    "cos",
    "custom_gradient",
    "data",
    "datasets",
    "einsum",
    "equal",
    "exp",
    "expand_dims",
    "eye",
    "fill",
    "float16",
    "float32",
    "float64",
    "gather",
    "int32",
    "int64",
    "keras",
    "linspace",
    "math",
    "matmul",
    "maximum",
    "minimum",
    "newaxis",
    "nn",
    "norm",
    "one_hot",
    "ones",
    "ones_like",
    "pow",
    "random",
    "range",
    "rank",
    "reduce_all",
    "reduce_any",
    "reduce_logsumexp",
    "reduce_max",
    "reduce_mean",
    "reduce_min",
    "reduce_prod",
    "reduce_sum",
    "reshape",
    "round",
    "shape",
    "sign",
    "sin",
    "size",
    "sqrt",
    "square",
    "squeeze",
    "stack",
    "stop_gradient",
    "tanh",
    "tensordot",
    "test",
    "transpose",
    "uint8",
    "where",
    "zeros",
    "zeros_like",
]

_refuse = not_provided(__name__, __all__)


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return importlib.import_module(f"{__name__}.{name}")
    return _refuse(name)
