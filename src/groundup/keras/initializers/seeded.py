"""Initializers that draw from a distribution of a fixed width."""

from __future__ import annotations

from groundup import random
from groundup.dtypes import numpy_dtype
from groundup.ops.arguments import number
from groundup.tensor import Tensor
from groundup.typing import DTypeLike, ShapeLike


class Seeded:
    """An initializer with a seed: each call gives the same numbers.

    Without one, the seed is drawn from the stream that ``random.set_seed``
    starts.
    """

    def __init__(self, seed: int | None) -> None:
        """Keep the seed, or draw one."""
        self.seed = random.seed_or_drawn(seed, type(self).__name__)

    def _stream(self) -> random.Generator:
        return random.Generator.from_seed(self.seed)

    def _floating(self, dtype: DTypeLike | None) -> DTypeLike:
        """Return the dtype to draw in; whole numbers would all be near 0."""
        wanted = numpy_dtype("float32" if dtype is None else dtype)
        if wanted.kind != "f":
            raise TypeError(
                f"{type(self).__name__}: dtype must have decimals, "
                f"got {wanted.name}."
            )
        return wanted


class RandomNormal(Seeded):
    r"""Entries from the normal distribution.

    .. math:: p(w) = \frac{1}{\sigma\sqrt{2\pi}} e^{-(w - \mu)^2 / 2\sigma^2}

    Call it with a shape and, if not float32, a dtype with decimals. The
    distribution is Keras's, the stream of numbers is our own.

    Args:
        mean: the centre, μ.
        stddev: the standard deviation, σ.
        seed: a whole number, for the same entries at each call; if not given,
            one is drawn now.

    Raises:
        TypeError: the seed is no whole number, or another argument no number.
        ValueError: the seed or the standard deviation is negative.
    """

    def __init__(
        self, mean: float = 0.0, stddev: float = 0.05, seed: int | None = None
    ) -> None:
        """Keep the centre and the width."""
        self.mean = number(mean, "RandomNormal", "mean")
        self.stddev = number(stddev, "RandomNormal", "stddev")
        if not self.stddev >= 0:
            raise ValueError(
                f"RandomNormal: stddev must not be negative, got {stddev!r}."
            )
        super().__init__(seed)

    def __call__(
        self, shape: ShapeLike, dtype: DTypeLike | None = None
    ) -> Tensor:
        """Return a tensor of random entries."""
        kind = self._floating(dtype)
        return self._stream().normal(shape, self.mean, self.stddev, kind)


class RandomUniform(Seeded):
    r"""Entries that are equally likely anywhere in a range.

    .. math:: p(w) = \frac{1}{b - a} \quad \text{for } a \le w < b

    Call it with a shape and, if not float32, a dtype with decimals. The
    distribution is Keras's, the stream of numbers is our own.

    Args:
        minval: the lower end, a.
        maxval: the upper end, b.
        seed: a whole number, for the same entries at each call; if not given,
            one is drawn now.

    Raises:
        TypeError: the seed is no whole number, or another argument no number.
        ValueError: the seed is negative, or the range is upside down.
    """

    def __init__(
        self,
        minval: float = -0.05,
        maxval: float = 0.05,
        seed: int | None = None,
    ) -> None:
        """Keep the range."""
        self.minval = number(minval, "RandomUniform", "minval")
        self.maxval = number(maxval, "RandomUniform", "maxval")
        if not self.minval <= self.maxval:
            raise ValueError(
                f"RandomUniform: minval ({minval!r}) must not be above "
                f"maxval ({maxval!r})."
            )
        super().__init__(seed)

    def __call__(
        self, shape: ShapeLike, dtype: DTypeLike | None = None
    ) -> Tensor:
        """Return a tensor of random entries."""
        kind = self._floating(dtype)
        return self._stream().uniform(shape, self.minval, self.maxval, kind)
