# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib"]
# ///
"""
Tensors of rank 0 to 4
======================

A tensor is a block of numbers. How many indices do you need to point at one
of them? That count is its rank, and each index adds a direction to the
picture: along a row, down the rows, through the pages, across the books.

.. alt: Five tensors drawn as blocks of cells. A scalar is one cell, shape
   (). A vector is a row of four cells, shape (4,). A matrix has three rows of
   four, shape (3, 4). Two such matrices, one behind the other, have shape
   (2, 3, 4), and three of those blocks side by side have shape (3, 2, 3, 4).
"""

import matplotlib.pyplot as plt
import numpy as np

plt.style.use("groundup.book")
paper = plt.rcParams["figure.facecolor"]

tensors = [
    np.zeros(()),
    np.zeros(4),
    np.zeros((3, 4)),
    np.zeros((2, 3, 4)),
    np.zeros((3, 2, 3, 4)),
]
words = ["a scalar", "a vector", "a matrix", "rank 3", "rank 4"]

# %%
# Every tensor becomes a stack of pages: missing axes count as one. A page
# further back is drawn first, a little higher and to the right.

figure, axes = plt.subplots(figsize=(5.2, 5.2))


def draw(tensor, left, top, colour):
    """Draw a tensor's cells from its upper left corner."""
    blocks, pages, rows, columns = (1,) * (4 - tensor.ndim) + tensor.shape
    for block, page, row, column in np.ndindex(blocks, pages, rows, columns):
        back = pages - 1 - page
        corner = (
            left + block * 5.6 + column + 0.55 * back,
            top - row - 1 + 0.55 * back,
        )
        shade = 0.25 + 0.6 * (row + column) / (rows + columns)
        for face in (paper, (colour, shade)):
            axes.add_patch(
                plt.Rectangle(corner, 0.9, 0.9, facecolor=face, linewidth=0)
            )


corners = [(0, 12.4), (5.6, 12.4), (0, 9), (7.0, 9), (0, 3.4)]
for i, (tensor, corner) in enumerate(zip(tensors, corners, strict=True)):
    draw(tensor, *corner, f"C{i}")
    axes.text(
        corner[0],
        corner[1] - (tensor.shape[-2] if tensor.ndim > 1 else 1) - 0.3,
        f"{words[i]}, {tensor.shape}",
        va="top",
    )

axes.set(xlim=(-0.1, 16), ylim=(-1, 13), aspect="equal")
axes.axis("off")
plt.show()
