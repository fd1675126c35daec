"""Losses: one number that says how far predictions are from the truth."""

from __future__ import annotations

from typing import Any

from groundup._names import not_provided
from groundup.keras._lookup import look_up, name_of
from groundup.keras.losses.classes import (
    BinaryCrossentropy,
    CategoricalCrossentropy,
    Huber,
    KLDivergence,
    MeanAbsoluteError,
    MeanSquaredError,
    SparseCategoricalCrossentropy,
)
from groundup.keras.losses.loss import FunctionLoss, Loss
from groundup.keras.losses.probabilities import (
    binary_crossentropy,
    categorical_crossentropy,
    kl_divergence,
    sparse_categorical_crossentropy,
)
from groundup.keras.losses.regression import (
    huber,
    mean_absolute_error,
    mean_squared_error,
)

# The names of tf.keras, where those of keras are the long ones.
MSE = mse = mean_squared_error
MAE = mae = mean_absolute_error
KLD = kld = kl_divergence

__all__ = [
    "KLD",
    "MAE",
    "MSE",
    "BinaryCrossentropy",
    "CategoricalCrossentropy",
    "Huber",
    "KLDivergence",
    "Loss",
    "MeanAbsoluteError",
    "MeanSquaredError",
    "SparseCategoricalCrossentropy",
    "binary_crossentropy",
    "categorical_crossentropy",
    "get",
    "huber",
    "kl_divergence",
    "kld",
    "mae",
    "mean_absolute_error",
    "mean_squared_error",
    "mse",
    "sparse_categorical_crossentropy",
]

__getattr__ = not_provided(__name__, __all__)


def get(identifier: Any) -> Any:
    """Return the loss that a name or a class stands for.

    Args:
        identifier: the name of a function, such as ``"mse"``, or of a class;
            a class; a loss; any function of the truth and the predictions;
            or None.

    Returns:
        The function for its name, an instance for a class, None for None.

    Raises:
        ValueError: there is no loss of that name.
    """
    if identifier is None:
        return None
    names = {name: globals()[name] for name in __all__}
    names["bce"] = names["BCE"] = binary_crossentropy
    del names["get"], names["Loss"]
    return look_up(identifier, names, "loss")


def resolve(identifier: Any) -> Loss:
    """Return the loss that ``compile(loss=identifier)`` means.

    Raises:
        ValueError: there is no loss of that name.
    """
    found = get(identifier)
    if isinstance(found, Loss):
        return found
    name = identifier if isinstance(identifier, str) else name_of(found)
    return FunctionLoss(found, name=name)
