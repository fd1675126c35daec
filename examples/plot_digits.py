# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
Handwritten digits
==================

Each picture is 8 by 8 numbers, the amount of ink in each square. They are
from the Optical Recognition of Handwritten Digits data set by Alpaydin and
Kaynak, licensed under CC BY 4.0. Compare the rows: the same digit, by
different people.

.. alt: Fifty small pictures of handwritten digits in coarse grey squares. Ten
   columns hold the digits 0 to 9, five rows hold five examples of each. The
   shapes differ: some sevens have a bar, some ones a foot.

.. inputs: 4.0
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 3))

images, labels = gu.datasets.digits()
sheet = np.full((5 * 9, 10 * 9), np.nan)
for digit in range(10):
    found = np.flatnonzero(labels == digit)[::36]
    for row, index in enumerate(found[:5]):
        place = np.s_[9 * row : 9 * row + 8, 9 * digit : 9 * digit + 8]
        sheet[place] = images[index]

axes.imshow(sheet, cmap="Greys", vmin=0, vmax=16, interpolation="nearest")
for digit in range(10):
    axes.text(3.5 + 9 * digit, -4, digit, ha="center", va="center")
axes.set(xlim=(-1, 90), ylim=(45, -6))
axes.axis("off")
plt.show()
