"""Initializers: where a layer's weights start."""

from __future__ import annotations

from typing import Any

from groundup._names import not_provided
from groundup.keras._lookup import look_up
from groundup.keras.initializers.constant import Constant, Ones, Zeros
from groundup.keras.initializers.scaled import (
    GlorotNormal,
    GlorotUniform,
    HeNormal,
    HeUniform,
)
from groundup.keras.initializers.seeded import RandomNormal, RandomUniform

__all__ = [
    "Constant",
    "GlorotNormal",
    "GlorotUniform",
    "HeNormal",
    "HeUniform",
    "Ones",
    "RandomNormal",
    "RandomUniform",
    "Zeros",
    "get",
]

__getattr__ = not_provided(__name__, __all__)

_BY_NAME = {
    "constant": Constant,
    "glorot_normal": GlorotNormal,
    "glorot_uniform": GlorotUniform,
    "he_normal": HeNormal,
    "he_uniform": HeUniform,
    "ones": Ones,
    "random_normal": RandomNormal,
    "random_uniform": RandomUniform,
    "zeros": Zeros,
}
_BY_NAME |= {kind.__name__: kind for kind in _BY_NAME.values()}


def get(identifier: Any) -> Any:
    """Return the initializer that a name or a class stands for.

    Args:
        identifier: a name, such as ``"glorot_uniform"`` or
            ``"GlorotUniform"``, a class, any function of a shape and a dtype,
            or None.

    Returns:
        Something to call with a shape and ``dtype=...``; None for None.

    Raises:
        ValueError: there is no initializer of that name.
    """
    if identifier is None:
        return None
    return look_up(identifier, _BY_NAME, "initializer")
