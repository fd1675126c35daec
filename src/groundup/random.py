"""Random tensors from a seeded stream of our own.

The names and the distributions are TensorFlow's; the numbers are not, as
TensorFlow's generator is another one. NumPy's global state is never used.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from groundup._names import not_provided
from groundup.dtypes import float32, numpy_dtype
from groundup.ops.arguments import as_operand, number, sizes, whole
from groundup.ops.selection import gather
from groundup.tensor import Tensor
from groundup.typing import DTypeLike, ShapeLike, TensorLike

__all__ = ["Generator", "normal", "set_seed", "shuffle", "uniform"]

__getattr__ = not_provided(__name__, __all__)


class Generator:
    """A stream of random numbers that depends on nothing but its seed.

    Args:
        bits: NumPy's generator to draw from; :meth:`from_seed` makes one.

    Source: O'Neill, PCG: A Family of Simple Fast Space-Efficient
    Statistically Good Algorithms for Random Number Generation (2014).
    """

    def __init__(self, bits: np.random.Generator) -> None:
        """Draw from a generator of NumPy's."""
        self._bits = bits

    @classmethod
    def from_seed(cls, seed: int) -> Generator:
        """Return a stream that is the same for the same seed.

        Args:
            seed: a whole number, not negative.

        Raises:
            TypeError: the seed is no whole number.
            ValueError: the seed is negative.
        """
        return cls(np.random.default_rng(whole(seed, "from_seed", "seed")))

    def uniform(
        self,
        shape: ShapeLike,
        minval: float = 0,
        maxval: float | None = None,
        dtype: DTypeLike = float32,
    ) -> Tensor:
        """Return numbers that are equally likely anywhere in a range.

        Args:
            shape: the sizes along each axis.
            minval: the lower end, included.
            maxval: the upper end, left out; 1 for decimal numbers if not
                given.
            dtype: the kind of number.

        Returns:
            A tensor of that shape.

        Raises:
            TypeError: a size is no whole number, or an end is no number.
            ValueError: the range is empty, or has no end for whole numbers.
        """
        kind, dims = numpy_dtype(dtype), sizes(shape, "uniform")
        if kind.kind == "f":
            low = number(minval, "uniform", "minval")
            top = 1 if maxval is None else maxval
            high = number(top, "uniform", "maxval")
            draws = self._bits.random(dims, _at_least_32(kind))
            return Tensor((draws * (high - low) + low).astype(kind))
        if maxval is None:
            raise ValueError(f"uniform: maxval must be given for {kind.name}.")
        if minval >= maxval:
            raise ValueError(
                f"uniform: minval ({minval}) must be below maxval ({maxval})."
            )
        low, high = int(minval), int(maxval)
        return Tensor(self._bits.integers(low, high, dims).astype(kind))

    def normal(
        self,
        shape: ShapeLike,
        mean: float = 0.0,
        stddev: float = 1.0,
        dtype: DTypeLike = float32,
    ) -> Tensor:
        r"""Return numbers from the normal distribution.

        .. math:: p(x) = \frac{1}{\sigma\sqrt{2\pi}}
                  e^{-(x - \mu)^2 / 2\sigma^2}

        Args:
            shape: the sizes along each axis.
            mean: the centre, μ.
            stddev: the standard deviation, σ.
            dtype: the kind of number, with decimals.

        Returns:
            A tensor of that shape.

        Raises:
            TypeError: a size is no whole number, another argument no number,
                or the dtype has no decimals.
            ValueError: a size is negative.
        """
        kind, dims = numpy_dtype(dtype), sizes(shape, "normal")
        if kind.kind != "f":
            raise TypeError(f"normal: dtype {kind.name} has no decimals.")
        centre = number(mean, "normal", "mean")
        width = number(stddev, "normal", "stddev")
        draws = self._bits.standard_normal(dims, _at_least_32(kind))
        return Tensor((draws * width + centre).astype(kind))

    def _order(self, n: int) -> Any:
        return self._bits.permutation(n)


def _at_least_32(kind: np.dtype[Any]) -> Any:
    return kind if kind.itemsize > 2 else np.dtype("float32")


# The streams behind the functions below, by their `seed` argument.
_streams: dict[int | None, Generator] = {}
_global_seed: list[int] = []


def set_seed(seed: int) -> None:
    """Start the streams again, so that what follows can be repeated.

    Args:
        seed: a whole number, not negative.

    Raises:
        TypeError: the seed is no whole number.
        ValueError: the seed is negative.
    """
    number = whole(seed, "set_seed", "seed")
    if number < 0:
        raise ValueError(f"set_seed: seed must not be negative, got {number}.")
    _streams.clear()
    _global_seed[:] = [number]


def _stream(seed: int | None) -> Generator:
    if seed not in _streams:
        own = [] if seed is None else [whole(seed, "random", "seed")]
        entropy = [*_global_seed, *own] or None
        _streams[seed] = Generator(np.random.default_rng(entropy))
    return _streams[seed]


def uniform(
    shape: ShapeLike,
    minval: float = 0,
    maxval: float | None = None,
    dtype: DTypeLike = float32,
    seed: int | None = None,
) -> Tensor:
    """Return numbers that are equally likely anywhere in a range.

    Args:
        shape: the sizes along each axis.
        minval: the lower end, included.
        maxval: the upper end, left out; 1 for decimal numbers if not given.
        dtype: the kind of number.
        seed: draw from a stream of its own, with this seed.

    Returns:
        A tensor of that shape.

    Raises:
        TypeError: a size is no whole number, or an end is no number.
        ValueError: the range is empty, or has no end for whole numbers.
    """
    return _stream(seed).uniform(shape, minval, maxval, dtype)


def normal(
    shape: ShapeLike,
    mean: float = 0.0,
    stddev: float = 1.0,
    dtype: DTypeLike = float32,
    seed: int | None = None,
) -> Tensor:
    r"""Return numbers from the normal distribution.

    .. math:: p(x) = \frac{1}{\sigma\sqrt{2\pi}} e^{-(x - \mu)^2 / 2\sigma^2}

    Args:
        shape: the sizes along each axis.
        mean: the centre, μ.
        stddev: the standard deviation, σ.
        dtype: the kind of number, with decimals.
        seed: draw from a stream of its own, with this seed.

    Returns:
        A tensor of that shape.

    Raises:
        TypeError: a size is no whole number, another argument no number, or
            the dtype has no decimals.
        ValueError: a size is negative.
    """
    return _stream(seed).normal(shape, mean, stddev, dtype)


def shuffle(value: TensorLike, seed: int | None = None) -> Tensor:
    """Return the slices along the first axis in a random order.

    Args:
        value: any tensor; one of rank 0 is returned as it is.
        seed: draw from a stream of its own, with this seed.

    Returns:
        A tensor of the shape and dtype of ``value``.
    """
    x = as_operand(value)
    if not x.shape:
        return x._as_tensor()
    return gather(x, _stream(seed)._order(len(x)))
