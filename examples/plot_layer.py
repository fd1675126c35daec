# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
A layer's input, weights and output
===================================

What does a layer of a network do to a batch of samples? It multiplies by its
weights and adds its biases. Follow a sample along its row to the right, and a
unit down its column: they meet in the unit's answer to that sample.

.. alt: Four heat maps with numbers. At the left the input, 3 samples by 4
   features. At the top the weights, 4 features by 2 units, and below them the
   two biases, 0.1 and -0.1. In the corner between them the output, 3 samples
   by 2 units: for the input's first row, 1 to 4, about 5 and 6.

.. inputs: 0.1, -0.1
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(4.8, 5.6))

x = gu.constant([[1, 2, 3, 4], [0.5, 1.5, 2.5, 3.5], [2, 1, 4, 3.0]])
w = gu.constant([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6], [0.7, 0.8]])
b = gu.constant([0.1, -0.1])
z = x @ w + b


def heat_map(tensor, left, top, colour):
    """Draw a matrix: the larger the number, the deeper the colour."""
    values = np.atleast_2d(tensor.numpy())
    shades = np.interp(values, [values.min(), values.max()], [0.06, 0.34])
    for (i, j), value in np.ndenumerate(values):
        corner = (left + j, top - i - 1)
        face = (colour, shades[i, j])
        axes.add_patch(plt.Rectangle(corner, 0.94, 0.94, facecolor=face))
        place = (left + j + 0.47, top - i - 0.53)
        middle = {"ha": "center", "va": "center_baseline"}
        axes.text(*place, f"{value:.1f}".replace("-", "−"), **middle)


# %%
# The weights stand above the output, so that the rows of the output line up
# with the samples and its columns with the units.

heat_map(x, 0, 0, "C0")
heat_map(w, 5, 7, "C1")
heat_map(b, 5, 2, "C3")
heat_map(z, 5, 0, "C2")

note = {"va": "center_baseline", "linespacing": 1.4}
axes.text(0, 0.55, "input X, (3, 4)", **note)
axes.text(4.7, 5, "weights W, (4, 2)", ha="right", **note)
axes.text(4.7, 1.47, "bias b, (2,)", ha="right", **note)
axes.text(5, 0.55, "XW + b, (3, 2)", **note)
for j in range(2):
    axes.text(5.47 + j, 7.3, f"unit {j}", ha="center", fontsize=11)
for i in range(3):
    axes.text(-0.2, -0.53 - i, f"sample {i}", ha="right", fontsize=11, **note)

axes.set(xlim=(-1.9, 7.5), ylim=(-3.1, 7.8), aspect="equal")
axes.axis("off")
plt.show()
