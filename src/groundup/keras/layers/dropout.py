"""Dropout: units left out at random while training."""

from __future__ import annotations

from collections.abc import Callable

from groundup import random
from groundup.keras.layers.layer import Layer
from groundup.ops.arguments import floating, number
from groundup.ops.selection import where
from groundup.tensor import Tensor
from groundup.typing import DTypeLike


class Dropout(Layer):
    r"""Sets entries to 0 at random while training; else does nothing.

    Each entry is dropped with probability r. The others are divided by
    :math:`1 - r`, so that the expected value stays the same.

    Args:
        rate: r, at least 0 and below 1.
        seed: for the same entries in every run; otherwise
            `groundup.random.set_seed` decides.
        dtype: the dtype to compute in; float32 if not given.
        name: a name to print.

    Raises:
        TypeError: the rate is no number, the seed no whole one, or there is
            no such dtype; in training, the inputs are whole numbers.
        ValueError: the rate is out of range, or the seed negative.

    Source: Srivastava et al., Dropout: a simple way to prevent neural
    networks from overfitting (2014), section 4.
    """

    def __init__(
        self,
        rate: float,
        *,
        seed: int | None = None,
        dtype: DTypeLike | None = None,
        name: str | None = None,
    ) -> None:
        """Keep the rate, and start a stream of random numbers."""
        super().__init__(dtype=dtype, name=name)
        if not 0 <= number(rate, "Dropout", "rate") < 1:
            raise ValueError(
                f"Dropout: rate must be at least 0 and below 1, got {rate!r}."
            )
        self.rate = float(rate)
        self.seed = seed
        self._draw: Callable[..., Tensor] = random.uniform
        if seed is not None:
            self._draw = random.Generator.from_seed(seed).uniform

    def call(self, inputs: Tensor, training: bool = False) -> Tensor:
        """Return the inputs, with entries dropped while training."""
        if not training or not self.rate:
            return inputs
        floating(inputs, self.name, "inputs")
        kept = self._draw(inputs.shape, dtype="float64") >= self.rate
        return where(kept, inputs / (1 - self.rate), 0.0)
