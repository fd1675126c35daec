"""Regularizers: penalties on a layer's weights, added to the loss."""

from __future__ import annotations

import math
from typing import Any

from groundup._names import not_provided
from groundup.keras._lookup import look_up
from groundup.ops.arguments import floating
from groundup.ops.elementwise import square
from groundup.ops.reductions import reduce_sum
from groundup.tensor import Tensor
from groundup.typing import TensorLike

__all__ = ["L2", "get"]

__getattr__ = not_provided(__name__, __all__)


class L2:
    r"""A penalty on the sum of the squared weights.

    .. math:: \Omega(\mathbf{w}) = \lambda \sum_i w_i^2

    .. math:: \frac{\partial \Omega}{\partial w_i} = 2 \lambda w_i

    Every step of gradient descent then pulls each weight towards 0 by an
    amount proportional to it. Call the regularizer with a tensor to get the
    penalty, a tensor of rank 0.

    Args:
        l2: the strength, :math:`\lambda`.

    Raises:
        ValueError: the strength is negative, infinite or no number.

    Source: Hoerl and Kennard, Ridge regression: biased estimation for
    nonorthogonal problems (1970).
    """

    def __init__(self, l2: float = 0.01) -> None:
        """Keep the strength."""
        if not isinstance(l2, (int, float)) or not 0 <= l2 < math.inf:
            raise ValueError(
                f"L2: l2 must be a finite number, 0 or more, got {l2!r}."
            )
        self.l2 = float(l2)

    def __call__(self, x: TensorLike) -> Tensor:
        """Return the penalty on x.

        Raises:
            TypeError: x holds whole numbers or booleans.
        """
        return self.l2 * reduce_sum(square(floating(x, "L2")))


def get(identifier: Any) -> Any:
    """Return the regularizer that a name or a class stands for.

    Args:
        identifier: ``"l2"``, a class, any function of a tensor, or None.

    Returns:
        Something to call with a tensor; None for None.

    Raises:
        ValueError: there is no regularizer of that name.
    """
    if identifier is None:
        return None
    return look_up(identifier, {"l2": L2, "L2": L2}, "regularizer")
