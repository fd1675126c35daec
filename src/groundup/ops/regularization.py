"""What keeps a network from learning its samples by heart."""

from __future__ import annotations

from groundup import rules
from groundup.ops.arguments import floating, number, sizes
from groundup.ops.selection import where
from groundup.ops.shapes import broadcast_to
from groundup.random import uniform
from groundup.tensor import Tensor, apply
from groundup.typing import ShapeLike, TensorLike


def l2_loss(t: TensorLike) -> Tensor:
    r"""Return half the sum of squares, :math:`\tfrac{1}{2} \sum_i t_i^2`.

    The derivative is :math:`t` itself.

    Args:
        t: decimal numbers, of any shape.

    Returns:
        A tensor of rank 0.

    Raises:
        TypeError: ``t`` holds whole numbers or booleans.
    """
    return apply(rules.l2_loss, floating(t, "l2_loss", "t"))


def dropout(
    x: TensorLike,
    rate: float,
    noise_shape: ShapeLike | None = None,
    seed: int | None = None,
) -> Tensor:
    r"""Return x with some entries set to 0 at random, the rest scaled up.

    Each entry is dropped with the given probability; the others are divided
    by :math:`1 - \text{rate}`, so that the expected value stays the same.

    Args:
        x: decimal numbers, of any shape.
        rate: the probability of being dropped, at least 0 and below 1.
        noise_shape: the shape of the decisions, which broadcasts to that of
            ``x``; one for each entry if not given.
        seed: draw from a stream of its own, with this seed, 0 or more.

    Returns:
        A tensor of the shape and dtype of ``x``.

    Raises:
        TypeError: ``x`` holds whole numbers or booleans, the rate is no
            number, or the seed no whole one.
        ValueError: the rate or the seed is not in range, or ``noise_shape``
            does not broadcast to the shape of ``x``.

    Source: Srivastava et al., Dropout: a simple way to prevent neural
    networks from overfitting (2014).
    """
    operand = floating(x, "dropout")
    rate = number(rate, "dropout", "rate")
    if not 0 <= rate < 1:
        raise ValueError(
            f"dropout: rate must be at least 0 and below 1, got {rate}."
        )
    if rate == 0:
        return operand._as_tensor()
    own = operand._array.shape
    shape = own if noise_shape is None else sizes(noise_shape, "dropout")
    kept = uniform(shape, dtype="float64", seed=seed) >= rate
    if shape != own:
        kept = broadcast_to(kept, own)
    return where(kept, operand / (1 - rate), 0.0)
