"""The parts that models are put together from, as in Keras."""

import importlib
from typing import TYPE_CHECKING, Any

from groundup._names import not_provided

if TYPE_CHECKING:
    from groundup.keras import (
        activations,
        initializers,
        losses,
        metrics,
        regularizers,
    )

# Imported when first used, to keep `import groundup` quick.
_MODULES = [
    "activations",
    "initializers",
    "losses",
    "metrics",
    "regularizers",
]

__all__ = [
    "activations",
    "initializers",
    "losses",
    "metrics",
    "regularizers",
]

_refuse = not_provided(__name__, __all__)


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return importlib.import_module(f"{__name__}.{name}")
    return _refuse(name)
