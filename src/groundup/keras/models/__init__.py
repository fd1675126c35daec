"""Models: layers put together, with everything to train them."""

from groundup._names import not_provided
from groundup.keras.models.sequential import Sequential

__all__ = ["Sequential"]

__getattr__ = not_provided(__name__, __all__)
