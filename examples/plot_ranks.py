# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
Tensors of rank 0 to 4
======================

How many indices does it take to point at one number? That count is a tensor's
rank. Read from left to right, line by line: each tensor is a row of what stood
before, and its shape grows by one number at the left.

.. alt: Five tensors drawn as blocks of cubes. A scalar is one cube, shape ().
   A vector is a row of four cubes, shape (4,). A matrix is a wall of three
   such rows, shape (3, 4). Two walls, one behind the other, have rank 3 and
   shape (2, 3, 4). Three of these blocks side by side have rank 4 and shape
   (3, 2, 3, 4).
"""

import matplotlib.pyplot as plt
import numpy as np

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(4.9, 4.7))
paper = plt.rcParams["figure.facecolor"]

# %%
# One step along each axis of a block, on paper: to the next page (away from
# us), to the next row (down), to the next column. A cube has three faces that
# we can see, each spanned by two of these steps.

page, row, column = np.array([[0.87, 0.5], [0, -1], [0.87, -0.5]])
faces = [(page, column, 0.3), (row, column, 0.6), (page, row, 0.95)]


def draw(corner, shape, colour):
    """Draw the outside of a block with this shape (pages, rows, columns)."""
    pages, rows, columns = shape
    starts = [0 * row, 0 * row, columns * column]
    sizes = [(pages, columns), (rows, columns), (pages, rows)]
    for (u, v, shade), start, size in zip(faces, starts, sizes, strict=True):
        for i, j in np.ndindex(size):
            first = corner + start + i * u + j * v
            axes.fill(
                *np.transpose([first, first + u, first + u + v, first + v]),
                facecolor=(colour, shade),
                edgecolor=paper,
                linewidth=1,
            )


# %%
# A tensor of rank 3 or less is one block; one of rank 4 is a row of blocks.

tensors = [
    ("scalar", (), (0, 0)),
    ("vector", (4,), (3, 0)),
    ("matrix", (3, 4), (7.7, 0)),
    ("rank 3", (2, 3, 4), (12.6, 0)),
    ("rank 4", (3, 2, 3, 4), (0, -9.6)),
]
for i, (word, shape, corner) in enumerate(tensors):
    block = (1, 1, 1, *shape)[-3:]
    for copy in range(shape[0] if len(shape) == 4 else 1):
        draw(np.add(corner, (6.3 * copy, 0)), block, f"C{i}")
    x, y = corner
    axes.text(x, y + 1.4, f"{word}\n{shape}", va="bottom", linespacing=1.4)

axes.margins(0)
axes.set_aspect("equal")
axes.axis("off")
plt.show()
