"""Initializers whose width depends on how many units a layer joins."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod

import numpy as np

from groundup.dtypes import numpy_dtype
from groundup.keras.initializers.seeded import Seeded
from groundup.ops.arguments import sizes
from groundup.rules.types import Array
from groundup.tensor import Tensor
from groundup.typing import DTypeLike, ShapeLike


def fans(shape: tuple[int, ...]) -> tuple[int, int]:
    """Return how many weights enter one unit, and how many leave one.

    A matrix has inputs along its first axis and outputs along its last. Axes
    before these two are the window of a convolution: each of its places adds
    as many weights again.
    """
    if len(shape) < 2:
        n = math.prod(shape)
        return n, n
    window = math.prod(shape[:-2])
    return shape[-2] * window, shape[-1] * window


def truncated_normal(rng: np.random.Generator, size: tuple[int, ...]) -> Array:
    """Return normal numbers, drawing those beyond ±2 again."""
    draws = np.asarray(rng.standard_normal(size))
    while np.any(beyond := np.abs(draws) > 2):
        draws[beyond] = rng.standard_normal(np.count_nonzero(beyond))
    return draws


def _kept_deviation() -> float:
    """Return the standard deviation of what `truncated_normal` draws.

    Without its tails, the normal density φ has the variance
    1 - 4 φ(2) / P(|x| < 2).
    """
    density = math.exp(-2) / math.sqrt(2 * math.pi)
    return math.sqrt(1 - 4 * density / math.erf(math.sqrt(2)))


class Scaled(Seeded, ABC):
    """An initializer with a variance that depends on the shape."""

    uniform: bool

    def __init__(self, seed: int | None = None) -> None:
        """Keep the seed."""
        super().__init__(seed)

    def __call__(
        self, shape: ShapeLike, dtype: DTypeLike | None = None
    ) -> Tensor:
        """Return a tensor of random entries."""
        kind = numpy_dtype(self._floating(dtype))
        dims = sizes(shape, type(self).__name__)
        deviation = math.sqrt(self.variance(*fans(dims)))
        if self.uniform:
            # A range from -a to a has the variance a²/3.
            limit = math.sqrt(3) * deviation
            return self._stream().uniform(dims, -limit, limit, kind)
        draws = truncated_normal(np.random.default_rng(self.seed), dims)
        return Tensor((draws * (deviation / _kept_deviation())).astype(kind))

    @abstractmethod
    def variance(self, fan_in: int, fan_out: int) -> float:
        """Return the variance that the entries are to have."""


class Glorot(Scaled):
    """Keeps the variance level, forwards and backwards."""

    def variance(self, fan_in: int, fan_out: int) -> float:
        """Return 2 / (fan_in + fan_out)."""
        return 1 / max(1, (fan_in + fan_out) / 2)


class He(Scaled):
    """Keeps the variance level where half of the entries become 0."""

    def variance(self, fan_in: int, fan_out: int) -> float:
        """Return 2 / fan_in."""
        return 2 / max(1, fan_in)


class GlorotUniform(Glorot):
    r"""Entries from a range as wide as its layer's sizes call for.

    .. math:: -a \le w < a, \qquad a = \sqrt{\frac{6}{d + m}}

    .. math:: \operatorname{Var}(w) = \frac{2}{d + m}

    Here d is the number of inputs of the layer and m that of its outputs, as
    in a weight matrix of shape (d, m). Signals then keep their size from layer
    to layer, forwards and backwards, as long as the activation is nearly the
    identity. Call it with a shape and, if not float32, a dtype with decimals.

    Args:
        seed: a whole number, for the same entries at each call; if not given,
            one is drawn now.

    Raises:
        TypeError: the seed is no whole number.
        ValueError: the seed is negative.

    Source: Glorot and Bengio, Understanding the difficulty of training deep
    feedforward neural networks (2010), equation 16.
    """

    uniform = True


class GlorotNormal(Glorot):
    r"""Normal entries, as widely spread as their layer's sizes call for.

    .. math:: \operatorname{Var}(w) = \frac{2}{d + m}

    Here d is the number of inputs of the layer and m that of its outputs, as
    in a weight matrix of shape (d, m). The normal distribution is cut off at
    two standard deviations, and widened first, so that it has this variance
    after the cut. Call it with a shape and, if not float32, a dtype with
    decimals.

    Args:
        seed: a whole number, for the same entries at each call; if not given,
            one is drawn now.

    Raises:
        TypeError: the seed is no whole number.
        ValueError: the seed is negative.

    Source: Glorot and Bengio, Understanding the difficulty of training deep
    feedforward neural networks (2010), equation 12.
    """

    uniform = False


class HeUniform(He):
    r"""Entries from a range as wide as a layer with ``relu`` needs.

    .. math:: -a \le w < a, \qquad a = \sqrt{\frac{6}{d}}

    .. math:: \operatorname{Var}(w) = \frac{2}{d}

    Here d is the number of inputs of the layer, as in a weight matrix of shape
    (d, m). The 2 makes up for the half of the entries that ``relu`` sets to 0.
    Call it with a shape and, if not float32, a dtype with decimals.

    Args:
        seed: a whole number, for the same entries at each call; if not given,
            one is drawn now.

    Raises:
        TypeError: the seed is no whole number.
        ValueError: the seed is negative.

    Source: He et al., Delving deep into rectifiers (2015), equation 10.
    """

    uniform = True


class HeNormal(He):
    r"""Normal entries, as widely spread as a layer with ``relu`` needs.

    .. math:: \operatorname{Var}(w) = \frac{2}{d}

    Here d is the number of inputs of the layer, as in a weight matrix of shape
    (d, m). The 2 makes up for the half of the entries that ``relu`` sets to 0.
    The normal distribution is cut off at two standard deviations, and widened
    first, so that it has this variance after the cut. Call it with a shape
    and, if not float32, a dtype with decimals.

    Args:
        seed: a whole number, for the same entries at each call; if not given,
            one is drawn now.

    Raises:
        TypeError: the seed is no whole number.
        ValueError: the seed is negative.

    Source: He et al., Delving deep into rectifiers (2015), equation 10.
    """

    uniform = False
