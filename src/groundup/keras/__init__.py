"""The parts that models are put together from, as in Keras."""

import importlib
from typing import TYPE_CHECKING, Any

from groundup._names import not_provided

if TYPE_CHECKING:
    from groundup.keras import (
        activations,
        callbacks,
        initializers,
        layers,
        losses,
        metrics,
        models,
        optimizers,
        regularizers,
    )
    from groundup.keras.layers import Input
    from groundup.keras.models import Sequential

# Imported when first used, to keep `import groundup` quick.
_MODULES = [
    "activations",
    "callbacks",
    "initializers",
    "layers",
    "losses",
    "metrics",
    "models",
    "optimizers",
    "regularizers",
]
_HOMES = {"Input": "layers", "Sequential": "models"}

__all__ = [
    "Input",
    "Sequential",
    "activations",
    "callbacks",
    "initializers",
    "layers",
    "losses",
    "metrics",
    "models",
    "optimizers",
    "regularizers",
]

_refuse = not_provided(__name__, __all__)


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return importlib.import_module(f"{__name__}.{name}")
    if name in _HOMES:
        return getattr(__getattr__(_HOMES[name]), name)
    return _refuse(name)
