"""The layer: weights, and what is computed with them."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from typing import Any

import numpy as np

from groundup.conversion import to_array
from groundup.dtypes import as_dtype
from groundup.keras import initializers, regularizers
from groundup.keras._auto_names import auto_name
from groundup.ops.arguments import as_operand, sizes
from groundup.ops.selection import cast
from groundup.tensor import Tensor
from groundup.typing import DTypeLike, ShapeLike, TensorLike
from groundup.variable import Variable


class Weight(Variable):
    """A variable of a layer; its name is written as Keras does."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """The name, such as ``"kernel"``."""
        return self._name


class Layer:
    """A step of a model: call it with a tensor to get another.

    To write your own, make a subclass with a method ``call(inputs)`` or
    ``call(inputs, training=False)``. Weights whose shape depends on that of
    the inputs are made in ``build(input_shape)``, which the first call runs.

    Args:
        trainable: whether optimizers change the weights.
        dtype: the dtype to compute in; float32 if not given.
        name: a name to print; made from the class if not given.

    Raises:
        TypeError: there is no such dtype.
    """

    def __init__(
        self,
        *,
        trainable: bool = True,
        dtype: DTypeLike | None = None,
        name: str | None = None,
    ) -> None:
        """Start without weights."""
        self.trainable = trainable
        self.dtype = as_dtype("float32" if dtype is None else dtype).name
        self.name = name or auto_name(type(self))
        self.built = False
        self._weights: list[Weight] = []
        self._regularized: list[tuple[Any, Weight]] = []
        self._output_shape: tuple[int, ...] | None = None
        self._takes_training = (
            "training" in inspect.signature(self.call).parameters
        )

    def __call__(
        self, inputs: TensorLike, training: bool | None = None
    ) -> Tensor:
        """Return what the layer makes of the inputs.

        Args:
            inputs: samples along the first axis; decimal numbers are
                converted to the layer's dtype.
            training: whether this is done to train, which matters to
                `Dropout`.

        Raises:
            ValueError: the layer cannot take inputs of this shape.
        """
        x = as_operand(inputs)
        if x._array.dtype.kind == "f":
            x = cast(x, self.dtype)
        if not self.built:
            self.build(tuple(x.shape))
            self.built = True
        options = {"training": bool(training)} if self._takes_training else {}
        y: Tensor = self.call(x._as_tensor(), **options)
        if self._output_shape is None:
            self._output_shape = tuple(y.shape)
        return y

    def build(self, input_shape: Sequence[int | None]) -> None:
        """Make the weights; a layer that has none leaves this out.

        Args:
            input_shape: the shape of the inputs; its first size, the number
                of samples, does not matter and may be None.
        """
        self.built = True

    def call(self, inputs: Tensor) -> Any:
        """Return what the layer makes of the inputs.

        Args:
            inputs: a tensor in the layer's dtype.

        Raises:
            NotImplementedError: the subclass does not have this method.
        """
        raise NotImplementedError(
            f"{type(self).__name__} must have a method call(inputs)."
        )

    def add_weight(
        self,
        shape: ShapeLike = (),
        initializer: Any = "glorot_uniform",
        trainable: bool = True,
        regularizer: Any = None,
        name: str | None = None,
    ) -> Variable:
        """Make a weight and return it.

        Args:
            shape: its shape.
            initializer: how it starts, as in `keras.initializers.get`; None
                means ``"glorot_uniform"``.
            trainable: whether optimizers change it.
            regularizer: a function of the weight to add to the loss, or its
                name as in `keras.regularizers.get`.
            name: a name to print.

        Raises:
            TypeError: a size is no whole number.
            ValueError: there is no initializer or regularizer of that name,
                or a size is negative.
        """
        penalty = regularizers.get(regularizer)
        start = initializers.get(initializer) or initializers.GlorotUniform()
        first = start(sizes(shape, "add_weight"), dtype=self.dtype)
        weight = Weight(first, trainable and self.trainable, name=name)
        self._weights.append(weight)
        if penalty is not None:
            self._regularized.append((penalty, weight))
        return weight

    @property
    def weights(self) -> list[Variable]:
        """All weights, in the order in which they were made."""
        return list(self._weights)

    @property
    def variables(self) -> list[Variable]:
        """All weights, under the name that ``tf.Module`` gives them."""
        return self.weights

    @property
    def trainable_variables(self) -> list[Variable]:
        """The weights that optimizers change."""
        return [weight for weight in self.weights if weight.trainable]

    @property
    def trainable_weights(self) -> list[Variable]:
        """The weights that optimizers change."""
        return self.trainable_variables

    @property
    def losses(self) -> list[Tensor]:
        """What the regularizers add to the loss, one tensor for each."""
        return [penalty(weight) for penalty, weight in self._regularized]

    def count_params(self) -> int:
        """Return how many numbers the weights hold.

        Raises:
            ValueError: the weights are not made yet.
        """
        if not self.built:
            raise ValueError(
                f"{self.name}: count_params needs the weights, which are made "
                "on the first call; call the layer or build it first."
            )
        return sum(weight._array.size for weight in self.weights)

    def get_weights(self) -> list[np.ndarray]:
        """Return copies of the weights as NumPy arrays."""
        return [weight.numpy() for weight in self.weights]

    def set_weights(self, weights: Sequence[Any]) -> None:
        """Give all weights new values, or none if one does not fit.

        Args:
            weights: arrays in the order and the shapes of ``get_weights``.

        Raises:
            TypeError: an array holds no numbers.
            ValueError: their number or a shape differs.
        """
        own = self.weights
        if len(weights) != len(own):
            raise ValueError(
                f"{self.name}: set_weights got {len(weights)} arrays, but "
                f"there are {len(own)} weights."
            )
        new = [to_array(np.asarray(value)) for value in weights]
        for i, (weight, value) in enumerate(zip(own, new, strict=True)):
            if weight.shape != value.shape:
                raise ValueError(
                    f"{self.name}: set_weights: weight {i}, {weight.name}, "
                    f"has shape {weight.shape}, the array {value.shape}."
                )
        for weight, value in zip(own, new, strict=True):
            weight.assign(value)

    def __repr__(self) -> str:
        """Return the form that Keras prints."""
        kind = type(self).__name__
        return f"<{kind} name={self.name}, built={self.built}>"
