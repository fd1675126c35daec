"""The data sets: what they promise, pinned."""

import hashlib
from collections.abc import Callable
from importlib import resources

import numpy as np
import pytest

import groundup as gu

POINTS = [gu.datasets.gaussians, gu.datasets.moons, gu.datasets.spirals]


@pytest.mark.parametrize("make", POINTS)
@pytest.mark.parametrize("n", [2, 7, 1000])
def test_points_are_two_classes_in_a_random_order(
    make: Callable[..., tuple[np.ndarray, np.ndarray]], n: int
) -> None:
    x, y = make(n)
    assert x.shape == (n, 2) and y.shape == (n, 1)
    assert x.dtype == y.dtype == np.float32
    assert int(y.sum()) == n // 2
    assert set(y.ravel()) == {0.0, 1.0}
    if n == 1000:
        assert 400 < np.abs(np.diff(y.ravel())).sum() < 600


@pytest.mark.parametrize("make", POINTS)
def test_points_depend_on_the_seed_alone(
    make: Callable[..., tuple[np.ndarray, np.ndarray]],
) -> None:
    first, again, other = make(50), make(50, seed=0), make(50, seed=1)
    np.testing.assert_array_equal(first[0], again[0])
    np.testing.assert_array_equal(first[1], again[1])
    assert np.any(first[0] != other[0])


def test_gaussians_have_the_promised_means_and_covariances() -> None:
    x, y = gu.datasets.gaussians(200_000, seed=4)
    for label, centre, covariance in [(0, -1, 0.1), (1, 1, -0.1)]:
        points = x[y[:, 0] == label]
        # The standard error of a mean is √(0.5 / 100000) = 0.0022.
        np.testing.assert_allclose(points.mean(0), [centre] * 2, atol=0.01)
        expected = [[0.5, covariance], [covariance, 0.5]]
        np.testing.assert_allclose(np.cov(points.T), expected, atol=0.01)


def test_moons_lie_on_two_half_circles() -> None:
    x, y = gu.datasets.moons(100, noise=0.0)
    upper, lower = x[y[:, 0] == 0], x[y[:, 0] == 1]
    np.testing.assert_allclose(np.hypot(*upper.T), 1.0, rtol=1e-6)
    np.testing.assert_allclose(np.hypot(*(lower - [1, 0.5]).T), 1, rtol=1e-6)
    assert upper[:, 1].min() >= -1e-6 and lower[:, 1].max() <= 0.5 + 1e-6


def test_spirals_are_each_others_negative() -> None:
    x, y = gu.datasets.spirals(100, noise=0.0, turns=2.0)
    one, other = x[y[:, 0] == 0], -x[y[:, 0] == 1]
    radius = np.hypot(*one.T)
    np.testing.assert_allclose(
        one[np.argsort(radius)],
        other[np.argsort(np.hypot(*other.T))],
        atol=1e-6,
    )
    np.testing.assert_allclose(
        one[:, 0], radius * np.cos(4 * np.pi * radius), atol=1e-5
    )
    assert radius.max() == 1.0
    # The points are evenly far apart, but for the bend in the middle.
    outside = one[np.argsort(radius)][np.sort(radius) > 0.3]
    gaps = np.hypot(*np.diff(outside, axis=0).T)
    np.testing.assert_allclose(gaps, gaps.mean(), rtol=0.1)


def test_noise_has_the_promised_size() -> None:
    exact, _ = gu.datasets.moons(20_000, noise=0.0, seed=3)
    noisy, _ = gu.datasets.moons(20_000, noise=0.3, seed=3)
    assert abs(np.std(noisy - exact) - 0.3) < 0.01


@pytest.mark.parametrize("make", POINTS)
def test_too_few_points_are_refused(
    make: Callable[..., tuple[np.ndarray, np.ndarray]],
) -> None:
    with pytest.raises(ValueError, match=r"n must be at least 2, .* got 1"):
        make(1)


@pytest.mark.parametrize("make", POINTS)
def test_points_are_counted_and_seeded_by_whole_numbers(
    make: Callable[..., tuple[np.ndarray, np.ndarray]],
) -> None:
    with pytest.raises(TypeError, match=r"n must be a whole number, got 9\.5"):
        make(9.5)
    with pytest.raises(ValueError, match="seed must not be negative, got -1"):
        make(9, seed=-1)


def test_negative_noise_is_refused() -> None:
    with pytest.raises(ValueError, match=r"noise must not be .* got nan"):
        gu.datasets.moons(10, noise=np.nan)
    with pytest.raises(TypeError, match="noise must be a single number"):
        gu.datasets.spirals(10, noise="a")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="turns must be a single number"):
        gu.datasets.spirals(10, turns=None)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="noise must not be negative"):
        gu.datasets.moons(10, noise=-1.0)


def test_digits_are_the_ones_that_scikit_learn_ships() -> None:
    images, labels = gu.datasets.digits()
    assert images.shape == (1797, 8, 8) and images.dtype == np.uint8
    assert labels.shape == (1797,) and labels.dtype == np.int64
    assert images.min() == 0 and images.max() == 16
    counts = [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert np.bincount(labels).tolist() == counts
    assert labels[:12].tolist() == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]
    assert images[0, 0].tolist() == [0, 0, 5, 13, 9, 1, 0, 0]
    together = images.tobytes() + labels.astype("uint8").tobytes()
    assert hashlib.sha256(together).hexdigest() == (
        "87ff0c9e40dc7e2c0e34e7257799c2e3f3aec1a016363bb11cad869ec428a826"
    )


def test_digits_are_small_and_say_where_they_are_from() -> None:
    folder = resources.files("groundup.datasets")
    assert len((folder / "digits.npz").read_bytes()) < 100_000
    note = (folder / "digits.txt").read_text(encoding="utf-8")
    assert "10.24432/C50P49" in note and "CC BY 4.0" in note
