"""The dense layer: every output depends on every input."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from groundup.keras import activations, initializers, regularizers
from groundup.keras.layers.layer import Layer
from groundup.ops.products import matmul
from groundup.ops.selection import cast
from groundup.tensor import Tensor
from groundup.typing import DTypeLike
from groundup.variable import Variable


class Dense(Layer):
    r"""A matrix product, a bias and an activation function.

    .. math:: \mathbf{A} = f(\mathbf{X} \mathbf{W} + \mathbf{b})

    With d input features and m units, X has shape (n, d), the kernel W
    (d, m), the bias b (m,), and the result A (n, m).

    Args:
        units: m, how many outputs there are.
        activation: f, a name as in `keras.activations.get` or a function;
            none if not given.
        use_bias: whether to add b.
        kernel_initializer: how W starts.
        bias_initializer: how b starts.
        kernel_regularizer: a function of W to add to the loss.
        bias_regularizer: a function of b to add to the loss.
        trainable: whether optimizers change the weights.
        dtype: the dtype to compute in; float32 if not given.
        name: a name to print.

    Raises:
        TypeError: there is no such dtype.
        ValueError: ``units`` is no positive whole number, or a name is
            unknown; when called, inputs are of rank 1, or have another
            number of features than before.

    Source: Rosenblatt, The perceptron: a probabilistic model for information
    storage and organization in the brain (1958).
    """

    kernel: Variable
    bias: Variable | None = None

    def __init__(
        self,
        units: int,
        activation: Any = None,
        use_bias: bool = True,
        kernel_initializer: Any = "glorot_uniform",
        bias_initializer: Any = "zeros",
        kernel_regularizer: Any = None,
        bias_regularizer: Any = None,
        *,
        trainable: bool = True,
        dtype: DTypeLike | None = None,
        name: str | None = None,
    ) -> None:
        """Keep the settings; weights are made on the first call."""
        super().__init__(trainable=trainable, dtype=dtype, name=name)
        if not isinstance(units, (int, np.integer)) or units <= 0:
            raise ValueError(
                f"Dense: units must be a positive whole number, got {units!r}."
            )
        self.units = int(units)
        self.activation = activations.get(activation)
        self.use_bias = use_bias
        self.kernel_initializer = initializers.get(kernel_initializer)
        self.bias_initializer = initializers.get(bias_initializer)
        self.kernel_regularizer = regularizers.get(kernel_regularizer)
        self.bias_regularizer = regularizers.get(bias_regularizer)

    def build(self, input_shape: Sequence[int | None]) -> None:
        """Make the kernel and the bias.

        Args:
            input_shape: the shape of the inputs; only its last size, d,
                matters.

        Raises:
            ValueError: the inputs have rank 1 or no known d.
        """
        if len(input_shape) < 2 or input_shape[-1] is None:
            raise ValueError(
                f"{self.name}: inputs must have shape (n, d), "
                f"got {tuple(input_shape)}; give one sample of d features "
                "the shape (1, d)."
            )
        self.kernel = self.add_weight(
            (input_shape[-1], self.units),
            self.kernel_initializer,
            regularizer=self.kernel_regularizer,
            name="kernel",
        )
        if self.use_bias:
            self.bias = self.add_weight(
                (self.units,),
                self.bias_initializer,
                regularizer=self.bias_regularizer,
                name="bias",
            )
        self.built = True

    def call(self, inputs: Tensor) -> Any:
        """Return f(XW + b)."""
        if inputs.ndim < 2 or inputs.shape[-1] != self.kernel.shape[0]:
            raise ValueError(
                f"{self.name}: inputs must have {self.kernel.shape[0]} "
                "features along the last of two axes or more, "
                f"got shape {inputs.shape}."
            )
        z = matmul(cast(inputs, self.dtype), self.kernel)
        if self.bias is not None:
            z = z + self.bias
        return self.activation(z)
