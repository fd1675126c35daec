"""Each ONNX operator as a call of groundup, its attributes translated.

A function takes the operator's inputs, as tensors, by position (an input that
is left out is None) and its attributes by name, with ONNX's defaults. An
attribute that a function does not name makes its case fail.
"""

import operator
from collections.abc import Callable
from functools import reduce
from typing import Any

from onnx import helper

import groundup as gu


def reduction(function: Callable[..., Any]) -> Callable[..., Any]:
    def op(x, axes=None, *, keepdims=1, noop_with_empty_axes=0):
        none = [] if noop_with_empty_axes else None
        axis = none if axes is None or not len(axes) else axes
        return function(x, axis, bool(keepdims))

    return op


def l1(x, axis, keepdims):
    return gu.reduce_sum(gu.abs(x), axis, keepdims)


def log_sum(x, axis, keepdims):
    return gu.math.log(gu.reduce_sum(x, axis, keepdims))


def sum_square(x, axis, keepdims):
    return gu.reduce_sum(gu.square(x), axis, keepdims)


def position(function: Callable[..., Any]) -> Callable[..., Any]:
    def op(x, *, axis=0, keepdims=1, select_last_index=0):
        found = function(x, axis)
        return gu.expand_dims(found, axis) if keepdims else found

    return op


