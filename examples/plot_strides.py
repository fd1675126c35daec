# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
One row of memory, read in two ways
===================================

Memory has no rows and columns: it is one long row of cells. What turns it
into a table? For each axis, a stride says how many cells to go on for the next
entry. Swap the two strides, and the same cells read as the transpose.

.. alt: Above, a table of 3 rows and 4 columns holds the numbers 0 to 11. In
   the middle, the same numbers stand in one row of twelve memory cells. Below
   is the transpose, 4 rows and 3 columns. An arrow from cell 0 to cell 4 is
   the table's step to the next row; the transpose takes the same step to its
   next column. A step of one cell is a column of the table and a row of the
   transpose.
"""

import matplotlib.pyplot as plt
import numpy as np

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 5.8))

memory = np.arange(12, dtype=np.float32)
table = memory.reshape(3, 4)


def cells(array, left, top):
    """Draw an array's entries, coloured by the row of the table."""
    for (i, j), value in np.ndenumerate(array):
        face = (f"C{int(value) // 4}", 0.3)
        x, y = left + j, top - i - 1
        axes.add_patch(plt.Rectangle((x, y), 0.92, 0.92, facecolor=face))
        middle = {"ha": "center", "va": "center_baseline"}
        axes.text(x + 0.46, y + 0.46, f"{value:.0f}", **middle)


def step(first, last, y, height, words):
    """Draw an arrow from one memory cell to another, and say what it does."""
    bend = -height / (last - first)
    arrow = {"arrowstyle": "->", "connectionstyle": f"arc3,rad={bend}"}
    arrow |= {"color": plt.rcParams["text.color"], "linewidth": 1.5}
    ends = (last + 0.46, y), (first + 0.46, y)
    axes.annotate("", *ends, arrowprops=arrow)
    side = "bottom" if height > 0 else "top"
    axes.text(first + 0.46, y + 0.65 * height, words, va=side)


# %%
# The table, the memory, and the transpose. They share one memory: the strides
# differ. NumPy counts them in bytes, the picture in cells.

for name, array, top in ("table", table, 9.6), ("table.T", table.T, 0):
    cells(array, 0, top)
    strides = tuple(stride // array.itemsize for stride in array.strides)
    lines = f"{name}\nshape {array.shape}\nstrides {strides}"
    axes.text(5, top, lines, va="top", linespacing=1.5)
assert np.shares_memory(table, table.T)

cells(memory[np.newaxis], 0, 3.9)
axes.text(11.92, 4.1, "memory", ha="right")
step(0, 4, 4.0, 1.6, "next row: 4 on")
step(6, 7, 4.0, 0.7, "next column: 1 on")
step(0, 1, 2.8, -0.7, "next row: 1 on")
step(5, 9, 2.8, -1.6, "next column: 4 on")

axes.set(xlim=(-0.1, 12.1), ylim=(-4.1, 9.7), aspect="equal")
axes.axis("off")
plt.show()
