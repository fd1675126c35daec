"""Functions that ask for a shape or change it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from groundup import rules
from groundup.dtypes import int32
from groundup.ops.arguments import (
    as_operand,
    axes,
    counting,
    one_axis,
    sizes,
    whole_numbers,
)
from groundup.tensor import Operand, Tensor, apply
from groundup.typing import AxisLike, DTypeLike, ShapeLike, TensorLike


def shape(input: TensorLike, out_type: DTypeLike = int32) -> Tensor:
    """Return the shape as a tensor of rank 1.

    Args:
        input: any tensor.
        out_type: the dtype of the answer, int32 or int64.

    Returns:
        A tensor of shape (rank,).

    Raises:
        TypeError: ``out_type`` is another dtype.
    """
    own = as_operand(input)._array.shape
    return Tensor(np.array(own, counting(out_type, "shape", "out_type")))


def size(input: TensorLike, out_type: DTypeLike = int32) -> Tensor:
    """Return how many entries a tensor has, as a tensor of rank 0.

    Args:
        input: any tensor.
        out_type: the dtype of the answer, int32 or int64.

    Returns:
        A tensor of shape ().

    Raises:
        TypeError: ``out_type`` is another dtype.
    """
    own = as_operand(input)._array.size
    return Tensor(np.array(own, counting(out_type, "size", "out_type")))


def rank(input: TensorLike) -> Tensor:
    """Return how many axes a tensor has, as an int32 tensor of rank 0.

    Args:
        input: any tensor.

    Returns:
        A tensor of shape ().
    """
    return Tensor(np.array(as_operand(input)._array.ndim, "int32"))


def reshape(tensor: TensorLike, shape: ShapeLike) -> Tensor:
    """Return the same entries, in the same order, in another shape.

    Args:
        tensor: any tensor.
        shape: the new sizes; one of them may be -1, to be worked out.

    Returns:
        A tensor of that shape.

    Raises:
        TypeError: a size is no whole number.
        ValueError: the shape has another number of entries.
    """
    x = as_operand(tensor)
    wanted = whole_numbers(shape, "reshape", "shape")
    return apply(rules.reshape, x, shape=_filling(x.shape, wanted))


def _filling(own: tuple[int, ...], shape: tuple[int, ...]) -> tuple[int, ...]:
    """Return a shape with its -1 worked out from a tensor's own."""
    if shape.count(-1) > 1 or min(shape, default=0) < -1:
        raise ValueError(
            f"reshape: shape {shape} may have one -1, and no other negatives."
        )
    # A tensor without entries keeps what its other sizes come to.
    entries = math.prod(n for n in own if n or 0 not in shape)
    rest = math.prod(n for n in shape if n > 0)
    found = tuple(entries // rest if n == -1 else n for n in shape)
    size = math.prod(own)
    if math.prod(found) != size:
        raise ValueError(
            f"reshape: the tensor has {size} entries, "
            f"which do not fill the shape {shape}."
        )
    return found


def transpose(a: TensorLike, perm: Sequence[int] | None = None) -> Tensor:
    """Return the tensor with its axes in another order.

    Args:
        a: any tensor.
        perm: the axes of ``a`` in their new order; reversed if not given.

    Returns:
        A tensor whose shape is that of ``a`` in the new order.

    Raises:
        TypeError: an axis is no whole number.
        ValueError: ``perm`` does not name each axis once.
    """
    x = as_operand(a)
    every = tuple(reversed(range(x._array.ndim)))
    order = every if perm is None else axes(perm, len(every), "transpose")
    if len(order or ()) != len(every):
        raise ValueError(
            f"transpose: perm {perm!r} must name each of the "
            f"{len(every)} axes once."
        )
    return apply(rules.transpose, x, axes=order)


def expand_dims(input: TensorLike, axis: int) -> Tensor:
    """Return the tensor with a new axis of size 1.

    Args:
        input: any tensor.
        axis: where the new axis stands in the result.

    Returns:
        A tensor with one axis more.

    Raises:
        TypeError: ``axis`` is no whole number.
        ValueError: ``axis`` lies outside the result.
    """
    x = as_operand(input)
    own = list(x.shape)
    own.insert(one_axis(axis, len(own) + 1, "expand_dims"), 1)
    return apply(rules.reshape, x, shape=tuple(own))


def squeeze(input: TensorLike, axis: AxisLike = None) -> Tensor:
    """Return the tensor without its axes of size 1.

    Args:
        input: any tensor.
        axis: which axes to remove; all those of size 1 if not given.

    Returns:
        A tensor with fewer axes.

    Raises:
        TypeError: an axis is no whole number.
        ValueError: an axis does not exist, or its size is not 1.
    """
    x = as_operand(input)
    ones = tuple(i for i, n in enumerate(x.shape) if n == 1)
    gone = axes(axis, len(x.shape), "squeeze") or ones
    for i in gone:
        if i not in ones:
            raise ValueError(
                f"squeeze: axis {i} of shape {x.shape} has size "
                f"{x.shape[i]}; only axes of size 1 can be removed."
            )
    kept = tuple(n for i, n in enumerate(x.shape) if i not in gone)
    return apply(rules.reshape, x, shape=kept)


def concat(values: Sequence[Any], axis: int) -> Tensor:
    """Return tensors joined end to end along an axis.

    Args:
        values: a list of tensors of one dtype, equal in all sizes but that of
            ``axis``; a tensor alone is returned as it is.
        axis: the axis to join along.

    Returns:
        A tensor of the same rank.

    Raises:
        TypeError: the dtypes differ, ``values`` is no list, or ``axis`` no
            whole number.
        ValueError: there are no tensors, their shapes do not fit, or there is
            no such axis.
    """
    if isinstance(values, (Operand, np.ndarray)):
        return as_operand(values)._as_tensor()  # one is joined already
    parts = _parts(values, "concat")
    along = one_axis(axis, parts[0]._array.ndim, "concat")
    shapes = [part._array.shape for part in parts]
    rest = {(len(s), s[:along], s[along + 1 :]) for s in shapes}
    if len(rest) > 1:
        raise ValueError(
            f"concat: the shapes {shapes} may differ along axis {along} only."
        )
    return apply(rules.concat, *parts, axis=along)


def stack(values: Sequence[Any], axis: int = 0) -> Tensor:
    """Return tensors side by side along a new axis.

    Args:
        values: tensors of one dtype and one shape.
        axis: where the new axis stands in the result.

    Returns:
        A tensor with one axis more.

    Raises:
        TypeError: the dtypes differ, ``values`` is no list, or ``axis`` no
            whole number.
        ValueError: there are no tensors, their shapes differ, or ``axis``
            lies outside the result.
    """
    parts = _parts(values, "stack")
    shapes = [part._array.shape for part in parts]
    if len(set(shapes)) > 1:
        raise ValueError(f"stack: the shapes {shapes} must be equal.")
    new = one_axis(axis, len(shapes[0]) + 1, "stack")
    return apply(rules.stack, *parts, axis=new)


def _parts(values: Sequence[Any], function: str) -> list[Operand]:
    if not isinstance(values, Iterable):
        raise TypeError(
            f"{function}: values must be a list of tensors, got {values!r}."
        )
    parts = list(values)
    if not parts:
        raise ValueError(f"{function}: values must hold at least one tensor.")
    dtype = next((x.dtype for x in parts if isinstance(x, Operand)), None)
    if dtype is None:
        dtype = as_operand(parts[0]).dtype
    return [as_operand(part, dtype) for part in parts]


def broadcast_to(input: TensorLike, shape: ShapeLike) -> Tensor:
    """Return the tensor repeated along axes of size 1 and missing ones.

    The gradient of an entry is the sum over its copies.

    Args:
        input: any tensor.
        shape: the new shape; counted from the last axis, each size of
            ``input`` must be equal to it or 1.

    Returns:
        A tensor of that shape.

    Raises:
        TypeError: a size is no whole number.
        ValueError: the shapes do not broadcast.
    """
    x, wanted = as_operand(input), sizes(shape, "broadcast_to")
    own = x._array.shape
    pairs = zip(reversed(own), reversed(wanted), strict=False)
    if len(own) > len(wanted) or any(n not in (1, m) for n, m in pairs):
        raise ValueError(
            f"broadcast_to: {own} and {wanted} do not broadcast: counted from "
            f"the last axis, each size of {own} must be 1 or equal to the "
            "other's."
        )
    return apply(rules.broadcast_to, x, shape=wanted)
