"""Gradient descent, plain or with momentum."""

from __future__ import annotations

import numpy as np

from groundup.keras.optimizers import limits
from groundup.keras.optimizers.optimizer import Optimizer
from groundup.keras.optimizers.schedules import LearningRateSchedule
from groundup.rules.types import Array


class SGD(Optimizer):
    r"""Gradient descent: a step against the gradient, times a learning rate.

    .. math:: \mathbf{w} \leftarrow \mathbf{w} - \eta \mathbf{g}

    With momentum, steps add up to a velocity:

    .. math:: \mathbf{m} \leftarrow \mu \mathbf{m} - \eta \mathbf{g}

    .. math:: \mathbf{w} \leftarrow \mathbf{w} + \mathbf{m}

    Nesterov's momentum looks one step ahead,
    :math:`\mathbf{w} \leftarrow \mathbf{w} + \mu\mathbf{m} - \eta\mathbf{g}`.
    It is stochastic when the gradient is that of a random batch.

    Args:
        learning_rate: :math:`\eta`, a float or a schedule.
        momentum: :math:`\mu`, the share of the velocity that stays, from 0
            to 1.
        nesterov: whether to use Nesterov's momentum.
        weight_decay: how much of the weights to take away before each step,
            times the learning rate.
        clipnorm: the length that each gradient is shortened to, unless 0.
        clipvalue: how far from 0 an entry of a gradient may be, unless 0.
        global_clipnorm: the length that all gradients together are shortened
            to, unless 0.
        name: a name of your own.

    Raises:
        TypeError: a setting is no number.
        ValueError: a number is out of range, the learning rate is neither a
            float nor a schedule, or there is more than one kind of clipping.

    Source: Robbins and Monro, A stochastic approximation method (1951);
    Polyak, Some methods of speeding up the convergence of iteration methods
    (1964), for momentum; Nesterov, A method of solving a convex programming
    problem with convergence rate O(1/k²) (1983), in the form of Sutskever et
    al., On the importance of initialization and momentum in deep learning
    (2013), section 2.
    """

    _limits = Optimizer._limits | {"momentum": limits.fraction}
    _slots_for = ("momentum",)

    def __init__(
        self,
        learning_rate: float | LearningRateSchedule = 0.01,
        momentum: float = 0.0,
        nesterov: bool = False,
        weight_decay: float | None = None,
        clipnorm: float | None = None,
        clipvalue: float | None = None,
        global_clipnorm: float | None = None,
        *,
        name: str | None = None,
    ) -> None:
        """Keep the settings."""
        super().__init__(
            learning_rate,
            weight_decay,
            clipnorm,
            clipvalue,
            global_clipnorm,
            name,
        )
        self.momentum = momentum
        self.nesterov = nesterov

    def _slots(self, w: Array) -> list[Array]:
        """Start at rest; without momentum there is nothing to keep."""
        return [np.zeros_like(w)] if self.momentum else []

    def _update(self, w: Array, g: Array, step: float, *slots: Array) -> Array:
        if not slots:
            move = step * g
            return np.subtract(w, move, out=move)  # no third large array
        (m,) = slots
        m *= self.momentum
        m -= step * g
        return w + (self.momentum * m - step * g if self.nesterov else m)
