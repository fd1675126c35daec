"""AdaGrad: steps that shrink with all the gradients so far."""

from __future__ import annotations

import numpy as np

from groundup.keras.optimizers import limits
from groundup.keras.optimizers.optimizer import Optimizer
from groundup.keras.optimizers.schedules import LearningRateSchedule
from groundup.rules.types import Array


class Adagrad(Optimizer):
    r"""A learning rate for each weight, from the sum of its squared gradients.

    .. math:: \mathbf{a} \leftarrow \mathbf{a} + \mathbf{g}^2

    .. math:: \mathbf{w} \leftarrow \mathbf{w} - \eta
              \frac{\mathbf{g}}{\sqrt{\mathbf{a} + \epsilon}}

    Weights with rare gradients take long steps; all steps get shorter.

    Args:
        learning_rate: :math:`\eta`, a float or a schedule.
        initial_accumulator_value: what the sum :math:`\mathbf{a}` starts at.
        epsilon: :math:`\epsilon`, which keeps the root away from 0.
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

    Source: Duchi, Hazan and Singer, Adaptive subgradient methods for online
    learning and stochastic optimization (2011), section 1.
    """

    _limits = Optimizer._limits | {
        "initial_accumulator_value": limits.not_negative,
        "epsilon": limits.not_negative,
    }

    def __init__(
        self,
        learning_rate: float | LearningRateSchedule = 0.001,
        initial_accumulator_value: float = 0.1,
        epsilon: float = 1e-7,
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
        self.initial_accumulator_value = initial_accumulator_value
        self.epsilon = epsilon

    def _slots(self, w: Array) -> list[Array]:
        return [np.full_like(w, self.initial_accumulator_value)]

    def _update(self, w: Array, g: Array, step: float, *slots: Array) -> Array:
        (a,) = slots
        a += g * g
        return w - step * g / np.sqrt(a + self.epsilon)
