"""Adam, and AdamW: momentum and a learning rate for each weight."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from groundup.keras.optimizers import limits
from groundup.keras.optimizers.optimizer import Optimizer
from groundup.keras.optimizers.schedules import LearningRateSchedule
from groundup.rules.types import Array


class Adam(Optimizer):
    r"""Steps along the mean gradient, scaled by the mean squared gradient.

    In step t, counted from 1,

    .. math:: \mathbf{m} \leftarrow \beta_1 \mathbf{m}
              + (1 - \beta_1) \mathbf{g}

    .. math:: \mathbf{v} \leftarrow \beta_2 \mathbf{v}
              + (1 - \beta_2) \mathbf{g}^2

    .. math:: \mathbf{w} \leftarrow \mathbf{w} - \eta
              \frac{\sqrt{1 - \beta_2^t}}{1 - \beta_1^t}
              \frac{\mathbf{m}}{\sqrt{\mathbf{v}} + \epsilon}

    Both means start at 0; the powers correct the bias of the first steps.
    AMSGrad divides by the largest :math:`\mathbf{v}` so far instead.

    Args:
        learning_rate: :math:`\eta`, a float or a schedule.
        beta_1: :math:`\beta_1`, the share of the mean gradient that stays,
            from 0 to 1.
        beta_2: :math:`\beta_2`, the share of the mean square that stays.
        epsilon: :math:`\epsilon`, which keeps the denominator away from 0.
        amsgrad: whether to use AMSGrad.
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

    Source: Kingma and Ba, Adam: a method for stochastic optimization (2015),
    section 2, with its efficient order of computation; Reddi, Kale and Kumar,
    On the convergence of Adam and beyond (2018), algorithm 2, for AMSGrad.
    """

    _limits = Optimizer._limits | {
        "beta_1": limits.fraction,
        "beta_2": limits.fraction,
        "epsilon": limits.not_negative,
    }
    _slots_for = ("amsgrad",)

    def __init__(
        self,
        learning_rate: float | LearningRateSchedule = 0.001,
        beta_1: float = 0.9,
        beta_2: float = 0.999,
        epsilon: float = 1e-7,
        amsgrad: bool = False,
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
        self.beta_1 = beta_1
        self.beta_2 = beta_2
        self.epsilon = epsilon
        self.amsgrad = amsgrad

    def _slots(self, w: Array) -> list[Array]:
        """Return the two means and, for AMSGrad, the largest v; all 0."""
        return [np.zeros_like(w) for _ in range(3 if self.amsgrad else 2)]

    def _step_size(self, rate: Any) -> Any:
        """Correct the bias of both means, which start at 0."""
        number = rate.dtype.type
        t = number(int(self._iterations._array) + 1)
        kept_1, kept_2 = self.beta_1**t, self.beta_2**t
        return rate * math.sqrt(1 - kept_2) / (1 - kept_1)

    def _update(self, w: Array, g: Array, step: float, *slots: Array) -> Array:
        m, v, *largest = slots
        m += (1 - self.beta_1) * (g - m)
        v += (1 - self.beta_2) * (g * g - v)
        if self.amsgrad:
            v = np.maximum(v, largest[0], out=largest[0])
        # In place where an array is our own: a new large one costs time.
        scale = np.sqrt(v)
        scale += self.epsilon
        move = step * m
        move /= scale
        return np.subtract(w, move, out=move)


class AdamW(Adam):
    r"""`Adam`, with weights that decay by themselves.

    .. math:: \mathbf{w} \leftarrow \mathbf{w} - \eta \lambda \mathbf{w}

    comes before each of Adam's steps. A penalty in the loss instead would be
    divided by :math:`\sqrt{\mathbf{v}}` like every gradient, and hardly hold
    back the weights whose gradients are large.

    Args:
        learning_rate: :math:`\eta`, a float or a schedule.
        weight_decay: :math:`\lambda`, how quickly weights decay.
        beta_1: the share of the mean gradient that stays, from 0 to 1.
        beta_2: the share of the mean square that stays, from 0 to 1.
        epsilon: what keeps the denominator away from 0.
        amsgrad: whether to use AMSGrad.
        clipnorm: the length that each gradient is shortened to, unless 0.
        clipvalue: how far from 0 an entry of a gradient may be, unless 0.
        global_clipnorm: the length that all gradients together are shortened
            to, unless 0.
        name: a name of your own.

    Raises:
        TypeError: a setting is no number.
        ValueError: a number is out of range, the learning rate is neither a
            float nor a schedule, or there is more than one kind of clipping.

    Source: Loshchilov and Hutter, Decoupled weight decay regularization
    (2019), algorithm 2.
    """

    _limits = Adam._limits | {"weight_decay": limits.not_negative}

    def __init__(
        self,
        learning_rate: float | LearningRateSchedule = 0.001,
        weight_decay: float = 0.004,
        beta_1: float = 0.9,
        beta_2: float = 0.999,
        epsilon: float = 1e-7,
        amsgrad: bool = False,
        clipnorm: float | None = None,
        clipvalue: float | None = None,
        global_clipnorm: float | None = None,
        *,
        name: str | None = None,
    ) -> None:
        """Keep the settings."""
        super().__init__(
            learning_rate,
            beta_1,
            beta_2,
            epsilon,
            amsgrad,
            weight_decay,
            clipnorm,
            clipvalue,
            global_clipnorm,
            name=name,
        )
