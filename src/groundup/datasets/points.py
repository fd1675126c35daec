"""Two classes of points in the plane, in three shapes."""

from __future__ import annotations

import math

import numpy as np

from groundup.ops import arguments
from groundup.rules.types import Array


def gaussians(n: int = 1000, seed: int = 0) -> tuple[Array, Array]:
    r"""Return points of two normal distributions that overlap.

    Those of class 0 come from the first, those of class 1 from the second:

    .. math:: \mathbf{x} \sim \mathcal{N}\left(\begin{pmatrix} -1 \\ -1
              \end{pmatrix}, \begin{pmatrix} 0.5 & 0.1 \\ 0.1 & 0.5
              \end{pmatrix}\right)

    .. math:: \mathbf{x} \sim \mathcal{N}\left(\begin{pmatrix} 1 \\ 1
              \end{pmatrix}, \begin{pmatrix} 0.5 & -0.1 \\ -0.1 & 0.5
              \end{pmatrix}\right)

    Args:
        n: how many points, half of each class, in a random order.
        seed: a whole number; the same gives the same points.

    Returns:
        X of shape (n, 2) and y of shape (n, 1), both float32.

    Raises:
        TypeError: n or the seed is no whole number.
        ValueError: there is less than one point of each class, or the seed is
            negative.
    """
    rng, sizes = _start(n, seed, "gaussians")
    zeros = rng.multivariate_normal(
        [-1, -1], [[0.5, 0.1], [0.1, 0.5]], sizes[0]
    )
    ones = rng.multivariate_normal(
        [1, 1], [[0.5, -0.1], [-0.1, 0.5]], sizes[1]
    )
    return _mixed(rng, zeros, ones)


def moons(
    n: int = 1000, noise: float = 0.1, seed: int = 0
) -> tuple[Array, Array]:
    r"""Return points of two half circles that reach into each other.

    For t from 0 to :math:`\pi`, classes 0 and 1 lie along

    .. math:: (\cos t, \sin t), \qquad (1 - \cos t, \tfrac{1}{2} - \sin t)

    Args:
        n: how many points, half of each class, in a random order.
        noise: the standard deviation of what is added to each coordinate.
        seed: a whole number; the same gives the same points.

    Returns:
        X of shape (n, 2) and y of shape (n, 1), both float32.

    Raises:
        TypeError: n or the seed is no whole number, or the noise no number.
        ValueError: there is less than one point of each class, the noise or
            the seed is negative, or the noise not finite.
    """
    rng, sizes = _start(n, seed, "moons")
    noise = _deviation(noise, "moons")
    upper, lower = (np.linspace(0, np.pi, size) for size in sizes)
    zeros = np.stack([np.cos(upper), np.sin(upper)], axis=1)
    ones = np.stack([1 - np.cos(lower), 0.5 - np.sin(lower)], axis=1)
    return _mixed(rng, zeros, ones, noise)


def spirals(
    n: int = 1000, noise: float = 0.05, turns: float = 1.5, seed: int = 0
) -> tuple[Array, Array]:
    r"""Return points of two spirals, each between the turns of the other.

    For t from 0 to 1, class 0 lies along

    .. math:: t \, (\cos 2 \pi k t, \; \sin 2 \pi k t)

    and class 1 along its negative.

    Args:
        n: how many points, half of each class, in a random order.
        noise: the standard deviation of what is added to each coordinate.
        turns: k, how often each spiral goes round.
        seed: a whole number; the same gives the same points.

    Returns:
        X of shape (n, 2) and y of shape (n, 1), both float32.

    Raises:
        TypeError: n or the seed is no whole number, or another argument no
            number.
        ValueError: there is less than one point of each class, the noise or
            the seed is negative, or the noise not finite.

    Source: Lang and Witbrock, Learning to tell two spirals apart (1988).
    """
    rng, sizes = _start(n, seed, "spirals")
    noise = _deviation(noise, "spirals")
    turns = arguments.number(turns, "spirals", "turns")
    zeros, ones = (_spiral(size, turns) for size in sizes)
    return _mixed(rng, zeros, -ones, noise)


def _spiral(n: int, turns: float) -> Array:
    # The root spreads points evenly along the arm, which grows outwards.
    t = np.sqrt(np.linspace(0, 1, n))
    angle = 2 * np.pi * turns * t
    return np.stack([t * np.cos(angle), t * np.sin(angle)], axis=1)


def _start(
    n: int, seed: int, function: str
) -> tuple[np.random.Generator, tuple[int, int]]:
    """Return a stream of random numbers, and the sizes of both classes."""
    n = arguments.whole(n, function, "n")
    if n < 2:
        raise ValueError(
            f"{function}: n must be at least 2, one point of each class, "
            f"got {n!r}."
        )
    rng = np.random.default_rng(arguments.seed(seed, function))
    return rng, (n - n // 2, n // 2)


def _deviation(noise: float, function: str) -> float:
    found = arguments.number(noise, function, "noise")
    if not 0 <= found < math.inf:
        raise ValueError(
            f"{function}: noise must not be negative or infinite, "
            f"got {noise!r}."
        )
    return found


def _mixed(
    rng: np.random.Generator, zeros: Array, ones: Array, noise: float = 0.0
) -> tuple[Array, Array]:
    """Return the points of both classes in a random order."""
    points = np.concatenate([zeros, ones])
    points = points + noise * rng.standard_normal(points.shape)
    labels = np.repeat([[0], [1]], [len(zeros), len(ones)], axis=0)
    order = rng.permutation(len(points))
    return points[order].astype("float32"), labels[order].astype("float32")
