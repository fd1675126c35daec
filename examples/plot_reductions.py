# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
The axis you name is the axis that goes
=======================================

What is left of a matrix of shape (3, 4) after a sum? Along axis 0 the three
rows are added up and 4 numbers stay; along axis 1 the four columns are added
up and 3 numbers stay. Without an axis, everything becomes one number.

.. alt: A matrix with 3 rows and 4 columns. An arrow down through its rows,
   labelled axis 0, leads to a row of four sums, shape (4,). An arrow to the
   right through its columns, labelled axis 1, leads to a column of three sums,
   shape (3,). In the corner stands the sum of all entries, shape ().
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 4.2))

x = gu.constant([[1, 2, 3, 4], [0.5, 1.5, 2.5, 3.5], [2, 1, 4, 3.0]])


def cells(values, left, top, colour):
    """Draw the cells of a matrix from its upper left corner."""
    for (i, j), value in np.ndenumerate(values):
        x, y = left + j, top - i - 1
        face = (colour, 0.3)
        axes.add_patch(plt.Rectangle((x, y), 0.94, 0.94, facecolor=face))
        middle = {"ha": "center", "va": "center_baseline"}
        axes.text(x + 0.47, y + 0.47, f"{value:.1f}", **middle)


def arrow(start, end):
    """Draw an arrow that follows an axis through the matrix."""
    look = {"arrowstyle": "->", "linewidth": 1.5}
    look["color"] = plt.rcParams["text.color"]
    axes.annotate("", end, start, arrowprops=look)


cells(x.numpy(), 0, 0, "C0")
cells(gu.reduce_sum(x, axis=0).numpy()[np.newaxis], 0, -3.9, "C1")
cells(gu.reduce_sum(x, axis=1).numpy()[:, np.newaxis], 5, 0, "C2")
cells(gu.reduce_sum(x).numpy()[np.newaxis, np.newaxis], 5, -3.9, "C3")

arrow((-0.3, 0.1), (-0.3, -3.9))
arrow((-0.1, 0.3), (5, 0.3))
axes.text(-0.5, -1.5, "axis 0", ha="right", va="center")
axes.text(1.97, 0.5, "axis 1", ha="center")
axes.text(0, -5.1, "sums along axis 0:\nshape (4,)", va="top")
axes.text(6.2, -1.5, "sums\nalong\naxis 1:\nshape\n(3,)", va="center")
axes.text(5, -5.1, "sum of all:\nshape ()", va="top")

axes.set(xlim=(-2, 7.8), ylim=(-6.5, 1.1), aspect="equal")
axes.axis("off")
plt.show()
