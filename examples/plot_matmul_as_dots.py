# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
A matrix product is a table of dot products
===========================================

Where does one entry of a matrix product come from? From one row of the first
matrix and one column of the second. Put the second matrix above the product:
the row and the column meet in the entry that they make.

.. alt: A 3 by 4 matrix X stands at the left, a 4 by 2 matrix W above, and
   their 3 by 2 product in the corner between them. Row 1 of X (0.5, 1.5, 2.5,
   3.5) and column 0 of W (0.1, 0.3, 0.5, 0.7) stand out. They meet in one
   entry of the product; below, the sum of four products that makes it is
   written out.

.. inputs: 0.5, 1.5, 2.5, 3.5, 0.1, 0.3, 0.7
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(4.4, 5.8))

x = gu.constant([[1, 2, 3, 4], [0.5, 1.5, 2.5, 3.5], [2, 1, 4, 3.0]])
w = gu.constant([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6], [0.7, 0.8]])
row, column = 1, 0


def matrix(tensor, left, top, colour, rows, columns):
    """Draw a matrix; the chosen rows and columns stand out."""
    for (i, j), value in np.ndenumerate(tensor.numpy()):
        chosen = i in rows and j in columns
        x, y = left + j, top - i - 1
        face = (colour, 0.36 if chosen else 0.1)
        axes.add_patch(plt.Rectangle((x, y), 0.94, 0.94, facecolor=face))
        style = {"ha": "center", "va": "center_baseline"}
        style["weight"] = "bold" if chosen else "normal"
        axes.text(x + 0.47, y + 0.47, f"{value:.1f}", **style)


matrix(x, 0, 0, "C0", [row], range(4))
matrix(w, 4.6, 4.6, "C1", range(4), [column])
matrix(x @ w, 4.6, 0, "C2", [row], [column])

note = {"va": "center_baseline"}
axes.text(0, 0.4, f"X, {tuple(x.shape)}", **note)
axes.text(4.3, 2.6, f"W, {tuple(w.shape)}", ha="right", **note)
axes.text(4.6, -3.4, f"XW, {tuple((x @ w).shape)}", **note)

# %%
# The dot product, written out below.

pairs = zip(x.numpy()[row], w.numpy()[:, column], strict=True)
terms = [f"{a:.1f} · {b:.1f}" for a, b in pairs]
total = (x @ w).numpy()[row, column]
axes.text(0, -4.5, " + ".join(terms) + f" = {total:.1f}", fontsize=11, **note)

axes.set(xlim=(-0.1, 7.1), ylim=(-4.9, 4.7), aspect="equal")
axes.axis("off")
plt.show()
