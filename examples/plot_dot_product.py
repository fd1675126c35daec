# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
The sign of a dot product
=========================

What does the dot product with a fixed vector a say about a direction? Draw the
line at a right angle to a. On it the dot product is 0. On the side that a
points to it is positive, on the other side negative.

.. alt: Arrows from one point. The thick arrow a = (2, 1) points up to the
   right. A dashed line crosses it at a right angle. Arrows on a's side are
   labelled with positive dot products, 10 for (4, 2), along a, and 4 for
   (1, 2). The arrow (−1, 2) lies on the dashed line and has 0. The arrow
   (−2, −1), on the other side, has −5.
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 3.4))

a = gu.constant([2.0, 1.0])
others = [[4.0, 2.0], [1.0, 2.0], [-1.0, 2.0], [-2.0, -1.0]]


def arrow(vector, colour, width):
    """Draw a vector from the origin."""
    look = {"arrowstyle": "-|>", "color": colour, "linewidth": width}
    look |= {"shrinkA": 0, "shrinkB": 0, "mutation_scale": 10 + 3 * width}
    axes.annotate("", vector, (0, 0), arrowprops=look)


along = np.array([[-1.0, 2.0], [1.0, -2.0]]) * 1.35
axes.plot(*along.T, "--", color=plt.rcParams["text.color"], lw=1.2)
for other in others:
    arrow(other, "C1", 1.5)
    product = gu.tensordot(a, gu.constant(other), 1).numpy()
    words = f"({other[0]:.0f}, {other[1]:.0f}): {product:.0f}"
    shift = (-8, 0) if other[0] < 0 else (4, 6)
    axes.annotate(
        words.replace("-", "−"),
        other,
        shift,
        textcoords="offset points",
        ha="right" if other[0] < 0 else "left",
    )
arrow(a.numpy(), "C0", 3.5)
axes.text(1.55, 0.3, "a = (2, 1)", color="C0", weight="bold")
axes.text(1.5, -1.9, "positive side")
axes.text(0.7, -1.9, "negative side", ha="right")

axes.set(xlim=(-4.6, 5.9), ylim=(-2.9, 2.9), aspect="equal")
axes.axis("off")
plt.show()
