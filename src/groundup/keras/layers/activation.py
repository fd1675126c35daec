"""An activation function as a layer of its own."""

from __future__ import annotations

from typing import Any

from groundup.keras import activations
from groundup.keras.layers.layer import Layer
from groundup.tensor import Tensor
from groundup.typing import DTypeLike


class Activation(Layer):
    """Applies a function to every entry.

    Args:
        activation: a name as in `keras.activations.get`, or a function.
        dtype: the dtype to compute in; float32 if not given.
        name: a name to print.

    Raises:
        TypeError: there is no such dtype.
        ValueError: there is no activation of that name.
    """

    def __init__(
        self,
        activation: Any,
        *,
        dtype: DTypeLike | None = None,
        name: str | None = None,
    ) -> None:
        """Keep the function."""
        super().__init__(dtype=dtype, name=name)
        self.activation = activations.get(activation)

    def call(self, inputs: Tensor) -> Any:
        """Return the function of the inputs, of the same shape."""
        return self.activation(inputs)