def folded(function: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *xs: reduce(function, xs)


def cast(x, *, to, saturate=1, round_mode=None):
    return gu.cast(x, helper.tensor_dtype_to_np_dtype(to))


def clip(x, low=None, high=None):
    low = x.dtype.min if low is None else low
    return gu.clip_by_value(x, low, x.dtype.max if high is None else high)


def concat(*xs, axis):
    return gu.concat(xs, axis)


def constant_of_shape(shape, *, value=None):
    return gu.fill(shape, 0.0 if value is None else value[0])


def div(x, y):
    return x / y if x.dtype.is_floating else x // y


def dropout(x, ratio=0.5, training_mode=False, *, seed=0):
    y = gu.nn.dropout(x, float(ratio), seed=seed) if training_mode else x
    return y, gu.ones_like(x, bool)


def einsum(*xs, equation):
    return gu.einsum(equation.decode(), *xs)


def eye_like(x, *, dtype=None, k=0):
    kind = x.dtype if dtype is None else helper.tensor_dtype_to_np_dtype(dtype)
    return gu.eye(*x.shape, dtype=kind)


def flatten(x, *, axis=1):
    rows = gu.reduce_prod(gu.shape(x)[:axis])
    return gu.reshape(x, (rows, gu.size(x) // rows))


def gather(x, indices, *, axis=0):
    return gu.gather(x, indices, axis=axis)


def gelu(x, *, approximate=b"none"):
    return gu.nn.gelu(x, approximate == b"tanh")


def gemm(a, b, c=0.0, *, alpha=1.0, beta=1.0, transA=0, transB=0):
    return alpha * gu.matmul(a, b, bool(transA), bool(transB)) + beta * c


def mod(x, y, *, fmod=0):
    return x % y


def one_hot(indices, depth, values, *, axis=-1):
    off, on = values
    return gu.one_hot(gu.cast(indices, gu.int64), int(depth), on, off, axis)


def non_zero(x):
    return gu.transpose(gu.where(gu.cast(x, bool)))


def reshape(x, shape, *, allowzero=0):
    def size(i, n):
        return x.shape[i] if n == 0 and not allowzero else n

    return gu.reshape(x, [size(i, int(n)) for i, n in enumerate(shape)])


def shape(x, *, start=0, end=None):
    return gu.shape(x, gu.int64)[start:end]


def slice_(x, starts, ends, axes=None, steps=None):
    index = [slice(None)] * x.ndim
    axes = range(len(starts)) if axes is None else [int(axis) for axis in axes]
    steps = [1] * len(starts) if steps is None else steps
    for axis, *ends_and_step in zip(axes, starts, ends, steps, strict=True):
        index[axis] = slice(*ends_and_step)
    return x[tuple(index)]


def unsqueeze(x, axes):
    rank = x.ndim + len(axes)
    for axis in sorted(int(axis) % rank for axis in axes):
        x = gu.expand_dims(x, axis)
    return x


def softmax_cross_entropy(
    x, labels, weights=None, *, reduction=b"mean", ignore_index=None
):
    rows = gu.transpose(x, [0, *range(2, x.ndim), 1])
    labels, weights = chosen(rows, labels, weights, ignore_index)
    losses = gu.nn.sparse_softmax_cross_entropy_with_logits(labels, rows)
    loss = summarized(losses, weights, reduction)
    return loss, gu.nn.log_softmax(x, 1)


def negative_log_likelihood(
    x, labels, weights=None, *, reduction=b"mean", ignore_index=None
):
    rows = gu.transpose(x, [0, *range(2, x.ndim), 1])
    labels, weights = chosen(rows, labels, weights, ignore_index)
    classes = gu.one_hot(labels, rows.shape[-1])
    return summarized(-gu.reduce_sum(classes * rows, -1), weights, reduction)


def chosen(rows, labels, weights, ignore_index):
    """Return labels without the one to ignore, and each one's weight."""
    kept = labels == labels if ignore_index is None else labels != ignore_index
    labels = gu.where(kept, labels, gu.zeros_like(labels))
    by_class = gu.ones(rows.shape[-1]) if weights is None else weights
    return labels, gu.gather(by_class, labels) * gu.cast(kept, gu.float32)


def summarized(losses, weights, reduction):
    weighted = losses * weights
    if reduction == b"none":
        return weighted
    total = gu.reduce_sum(weighted)
    return total if reduction == b"sum" else total / gu.reduce_sum(weights)


def optimizer(rate, step, *tensors, **attributes):
    """Refuse ONNX's optimizers, which are given their state and return it."""
    raise TypeError("an optimizer of groundup keeps its state to itself")


OPS: dict[str, Callable[..., Any]] = {
    "Abs": gu.abs,
    "Adagrad": optimizer,
    "Adam": optimizer,
    "Add": operator.add,
    "And": operator.and_,
    "ArgMax": position(gu.argmax),
    "ArgMin": position(gu.argmin),
    "BitwiseAnd": operator.and_,
    "BitwiseNot": operator.invert,
    "BitwiseOr": operator.or_,
    "BitwiseXor": operator.xor,
    "Cast": cast,
    "CastLike": lambda x, like, **options: gu.cast(x, like.dtype),
    "Clip": clip,
    "Concat": concat,
    "Constant": lambda *, value: gu.constant(value),
    "ConstantOfShape": constant_of_shape,
    "Cos": gu.cos,
    "Div": div,
    "Dropout": dropout,
    "Einsum": einsum,
    "Elu": lambda x, *, alpha=1.0: gu.keras.activations.elu(x, alpha),
    "Equal": gu.equal,
    "Exp": gu.exp,
    "Expand": gu.broadcast_to,
    "EyeLike": eye_like,
    "Flatten": flatten,
    "Gather": gather,
    "Gelu": gelu,
    "Gemm": gemm,
    "Greater": operator.gt,
    "GreaterOrEqual": operator.ge,
    "Identity": gu.convert_to_tensor,
    "LeakyRelu": lambda x, *, alpha=0.01: gu.nn.leaky_relu(x, alpha),
    "Less": operator.lt,
    "LessOrEqual": operator.le,
    "Log": gu.math.log,
    "LogSoftmax": lambda x, *, axis=-1: gu.nn.log_softmax(x, axis),
    "MatMul": gu.matmul,
    "Max": folded(gu.maximum),
    "Mean": lambda *xs: folded(operator.add)(*xs) / len(xs),
    "Min": folded(gu.minimum),
    "Mod": mod,
    "Momentum": optimizer,
    "Mul": operator.mul,
    "Neg": operator.neg,
    "NegativeLogLikelihoodLoss": negative_log_likelihood,
    "NonZero": non_zero,
    "Not": operator.invert,
    "OneHot": one_hot,
    "Or": operator.or_,
    "Pow": gu.pow,
    "Range": gu.range,
    "Reciprocal": lambda x: 1 / x,
    "ReduceL1": reduction(l1),
    "ReduceL2": reduction(
        lambda x, axis, keepdims: gu.norm(x, axis=axis, keepdims=keepdims)
    ),
    "ReduceLogSum": reduction(log_sum),
    "ReduceLogSumExp": reduction(gu.reduce_logsumexp),
    "ReduceMax": reduction(gu.reduce_max),
    "ReduceMean": reduction(gu.reduce_mean),
    "ReduceMin": reduction(gu.reduce_min),
    "ReduceProd": reduction(gu.reduce_prod),
    "ReduceSum": reduction(gu.reduce_sum),
    "ReduceSumSquare": reduction(sum_square),
    "Relu": gu.nn.relu,
    "Reshape": reshape,
    "Round": gu.round,
    "Shape": shape,
    "Sigmoid": gu.nn.sigmoid,
    "Sign": gu.sign,
    "Sin": gu.sin,
    "Size": lambda x: gu.size(x, gu.int64),
    "Slice": slice_,
    "Softmax": lambda x, *, axis=-1: gu.nn.softmax(x, axis),
    "SoftmaxCrossEntropyLoss": softmax_cross_entropy,
    "Softplus": gu.nn.softplus,
    "Sqrt": gu.sqrt,
    "Squeeze": gu.squeeze,
    "Sub": operator.sub,
    "Sum": folded(operator.add),
    "Swish": lambda x, *, alpha=1.0: gu.nn.silu(x, alpha),
    "Tanh": gu.tanh,
    "Transpose": lambda x, *, perm=None: gu.transpose(x, perm),
    "Unsqueeze": unsqueeze,
    "Where": gu.where,
    "Xor": operator.xor,
}
