"""Random tensors from a seeded stream of our own.

The names and the distributions are TensorFlow's; the numbers are not, as
TensorFlow's generator is another one. NumPy's global state is never used.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from groundup._names import not_provided
from groundup.dtypes import float32, numpy_dtype
from groundup.ops import arguments
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
        start = arguments.seed(seed, "from_seed")
        return cls(np.random.default_rng(start))

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
            dtype: the kind of number: a floating-point one, int32 or int64.

        Returns:
            A tensor of that shape.

        Raises:
            TypeError: a size is no whole number, or an end no number of this
                kind.
            ValueError: a size is negative, or the dtype is another; or whole
                numbers are wanted, and the range is empty, not given, or too
                large for their dtype.
        """
        kind, dims = numpy_dtype(dtype), sizes(shape, "uniform")
        if kind.kind == "f":
            low = number(minval, "uniform", "minval")
            top = 1 if maxval is None else maxval
            high = number(top, "uniform", "maxval")
            draws = self._bits.random(dims, _at_least_32(kind))
            values = np.asarray(draws * (high - low) + low, kind)
            # The largest may have been rounded up to the end left out.
            end = kind.type(high)
            inside = np.nextafter(end, kind.type(low))
            np.copyto(values, inside, where=values == end)
            return Tensor(values)
        first, stop = _whole_range(minval, maxval, kind)
        return Tensor(self._bits.integers(first, stop, dims).astype(kind))

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


def _whole_range(
    minval: Any, maxval: Any, kind: np.dtype[Any]
) -> tuple[int, int]:
    """Return the ends of a range of whole numbers."""
    if kind.name not in ("int32", "int64"):
        raise ValueError(
            "uniform: dtype must be a floating-point one, int32 or int64, "
            f"got {kind.name}."
        )
    if maxval is None:
        raise ValueError(f"uniform: maxval must be given for {kind.name}.")
    low = whole(minval, "uniform", "minval")
    high = whole(maxval, "uniform", "maxval")
    if low >= high:
        raise ValueError(
            f"uniform: minval ({low}) must be below maxval ({high})."
        )
    limits = np.iinfo(kind)
    if low < limits.min or high > limits.max:
        raise ValueError(
            f"uniform: a range from {low} to {high} is too large for "
            f"{kind.name}."
        )
    return low, high


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
    start = arguments.seed(seed, "set_seed")
    _streams.clear()
    _global_seed[:] = [start]


def seed_or_drawn(seed: int | None, function: str) -> int:
    """Return a seed that was given, or one from the stream of `set_seed`.

    Raises:
        TypeError: the seed is no whole number.
        ValueError: the seed is negative.
    """
    if seed is None:
        return int(uniform((), 0, 2**31 - 1, "int32"))
    return arguments.seed(seed, function)


def _stream(seed: int | None, function: str) -> Generator:
    if seed is not None:
        seed = arguments.seed(seed, function)
    if seed not in _streams:
        own = [] if seed is None else [seed]
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
        dtype: the kind of number: a floating-point one, int32 or int64.
        seed: draw from a stream of its own, with this seed, 0 or more.

    Returns:
        A tensor of that shape.

    Raises:
        TypeError: a size or the seed is no whole number, or an end no number
            of this kind.
        ValueError: a size or the seed is negative, or the dtype is another;
            or whole numbers are wanted, and the range is empty, not given, or
            too large for their dtype.
    """
    return _stream(seed, "uniform").uniform(shape, minval, maxval, dtype)


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
        seed: draw from a stream of its own, with this seed, 0 or more.

    Returns:
        A tensor of that shape.

    Raises:
        TypeError: a size or the seed is no whole number, another argument no
            number, or the dtype has no decimals.
        ValueError: a size or the seed is negative.
    """
    return _stream(seed, "normal").normal(shape, mean, stddev, dtype)


def shuffle(value: TensorLike, seed: int | None = None) -> Tensor:
    """Return the slices along the first axis in a random order.

    Args:
        value: any tensor; one of rank 0 is returned as it is.
        seed: draw from a stream of its own, with this seed, 0 or more.

    Returns:
        A tensor of the shape and dtype of ``value``.

    Raises:
        TypeError: the seed is no whole number.
        ValueError: the seed is negative.
    """
    x = as_operand(value)
    if not x.shape:
        return x._as_tensor()
    return gather(x, _stream(seed, "shuffle")._order(len(x)))
