"""The sequential model: layers one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from groundup.keras.layers import Input, Layer
from groundup.keras.models import summary, weight_files
from groundup.keras.models.trainer import Trainer
from groundup.tensor import Tensor
from groundup.variable import Variable


class Sequential(Trainer):
    """A model in which each layer takes what the one before it made.

    With an `Input` first, the weights are made at once; without one, on the
    first call.

    Args:
        layers: the layers, in order.
        name: a name to print; made from the class if not given.

    Raises:
        TypeError: one of them is no layer, or they are no list.
        ValueError: two of them have the same name.
    """

    def __init__(
        self,
        layers: Sequence[Layer | Input] | None = None,
        *,
        name: str | None = None,
    ) -> None:
        """Add the layers one by one."""
        super().__init__(name=name)
        self._layers: list[Layer] = []
        self._input_shape: tuple[int | None, ...] | None = None
        if not (layers is None or isinstance(layers, Iterable)):
            raise TypeError(
                f"{self.name}: layers must be a list, such as [{layers!r}]."
            )
        for layer in layers or ():
            self.add(layer)

    @property
    def layers(self) -> list[Layer]:
        """The layers, in order."""
        return list(self._layers)

    def add(self, layer: Layer | Input) -> None:
        """Put one more layer at the end.

        Args:
            layer: the layer; before the first one, an `Input` may come.

        Raises:
            TypeError: it is no layer.
            ValueError: another layer has its name, or an `Input` does not
                come first.
        """
        if isinstance(layer, Input):
            if self._layers or self._input_shape:
                raise ValueError(f"{self.name}: an Input must come first.")
            self._input_shape = layer.shape
            return
        if not isinstance(layer, Layer):
            raise TypeError(
                f"{self.name}: expected a layer, such as Dense(4), "
                f"got {layer!r}."
            )
        if any(layer.name == other.name for other in self._layers):
            raise ValueError(
                f"{self.name}: there is a layer called {layer.name!r} "
                "already; every layer needs a name of its own."
            )
        self._layers.append(layer)
        self.built = False
        if self._input_shape is not None:
            self.build(self._input_shape)

    def build(self, input_shape: Sequence[int | None]) -> None:
        """Make the weights of all layers.

        Args:
            input_shape: the shape of the inputs; its first size, the number
                of samples, does not matter and may be None.

        Raises:
            ValueError: a layer cannot take inputs of this shape.
        """
        one_sample = np.zeros((1, *input_shape[1:]), self.dtype)  # type: ignore
        self.call(Tensor(one_sample))
        self.built = True

    def call(self, inputs: Tensor, training: bool = False) -> Tensor:
        """Return what the last layer makes of the inputs.

        Args:
            inputs: samples along the first axis.
            training: whether this is done to train.

        Raises:
            ValueError: there are no layers.
        """
        if not self._layers:
            raise ValueError(f"{self.name}: there are no layers; add() some.")
        x = inputs
        for layer in self._layers:
            x = layer(x, training=training)
        return x

    @property
    def weights(self) -> list[Variable]:
        """The weights of all layers, in order."""
        return [w for layer in self._layers for w in layer.weights]

    @property
    def losses(self) -> list[Tensor]:
        """What the regularizers of all layers add to the loss."""
        return [loss for layer in self._layers for loss in layer.losses]

    def summary(self) -> None:
        """Print a table of the layers, their output shapes and weights."""
        print(summary.table(self.name, self._layers))

    def save_weights(self, filepath: Any) -> None:
        """Write all weights to a file, which is never left half written.

        Args:
            filepath: a path that ends in ``.npz``, NumPy's format.

        Raises:
            FileNotFoundError: there is no such folder.
            ValueError: the path ends otherwise, or no weights are made yet.
        """
        self._need_weights("save_weights")
        weight_files.save(filepath, self.weights)

    def load_weights(self, filepath: Any) -> None:
        """Read all weights from a file that `save_weights` wrote.

        Args:
            filepath: a path that ends in ``.npz``.

        Raises:
            FileNotFoundError: there is no such file.
            ValueError: the path ends otherwise, the file is damaged, it holds
                weights of other shapes, or no weights are made yet. The model
                then stays as it was.
        """
        self._need_weights("load_weights")
        self.set_weights(weight_files.load(filepath, self.weights))

    def _need_weights(self, method: str) -> None:
        if not self.built:
            raise ValueError(
                f"{self.name}: {method} needs the weights, which are made on "
                "the first call; call the model or build it first."
            )
