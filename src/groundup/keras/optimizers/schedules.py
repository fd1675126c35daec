"""Learning rates that change from step to step."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from groundup._names import not_provided
from groundup.keras.optimizers.limits import not_negative, optional
from groundup.ops.arguments import as_operand, number
from groundup.rules.types import Array
from groundup.tensor import Tensor
from groundup.typing import TensorLike

__all__ = [
    "CosineDecay",
    "ExponentialDecay",
    "InverseTimeDecay",
    "LearningRateSchedule",
    "PiecewiseConstantDecay",
]

__getattr__ = not_provided(__name__, __all__)


class LearningRateSchedule:
    """A learning rate for each step: call it with the number of the step.

    An optimizer that was given a schedule calls it before each step, with
    the number of steps taken so far. Several numbers at once, in a tensor or
    an array, give as many learning rates, which is handy for a plot. To write
    your own, make a subclass with a method ``__call__(step)``.
    """

    def __call__(self, step: TensorLike) -> Tensor:
        """Return the learning rate at a step, in float32.

        Args:
            step: how many steps were taken before, of any shape.

        Raises:
            NotImplementedError: the subclass does not have this method.
            TypeError: the step is no number.
        """
        with np.errstate(all="ignore"):
            t = as_operand(step)._array.astype(np.float32)
            rate = self._rate(t)
        return Tensor(np.asarray(rate, np.float32))

    def _rate(self, t: Array) -> Any:
        """Return the learning rate after t steps."""
        raise NotImplementedError(
            f"{type(self).__name__} must have a method __call__(step)."
        )


class ExponentialDecay(LearningRateSchedule):
    r"""A learning rate that shrinks by the same factor again and again.

    .. math:: \eta_t = \eta_0 \, r^{t / T}

    Args:
        initial_learning_rate: :math:`\eta_0`, the learning rate at first.
        decay_steps: T, after how many steps the factor has been applied once.
        decay_rate: r, the factor.
        staircase: apply it all at once after every T steps, by rounding
            :math:`t / T` down.

    Raises:
        TypeError: a setting is no number.
        ValueError: a rate is negative, or ``decay_steps`` is not positive.

    Source: Senior et al., An empirical study of learning rates in deep
    neural networks for speech recognition (2013).
    """

    def __init__(
        self,
        initial_learning_rate: float,
        decay_steps: float,
        decay_rate: float,
        staircase: bool = False,
    ) -> None:
        """Keep the settings."""
        _check(self, initial_learning_rate, decay_steps)
        not_negative(type(self).__name__, "decay_rate", decay_rate)
        self.initial_learning_rate = initial_learning_rate
        self.decay_steps = decay_steps
        self.decay_rate = np.float32(decay_rate)
        self.staircase = staircase

    def _rate(self, t: Array) -> Any:
        progress = t / self.decay_steps
        if self.staircase:
            progress = np.floor(progress)
        return self.initial_learning_rate * self.decay_rate**progress


class InverseTimeDecay(LearningRateSchedule):
    r"""A learning rate that shrinks quickly at first, then ever more slowly.

    .. math:: \eta_t = \frac{\eta_0}{1 + r \, t / T}

    Args:
        initial_learning_rate: :math:`\eta_0`, the learning rate at first.
        decay_steps: T, the steps that count as one unit of time.
        decay_rate: r, how quickly it shrinks.
        staircase: change it only after every T steps, by rounding
            :math:`t / T` down.

    Raises:
        TypeError: a setting is no number.
        ValueError: a rate is negative, or ``decay_steps`` is not positive.

    Source: Robbins and Monro, A stochastic approximation method (1951).
    """

    def __init__(
        self,
        initial_learning_rate: float,
        decay_steps: float,
        decay_rate: float,
        staircase: bool = False,
    ) -> None:
        """Keep the settings."""
        _check(self, initial_learning_rate, decay_steps)
        not_negative(type(self).__name__, "decay_rate", decay_rate)
        self.initial_learning_rate = initial_learning_rate
        self.decay_steps = decay_steps
        self.decay_rate = decay_rate
        self.staircase = staircase

    def _rate(self, t: Array) -> Any:
        progress = t / self.decay_steps
        if self.staircase:
            progress = np.floor(progress)
        return self.initial_learning_rate / (1 + self.decay_rate * progress)


class PiecewiseConstantDecay(LearningRateSchedule):
    """A learning rate that changes at chosen steps and stays in between.

    Args:
        boundaries: the last step of each stretch but the last one, from
            small to large.
        values: the learning rate of each stretch, one more than there are
            boundaries.

    Raises:
        TypeError: a boundary or a value is no number, or there is no list of
            them.
        ValueError: the numbers of boundaries and values do not fit together,
            the boundaries are not sorted, or a value is negative.
    """

    def __init__(
        self, boundaries: Sequence[float], values: Sequence[float]
    ) -> None:
        """Keep the settings."""
        boundaries = _numbers(boundaries, "boundaries")
        values = _numbers(values, "values")
        if len(values) != len(boundaries) + 1:
            raise ValueError(
                "PiecewiseConstantDecay: there must be one value more than "
                f"boundaries, got {len(boundaries)} boundaries and "
                f"{len(values)} values."
            )
        if not np.all(np.diff([-math.inf, *boundaries]) > 0):
            raise ValueError(
                "PiecewiseConstantDecay: boundaries must rise from each to "
                f"the next, got {boundaries}."
            )
        for value in values:
            _check(self, value, 1)
        self.boundaries = boundaries
        self.values = values

    def _rate(self, t: Array) -> Any:
        return np.take(self.values, np.searchsorted(self.boundaries, t))


class CosineDecay(LearningRateSchedule):
    r"""A learning rate that falls along half a wave of the cosine.

    .. math:: \eta_t = \eta_0 \left( (1 - \alpha)
              \frac{1 + \cos \pi s}{2} + \alpha \right)

    .. math:: s = \min(t / T, 1)

    With a warmup, the learning rate first rises along a straight line from
    :math:`\eta_0` to its target in the given number of steps; the wave then
    starts from there.

    Args:
        initial_learning_rate: :math:`\eta_0`, the learning rate at first.
        decay_steps: T, the steps from the top to the bottom of the wave.
        alpha: :math:`\alpha`, the fraction that remains at the bottom.
        warmup_target: the learning rate at the end of the warmup; none if
            not given.
        warmup_steps: how many steps the warmup takes.

    Raises:
        TypeError: a setting is no number.
        ValueError: ``decay_steps`` is not positive, or another setting is
            negative.

    Source: Loshchilov and Hutter, SGDR: stochastic gradient descent with warm
    restarts (2017), section 3; Goyal et al., Accurate, large minibatch SGD
    (2017), section 2.2, for the warmup.
    """

    def __init__(
        self,
        initial_learning_rate: float,
        decay_steps: float,
        alpha: float = 0.0,
        *,
        warmup_target: float | None = None,
        warmup_steps: int = 0,
    ) -> None:
        """Keep the settings."""
        _check(self, initial_learning_rate, decay_steps)
        kind = type(self).__name__
        optional(kind, "warmup_target", warmup_target)
        not_negative(kind, "warmup_steps", warmup_steps)
        not_negative(kind, "alpha", alpha)
        self.initial_learning_rate = initial_learning_rate
        self.decay_steps = decay_steps
        self.alpha = alpha
        self.warmup_target = warmup_target
        self.warmup_steps = warmup_steps

    def _rate(self, t: Array) -> Any:
        if self.warmup_target is None:
            return self._wave(t, self.initial_learning_rate)
        rise = self.warmup_target - self.initial_learning_rate
        warmup = rise * (t / self.warmup_steps) + self.initial_learning_rate
        wave = self._wave(t - self.warmup_steps, self.warmup_target)
        return np.where(t < self.warmup_steps, warmup, wave)

    def _wave(self, t: Array, top: float) -> Any:
        progress = np.minimum(t, self.decay_steps) / self.decay_steps
        wave = 0.5 * (1 + np.cos(np.float32(math.pi) * progress))
        return top * ((1 - self.alpha) * wave + self.alpha)


def _check(schedule: object, rate: float, decay_steps: float) -> None:
    """Refuse settings that make no sense."""
    kind = type(schedule).__name__
    not_negative(kind, "a learning rate", rate)
    if not number(decay_steps, kind, "decay_steps") > 0:
        raise ValueError(
            f"{kind}: decay_steps must be positive, got {decay_steps!r}."
        )


def _numbers(values: Any, name: str) -> list[float]:
    """Return several numbers as a list.

    Raises:
        TypeError: there is no list, or one of them is no number.
    """
    kind = "PiecewiseConstantDecay"
    if np.ndim(values) != 1:
        raise TypeError(
            f"{kind}: {name} must be a list of numbers, got {values!r}."
        )
    return [number(value, kind, f"one of the {name}") for value in values]
