"""Optimizers: from gradients to new weights."""

from __future__ import annotations

from typing import Any

from groundup._names import not_provided
from groundup.keras._lookup import look_up
from groundup.keras.optimizers import schedules
from groundup.keras.optimizers.adagrad import Adagrad
from groundup.keras.optimizers.adam import Adam, AdamW
from groundup.keras.optimizers.optimizer import Optimizer
from groundup.keras.optimizers.rmsprop import RMSprop
from groundup.keras.optimizers.sgd import SGD

__all__ = [
    "SGD",
    "Adagrad",
    "Adam",
    "AdamW",
    "Optimizer",
    "RMSprop",
    "get",
    "schedules",
]

__getattr__ = not_provided(__name__, __all__)

_BY_NAME = {
    kind.__name__: kind for kind in (SGD, Adagrad, RMSprop, Adam, AdamW)
}
_BY_NAME |= {name.lower(): kind for name, kind in _BY_NAME.items()}


def get(identifier: Any) -> Any:
    """Return the optimizer that a name stands for, with its defaults.

    Args:
        identifier: a name, such as ``"adam"``; an optimizer; or None.

    Returns:
        An optimizer; None for None.

    Raises:
        ValueError: there is no optimizer of that name.
    """
    if identifier is None or isinstance(identifier, Optimizer):
        return identifier
    if not isinstance(identifier, str):
        raise ValueError(
            "optimizers.get: expected a name, such as 'adam', or an "
            f"optimizer, got {identifier!r}."
        )
    return look_up(identifier.lower(), _BY_NAME, "optimizer")
