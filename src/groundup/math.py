"""Mathematical functions, under the names of ``tf.math``."""

from groundup._names import not_provided
from groundup.ops.arithmetic import equal, maximum, minimum, pow
from groundup.ops.elementwise import (
    abs,
    cos,
    exp,
    expm1,
    log,
    log1p,
    round,
    sign,
    sin,
    sqrt,
    square,
    tanh,
)
from groundup.ops.reductions import (
    reduce_all,
    reduce_any,
    reduce_logsumexp,
    reduce_max,
    reduce_mean,
    reduce_min,
    reduce_prod,
    reduce_std,
    reduce_sum,
    reduce_variance,
)
from groundup.ops.selection import argmax, argmin

__all__ = [
    "abs",
    "argmax",
    "argmin",
    "cos",
    "equal",
    "exp",
    "expm1",
    "log",
    "log1p",
    "maximum",
    "minimum",
    "pow",
    "reduce_all",
    "reduce_any",
    "reduce_logsumexp",
    "reduce_max",
    "reduce_mean",
    "reduce_min",
    "reduce_prod",
    "reduce_std",
    "reduce_sum",
    "reduce_variance",
    "round",
    "sign",
    "sin",
    "sqrt",
    "square",
    "tanh",
]

__getattr__ = not_provided(__name__, __all__)
