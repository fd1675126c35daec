"""Products of tensors, and their size."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from groundup import rules
from groundup.ops.arguments import (
    as_operand,
    axes,
    floating,
    listed,
    numeric,
    whole,
)
from groundup.ops.arithmetic import pow
from groundup.ops.elementwise import abs, sqrt, square
from groundup.ops.reductions import reduce_max, reduce_sum
from groundup.tensor import Operand, Tensor, apply, arithmetic
from groundup.typing import AxisLike, TensorLike


def matmul(
    a: TensorLike,
    b: TensorLike,
    transpose_a: bool = False,
    transpose_b: bool = False,
) -> Tensor:
    r"""Return the matrix product of a and b.

    .. math:: z_{ij} = \sum_k a_{ik} b_{kj}

    .. math:: \bar{\mathbf{A}} = \bar{\mathbf{Z}} \mathbf{B}^{\top}, \quad
              \bar{\mathbf{B}} = \mathbf{A}^{\top} \bar{\mathbf{Z}}

    A bar marks the gradient by what is below it. Axes before the last two
    count batches of matrices, and broadcast.

    Args:
        a: numbers of shape (..., n, d).
        b: numbers of the dtype of ``a`` and shape (..., d, m).
        transpose_a: swap the last two axes of ``a`` first.
        transpose_b: swap the last two axes of ``b`` first.

    Returns:
        A tensor of shape (..., n, m).

    Raises:
        TypeError: the dtypes differ, or are bool.
        ValueError: a rank is below 2, or the inner sizes d differ.
    """
    x, y = as_operand(a), b
    if transpose_a:
        x = _matrices_transposed(x)
    if transpose_b:
        y = _matrices_transposed(as_operand(b, x.dtype))
    return arithmetic(rules.matmul, x, y)


def _matrices_transposed(x: Operand) -> Tensor:
    rank = x._array.ndim
    if rank < 2:
        raise ValueError(
            f"matmul: only rank 2 or more can be transposed, got {x.shape}."
        )
    order = (*range(rank - 2), rank - 1, rank - 2)
    return apply(rules.transpose, x, axes=order)


def tensordot(
    a: TensorLike, b: TensorLike, axes: int | Sequence[Any]
) -> Tensor:
    """Return the sum of products over pairs of axes of a and b.

    Args:
        a: numbers.
        b: numbers of the dtype of ``a``.
        axes: a number n to pair the last n axes of ``a`` with the first n of
            ``b`` (0 for the outer product), or two lists of axes to pair.

    Returns:
        A tensor whose shape is what remains of a's, then of b's.

    Raises:
        TypeError: the dtypes differ, or are bool; or an axis is no whole
            number.
        ValueError: paired axes differ in size, do not exist, or do not pair
            up.
    """
    x, y = numeric(a, "tensordot", "a"), numeric(b, "tensordot", "b")
    pairs = _paired_axes(axes, x._array.ndim, y._array.ndim)
    for i, j in zip(*pairs, strict=True):
        if x.shape[i] != y.shape[j]:
            raise ValueError(
                f"tensordot: a is {x.shape} and b is {y.shape}; axis {i} of "
                f"a ({x.shape[i]}) must equal axis {j} of b ({y.shape[j]})."
            )
    return apply(rules.tensordot, x, y, axes=pairs)


def _paired_axes(
    pairs: Any, rank_a: int, rank_b: int
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    if isinstance(pairs, (list, tuple)):
        if len(pairs) != 2:
            raise ValueError(
                "tensordot: axes must be a whole number or two lists, one "
                f"for each tensor, got {pairs!r}."
            )
        first, second = pairs
        of_a = axes(first, rank_a, "tensordot") or ()
        of_b = axes(second, rank_b, "tensordot") or ()
    else:
        n = whole(pairs, "tensordot", "axes")
        if not 0 <= n <= min(rank_a, rank_b):
            raise ValueError(
                f"tensordot: axes is {n}, but the ranks are {rank_a} and "
                f"{rank_b}; expected 0 to the smaller."
            )
        of_a, of_b = tuple(range(rank_a - n, rank_a)), tuple(range(n))
    if len(of_a) != len(of_b):
        raise ValueError(f"tensordot: axes {pairs!r} must pair up.")
    return of_a, of_b


def einsum(equation: str, *inputs: TensorLike) -> Tensor:
    """Return the sum of products that Einstein's notation describes.

    Each input's axes get letters. A letter in two inputs pairs their axes;
    a letter missing from the output is summed over. ``"ij,jk->ik"`` is the
    matrix product, ``"ii"`` the sum of a diagonal, ``"...i->..."`` the sum
    over the last axis.

    Args:
        equation: the letters of every input and of the output.
        inputs: numbers of one dtype.

    Returns:
        A tensor with one axis for each letter of the output.

    Raises:
        TypeError: the dtypes differ, or are bool, or the equation is no
            string.
        ValueError: the equation is not well formed, or does not fit the
            inputs.

    Source: Einstein, Die Grundlage der allgemeinen Relativitätstheorie
    (1916), section 5.
    """
    if not isinstance(equation, str):
        raise TypeError(
            "einsum: equation must be a string, such as 'ij,jk->ik', "
            f"got {equation!r}."
        )
    numbers = [numeric(x, "einsum", "inputs") for x in inputs]
    return apply(rules.einsum, *numbers, equation=equation)


def norm(
    tensor: TensorLike,
    ord: float | str = "euclidean",
    axis: AxisLike = None,
    keepdims: bool = False,
) -> Tensor:
    r"""Return the length of vectors.

    .. math:: \|\mathbf{x}\|_p = \Bigl(\sum_i |x_i|^p\Bigr)^{1/p}

    .. math:: \|\mathbf{x}\|_\infty = \max_i |x_i|

    Args:
        tensor: decimal numbers.
        ord: p, a positive number or infinity; ``"euclidean"`` means 2.
        axis: the axis or axes along which the vectors lie; all if not given.
        keepdims: keep the reduced axes, with size 1.

    Returns:
        A tensor of the same dtype.

    Raises:
        TypeError: ``tensor`` holds whole numbers or booleans, or an axis is no
            whole number.
        ValueError: ``ord`` is not provided, there is no such axis, or one is
            named twice.
    """
    x = floating(tensor, "norm", "tensor")
    p = _exponent(ord, axis)
    if p == 2:
        return sqrt(reduce_sum(square(x), axis, keepdims))
    if p == math.inf:
        return reduce_max(abs(x), axis, keepdims)
    if p == 1:
        return reduce_sum(abs(x), axis, keepdims)
    return pow(reduce_sum(pow(abs(x), p), axis, keepdims), 1 / p)


def _exponent(ord: Any, axis: AxisLike) -> float:
    """Return p; with two axes, only the norm that any vector has."""
    if isinstance(ord, str) and ord in ("euclidean", "fro"):
        return 2.0
    is_number = isinstance(ord, (int, float, np.number))
    if is_number and ord > 0 and len(listed(axis)) != 2:
        return float(ord)
    raise ValueError(
        f"norm: ord={ord!r} with axis={axis!r} is not provided; expected "
        "'euclidean', or a positive number or infinity and one axis."
    )
