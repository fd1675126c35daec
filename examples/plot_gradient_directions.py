# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
Which way is steepest?
======================

A gradient is an arrow. Above, arrows stand at a right angle to the lines of
equal height, and they are long where these lines are close. Below, one of the
points: how steep is it in each direction? The slope is a cosine of the angle
to the gradient: steepest along it, level across it, most negative against it.

.. alt: Above, ellipses of equal height around the point (0, 0), closer
   together further out. On two of them stand arrows that point outwards, at a
   right angle to the ellipse. The outer arrows are longer. Below, slope
   against the angle to the gradient, from -180 to 180 degrees: a cosine curve
   with measured points on it. It is 5 at 0 degrees, 0 at 90 and -90, and -5
   at 180.
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, (above, below) = plt.subplots(
    2, figsize=(5.2, 7.4), height_ratios=(3, 2)
)


def f(x):
    """Return the height at each column of x, of shape (2, ...)."""
    return x[0] ** 2 + x[0] * x[1] + 1.5 * x[1] ** 2


# %%
# Lines of equal height, in steps of 1. Six points, and the gradient at each.

grid = np.stack(
    np.meshgrid(np.linspace(-2.9, 2.9, 97), np.linspace(-2.3, 2.3))
)
rings = above.contour(*grid, f(grid), np.arange(0.5, 7), colors="C2")
places = [(0.8, -0.4), (1.3, -0.7), (2.0, -1.1), (2.6, -1.4)]
above.clabel(rings, fmt="%g", fontsize=11, manual=places)

angle = np.pi * np.array([0.25, 0.85, 1.5])
ray = np.stack([np.cos(angle), np.sin(angle)])
unit = ray / np.sqrt(f(ray))
inner, outer = unit * np.sqrt(0.5), unit * np.sqrt(3.5)
points = gu.constant(np.concatenate([inner, outer], axis=1))
with gu.GradientTape() as tape:
    tape.watch(points)
    heights = f(points)
gradients = tape.gradient(heights, points)
arrows = {"angles": "xy", "scale_units": "xy", "scale": 6, "width": 0.009}
above.quiver(*points, *gradients, color="C1", **arrows)
above.set(aspect="equal", xlabel="x₀", ylabel="x₁")

# %%
# The slope in a direction, measured by a small move that way. At (1, 1) the
# gradient is (3, 4), and its length is 5.

here = np.array([1.0, 1.0])
turn, step = np.arange(-180, 181, 15), 1e-5
for degrees in turn:
    way = np.radians(degrees) + np.arctan2(4, 3)
    move = step * np.array([np.cos(way), np.sin(way)])
    slope = (f(here + move) - f(here - move)) / (2 * step)
    below.plot(degrees, slope, "o", color="C1")
fine = np.linspace(-180, 180, 181)
below.plot(fine, 5 * np.cos(np.radians(fine)), color="C0", zorder=1)
below.axhline(0, linewidth=1, color=plt.rcParams["axes.edgecolor"])
below.set(
    xlabel="angle to the gradient, in degrees",
    ylabel="slope at (1, 1)",
    xticks=range(-180, 181, 90),
)
plt.show()
