"""Clipping: keep gradients from being too long."""

from __future__ import annotations

from collections.abc import Sequence

from groundup.ops.arguments import floating, number
from groundup.ops.arithmetic import maximum
from groundup.ops.elementwise import sqrt, square
from groundup.ops.reductions import reduce_sum
from groundup.ops.selection import where
from groundup.tensor import Tensor
from groundup.typing import AxisLike, TensorLike


def clip_by_norm(
    t: TensorLike, clip_norm: float, axes: AxisLike = None
) -> Tensor:
    r"""Return t, shortened to a given length if it is longer.

    .. math:: \mathbf{t} \cdot \frac{c}{\max(\|\mathbf{t}\|_2, c)}

    Args:
        t: decimal numbers, of any shape.
        clip_norm: c, the largest length allowed; below 0 counts as 0.
        axes: the axes along which the length is measured; all if not given.

    Returns:
        A tensor of the shape and dtype of ``t``.

    Raises:
        TypeError: ``t`` holds whole numbers or booleans, ``clip_norm`` is no
            single number, or an axis no whole one.
        ValueError: there is no such axis, or one is named twice.
    """
    x = floating(t, "clip_by_norm", "t")
    longest = max(number(clip_norm, "clip_by_norm", "clip_norm"), 0.0)
    total = reduce_sum(square(x), axes, keepdims=True)
    # A root of 0 would make the gradient infinite: leave it out.
    longer = total > 0.0
    length = where(longer, sqrt(where(longer, total, 1.0)), total)
    return x * longest / maximum(length, longest)


def clip_by_global_norm(
    t_list: Sequence[TensorLike | None],
    clip_norm: float,
    use_norm: TensorLike | None = None,
) -> tuple[list[Tensor | None], Tensor]:
    r"""Return tensors, all shortened alike if together they are too long.

    .. math:: \mathbf{t}_k \cdot \frac{c}{\max(n, c)}

    .. math:: n = \sqrt{\sum_k \|\mathbf{t}_k\|_2^2}

    Args:
        t_list: tensors of decimal numbers; ``None`` stays ``None``.
        clip_norm: c, the largest length allowed.
        use_norm: n, if it is known already.

    Returns:
        The shortened tensors, and n. They are ``nan`` if n is not finite.

    Raises:
        TypeError: ``t_list`` is no list, holds whole numbers, or tensors that
            differ in dtype; or ``clip_norm`` is no single number.
        ValueError: ``clip_norm`` is negative.

    Source: Pascanu, Mikolov and Bengio, On the difficulty of training
    recurrent neural networks (2013).
    """
    if not isinstance(t_list, (list, tuple)):
        raise TypeError(
            "clip_by_global_norm: t_list must be a list of tensors, "
            f"got {t_list!r}."
        )
    longest = number(clip_norm, "clip_by_global_norm", "clip_norm")
    if longest < 0:
        raise ValueError(
            f"clip_by_global_norm: clip_norm must be 0 or more, got {longest}."
        )
    tensors = [
        None if t is None else floating(t, "clip_by_global_norm", "t_list")
        for t in t_list
    ]
    if use_norm is None:
        squares = [reduce_sum(square(t)) for t in tensors if t is not None]
        length = sqrt(reduce_sum(squares))
    else:
        length = floating(use_norm, "clip_by_global_norm", "use_norm") + 0.0
    scale = longest / maximum(length, longest)
    scale = scale + (length - length)  # 0, or nan if there is no finite n
    return [None if t is None else t * scale for t in tensors], length
