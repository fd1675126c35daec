# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
Broadcasting: copies in thought, not in memory
==============================================

How can a column of 3 numbers and a row of 4 be added? An axis of length 1 is
read again and again, as if it had been copied. Solid cells are stored; the
dashed ones are not: along their axis the stride is 0, a step to the same cell.

.. alt: Three grids of 3 rows and 4 columns, the first two added to give the
   third. In the first, only the left column (0, 10, 20) is solid, and dashed
   columns repeat it. In the second, only the top row (1, 2, 3, 4) is solid,
   and dashed rows repeat it. The sum is solid everywhere: 1 to 4, 11 to 14,
   and 21 to 24.
"""

import matplotlib.pyplot as plt
import numpy as np

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 4.8))

column = np.array([[0], [10], [20]], dtype=np.float32)
row = np.array([1, 2, 3, 4], dtype=np.float32)


def grid(array, left, top, colour):
    """Draw an array stretched to (3, 4); repeated cells are dashed."""
    stretched = np.broadcast_to(array, (3, 4))
    strides = np.array(stretched.strides) // array.itemsize
    for index, value in np.ndenumerate(stretched):
        again = any(
            i > 0 and s == 0 for i, s in zip(index, strides, strict=True)
        )
        x, y = left + index[1], top - index[0] - 1
        dashed = {"fill": False, "ls": "--", "ec": plt.rcParams["xtick.color"]}
        look = dashed if again else {"facecolor": (colour, 0.35)}
        axes.add_patch(plt.Rectangle((x, y), 0.86, 0.86, **look))
        middle = {"ha": "center", "va": "center_baseline"}
        axes.text(x + 0.43, y + 0.43, f"{value:.0f}", **middle)
    words = f"{array.shape}\nstrides ({strides[0]}, {strides[1]})"
    axes.text(left, top + 0.25, words, linespacing=1.4)


grid(column, 0, 4.9, "C0")
grid(row, 5.6, 4.9, "C1")
grid(column + row, 5.6, 0, "C2")
axes.text(4.75, 3.4, "+", ha="center", va="center", fontsize=18)
axes.text(4.75, -1.5, "=", ha="center", va="center", fontsize=18)

words = "dashed: not stored,\nread again\n(stride 0)"
axes.text(0, -0.45, words, va="top", linespacing=1.4)

axes.set(xlim=(-0.1, 9.6), ylim=(-3.1, 6.6), aspect="equal")
axes.axis("off")
plt.show()
