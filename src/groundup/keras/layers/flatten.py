"""All entries of a sample in a row."""

from __future__ import annotations

import math

from groundup.keras.layers.layer import Layer
from groundup.ops.shapes import reshape
from groundup.tensor import Tensor


class Flatten(Layer):
    """Turns each sample into a vector: (n, 8, 8) becomes (n, 64).

    Args:
        trainable: as for every layer; here is nothing to train.
        dtype: the dtype that decimal numbers are converted to; float32 if not
            given.
        name: a name to print.

    Raises:
        TypeError: there is no such dtype.
    """

    def call(self, inputs: Tensor) -> Tensor:
        """Return the inputs with the shape (n, d)."""
        return reshape(inputs, (inputs.shape[0], math.prod(inputs.shape[1:])))
