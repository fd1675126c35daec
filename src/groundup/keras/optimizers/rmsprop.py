"""RMSprop: steps scaled by the recent size of the gradients."""

from __future__ import annotations

import numpy as np

from groundup.keras.optimizers import limits
from groundup.keras.optimizers.optimizer import Optimizer
from groundup.keras.optimizers.schedules import LearningRateSchedule
from groundup.rules.types import Array


class RMSprop(Optimizer):
    r"""A learning rate for each weight, from its recent squared gradients.

    .. math:: \mathbf{v} \leftarrow \rho \mathbf{v}
              + (1 - \rho) \mathbf{g}^2

    .. math:: \mathbf{w} \leftarrow \mathbf{w} - \eta
              \frac{\mathbf{g}}{\sqrt{\mathbf{v} + \epsilon}}

    Old gradients are forgotten, so steps do not shrink for ever as with
    `Adagrad`. With momentum, steps add up as in `SGD`. Centered, the root is
    that of the variance: :math:`\mathbf{v}` less the square of the mean
    gradient, kept in the same way.

    Args:
        learning_rate: :math:`\eta`, a float or a schedule.
        rho: :math:`\rho`, the share of the past that stays, from 0 to 1.
        momentum: the share of the velocity that stays, from 0 to 1.
        epsilon: :math:`\epsilon`, which keeps the root away from 0.
        centered: whether to use the variance.
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

    Source: Tieleman and Hinton, Lecture 6.5: rmsprop, Neural Networks for
    Machine Learning (2012); Graves, Generating sequences with recurrent
    neural networks (2013), section 4.2, for the centered form.
    """

    _limits = Optimizer._limits | {
        "rho": limits.fraction,
        "momentum": limits.fraction,
        "epsilon": limits.not_negative,
    }

    def __init__(
        self,
        learning_rate: float | LearningRateSchedule = 0.001,
        rho: float = 0.9,
        momentum: float = 0.0,
        epsilon: float = 1e-7,
        centered: bool = False,
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
        self.rho = rho
        self.momentum = momentum
        self.epsilon = epsilon
        self.centered = centered

    def _slots(self, w: Array) -> list[Array]:
        """Return the mean square, the mean and the velocity, all 0."""
        return [np.zeros_like(w), np.zeros_like(w), np.zeros_like(w)]

    def _update(self, w: Array, g: Array, step: float, *slots: Array) -> Array:
        v, mean, m = slots
        v *= self.rho
        v += (1 - self.rho) * (g * g)
        scale = v
        if self.centered:
            mean *= self.rho
            mean += (1 - self.rho) * g
            scale = v - mean * mean
        move = step * g / np.sqrt(scale + self.epsilon)
        if self.momentum:
            m *= self.momentum
            m += move
            move = m
        return w - move
