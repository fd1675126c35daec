# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib"]
# ///
"""
A function and its derivative
=============================

How steep is a curve at each of its points? Lay a tangent line on it: its slope
is the derivative there. Above, five tangents of a parabola. Below, their
slopes against x: they lie on the line 2x + 3. The curve falls where the line
is negative, rises where it is positive, and is level where the line crosses 0.

.. alt: Two plots above each other, over the same x from -3 to 3. Above, the
   parabola x² + 3x + 2 with a short tangent line at -2, -1, 0, 1 and 2, each
   labelled with its slope: -1, 1, 3, 5 and 7. Below, the straight rising line
   2x + 3 with five points at these heights. A dashed vertical line through
   both marks where the line is 0, halfway between -2 and -1: there the
   parabola is lowest.
"""

import matplotlib.pyplot as plt

import groundup as gu

plt.style.use("groundup.book")
figure, (above, below) = plt.subplots(
    2, figsize=(5.2, 6), sharex=True, height_ratios=(3, 2)
)


def f(x):
    """Return the parabola's height at x."""
    return x**2 + 3 * x + 2


# %%
# The tape finds all slopes at once. Points do not affect one another, so the
# gradient of the sum holds each point's own slope.

points = gu.constant([-2.0, -1.0, 0.0, 1.0, 2.0])
with gu.GradientTape() as tape:
    tape.watch(points)
    heights = f(points)
slopes = tape.gradient(heights, points)

curve = gu.linspace(-3.0, 3.0, 121)
above.plot(curve, f(curve), color="C0")
for x, y, slope in zip(points, heights, slopes, strict=True):
    reach = 1.0 / gu.sqrt(1 + gu.square(slope / 3))
    across = gu.stack([x - reach, x + reach])
    above.plot(across, y + slope * (across - x), color="C1")
    above.plot(x, y, "o", color="C1")
    place = (-42, 16) if slope < 0 else (12, -19)
    words = f"slope {slope:.0f}".replace("-", "−")
    above.annotate(words, (x, y), place, textcoords="offset points")

# %%
# The derivative is a function of its own.

below.plot(curve, 2 * curve + 3, color="C0")
below.plot(points, slopes, "o", color="C1")
below.axhline(0, linewidth=1, color=plt.rcParams["axes.edgecolor"])
for axes in above, below:
    axes.axvline(-1.5, ls="--", lw=1.2, color=plt.rcParams["text.color"])
above.set(ylabel="f(x) = x² + 3x + 2", xlim=(-3, 3), ylim=(-2.5, 20))
below.set(ylabel="f′(x) = 2x + 3", xlabel="x")
plt.show()
