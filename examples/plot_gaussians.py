# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
Two overlapping clouds
======================

Two classes of points, each drawn from a normal distribution. The dashed curve
is where both densities are equal: the best boundary that there is. No
classifier can put all points on the right side of it.

.. alt: A scatter plot of two clouds of points. Class 0, rust circles, lies
   around (−1, −1), class 1, blue crosses, around (1, 1). Between them runs a
   dashed curve, nearly straight, from the upper left to the lower right. A
   few points of each class lie on the other class's side.
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 4.8))

X, y = gu.datasets.gaussians(1000)
for label, colour, marker in (0, "C1", "o"), (1, "C0", "x"):
    points = X[y[:, 0] == label]
    look = {"s": 16, "color": colour, "marker": marker, "linewidths": 0.9}
    axes.scatter(*points.T, label=f"class {label}", **look)

# %%
# Where the densities are equal, (x₀ − 5)(x₁ − 5) = 24.

x0 = np.linspace(-3, 2.6, 100)
ink = plt.rcParams["text.color"]
axes.plot(x0, 5 + 24 / (x0 - 5), "--", color=ink, label="best boundary")
axes.set(xlim=(-3.5, 3.5), ylim=(-3.5, 3.5), aspect="equal")
axes.set(xlabel="feature 0", ylabel="feature 1")
axes.legend(loc="lower center", bbox_to_anchor=(0.45, 1), ncols=3)
plt.show()
