"""What all optimizers share: everything but the formula of the update."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from typing import Any, ClassVar

import numpy as np

from groundup.keras._auto_names import auto_name
from groundup.keras.optimizers import limits, settings
from groundup.keras.optimizers.groups import Groups, Update
from groundup.keras.optimizers.schedules import LearningRateSchedule
from groundup.ops.arguments import as_operand
from groundup.ops.arithmetic import clip_by_value
from groundup.ops.clipping import clip_by_global_norm, clip_by_norm
from groundup.rules.types import Array
from groundup.tensor import Operand, Tensor, to_tensor
from groundup.typing import TensorLike
from groundup.variable import Variable


class Optimizer:
    """Changes variables, given the gradient of a loss for each of them.

    This is the base of all optimizers. Each of them adds `_slots`, the arrays
    that it keeps for a variable, and `_update`, its formula.

    Args:
        learning_rate: the size of a step, or a schedule of sizes.
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
    """

    #: What each setting has to pass, at first and when it is changed.
    _limits: ClassVar[dict[str, limits.Limit]] = {
        "weight_decay": limits.optional,
        "clipnorm": limits.optional,
        "clipvalue": limits.optional,
        "global_clipnorm": limits.optional,
    }
    #: The settings for which more is kept than without them.
    _slots_for: ClassVar[tuple[str, ...]] = ()

    def __init__(
        self,
        learning_rate: float | LearningRateSchedule,
        weight_decay: float | None = None,
        clipnorm: float | None = None,
        clipvalue: float | None = None,
        global_clipnorm: float | None = None,
        name: str | None = None,
    ) -> None:
        """Keep the settings; no variable is known yet."""
        kind = type(self).__name__
        settings.at_most_one(
            kind,
            clipnorm=clipnorm,
            clipvalue=clipvalue,
            global_clipnorm=global_clipnorm,
        )
        self.weight_decay = weight_decay
        self.clipnorm = clipnorm
        self.clipvalue = clipvalue
        self.global_clipnorm = global_clipnorm
        self.name = name or auto_name(type(self))
        self._iterations = Variable(
            0, trainable=False, name="iteration", dtype="int64"
        )
        self._learning_rate = settings.rate(kind, learning_rate)
        self._groups = Groups([], self._slots)
        self._kept_for: list[str] = []

    def __setattr__(self, name: str, value: Any) -> None:
        """Change a setting, within its limits."""
        if name in self._limits:
            value = self._limits[name](type(self).__name__, name, value)
        super().__setattr__(name, value)

    @property
    def iterations(self) -> Variable:
        """How many steps have been taken, as an int64 variable."""
        return self._iterations

    @property
    def learning_rate(self) -> Any:
        """The size of the next step; set it to a number or a schedule."""
        if isinstance(self._learning_rate, LearningRateSchedule):
            # A schedule of the reader's own may return a plain number.
            return as_operand(self._learning_rate(self._iterations))
        return self._learning_rate

    @learning_rate.setter
    def learning_rate(self, value: TensorLike | LearningRateSchedule) -> None:
        if isinstance(value, LearningRateSchedule):
            self._learning_rate = value
        elif isinstance(self._learning_rate, LearningRateSchedule):
            raise TypeError(
                f"{type(self).__name__}: the learning rate follows a "
                "schedule; set it to another schedule, not to a number."
            )
        else:
            kind = type(self).__name__
            rate = limits.not_negative(kind, "learning_rate", value)
            self._learning_rate.assign(rate)

    def build(self, variables: Iterable[Variable]) -> None:
        """Start what is kept for each variable; the first step does it too.

        Args:
            variables: all that this optimizer will ever change.

        Raises:
            TypeError: one is no variable, or does not hold decimal numbers.
            ValueError: it was built with other variables before, or before
                a setting for which something is to be kept.
        """
        kind, given = type(self).__name__, list(variables)
        wanted = [name for name in self._slots_for if getattr(self, name)]
        if not self._groups:
            settings.trainable(kind, given)
            self._groups = Groups(given, self._slots)
            self._kept_for = wanted
        for name in wanted:
            if name not in self._kept_for:
                raise settings.too_late(kind, name)
        for variable in self._groups.unknown(given):
            raise settings.unknown(kind, variable)

    def apply_gradients(
        self, grads_and_vars: Iterable[tuple[Any, Variable]]
    ) -> Variable:
        """Take one step.

        Args:
            grads_and_vars: pairs of a gradient and its variable, as from
                ``zip(gradients, variables)``; both have one shape. With None
                for a gradient, the variable stays as it is, and a warning
                says so.

        Returns:
            How many steps have been taken, as an int64 variable.

        Raises:
            TypeError: a pair does not end with a variable, or a variable does
                not hold decimal numbers.
            ValueError: there is no gradient at all, a shape differs, or a
                variable or a setting is not among those of the first step.
        """
        pairs = settings.pairs(type(self).__name__, grads_and_vars)
        self._step(*self._paired(pairs))
        self._iterations._array = self._iterations._array + 1
        return self._iterations

    @np.errstate(all="ignore")
    def _step(
        self, gradients: list[Operand], variables: list[Variable]
    ) -> None:
        """Take a step with gradients that fit their variables."""
        arrays = [g._array for g in self._clipped(gradients)]
        dtype = variables[0]._array.dtype
        formula = self._formula(dtype)
        for group, several in self._groups.pairs(arrays, variables):
            if group.dtype is not dtype:
                formula, dtype = self._formula(group.dtype), group.dtype
            group.update(formula, several)

    def _formula(self, dtype: np.dtype[Any]) -> Update:
        """Return the update of this step, for variables of a dtype."""
        rate = dtype.type(self.learning_rate._array)
        step = self._step_size(rate)

        def update(w: Array, g: Array, *slots: Array) -> Array:
            if self.weight_decay:
                w = w - w * self.weight_decay * rate
            return self._update(w, g, step, *slots)

        return update

    def _paired(
        self, pairs: list[tuple[Any, Variable]]
    ) -> tuple[list[Operand], list[Variable]]:
        """Return the gradients that there are, and their variables."""
        gradients, variables, missing = [], [], []
        for g, variable in pairs:
            if g is None:
                missing.append(variable)
            else:
                gradients.append(_gradient(g, variable))
                variables.append(variable)
        self.build([v for _, v in pairs] if missing else variables)
        if not variables:
            raise ValueError(
                f"{type(self).__name__}: no gradient for any variable. Does "
                "the loss depend on them, inside the tape's block?"
            )
        if missing:
            names = [variable.name for variable in missing]
            warnings.warn(
                f"{type(self).__name__}: no gradient for {names}; they "
                "stay as they are.",
                stacklevel=3,
            )
        return gradients, variables

    def _clipped(self, gradients: list[Operand]) -> list[Any]:
        """Return the gradients, kept within the limit that was set."""
        if self.clipnorm:
            return [clip_by_norm(g, self.clipnorm) for g in gradients]
        if self.global_clipnorm:
            return clip_by_global_norm(gradients, self.global_clipnorm)[0]
        if self.clipvalue:
            limit = self.clipvalue
            return [clip_by_value(g, -limit, limit) for g in gradients]
        return gradients

    def _step_size(self, rate: Any) -> Any:
        """Return what the learning rate comes to in this step."""
        return rate

    def _slots(self, w: Array) -> list[Array]:
        """Return the arrays to keep for a variable, each like w.

        Args:
            w: the variable's entries.
        """
        raise _no_formula(self)

    def _update(self, w: Array, g: Array, step: float, *slots: Array) -> Array:
        """Return the new entries, and change the slots in place.

        Args:
            w: the variable's entries.
            g: the gradient for each of them.
            step: what `_step_size` returned.
            slots: what `_slots` returned, as the last step left it.
        """
        raise _no_formula(self)


def _no_formula(optimizer: Optimizer) -> NotImplementedError:
    return NotImplementedError(
        f"{type(optimizer).__name__} has no formula of its own; use one of "
        "SGD, Adagrad, RMSprop, Adam and AdamW."
    )


def _gradient(g: Any, variable: Variable) -> Operand:
    """Return a gradient in its variable's dtype.

    Raises:
        ValueError: it does not have the variable's shape.
    """
    dtype = variable._array.dtype
    if not isinstance(g, Operand):
        g = to_tensor(g, dtype)
    if g._array.shape != variable._array.shape:
        raise ValueError(
            f"apply_gradients: the variable {variable.name} has shape "
            f"{variable.shape}, its gradient {g.shape}; they must be equal."
        )
    return g if g._array.dtype is dtype else Tensor(g._array.astype(dtype))
