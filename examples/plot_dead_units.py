# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
A dead unit
===========

A ReLU unit with two inputs is 0 on one side of a line and positive on the
other. Most units say nothing about some samples: that is how they differ from
each other. A unit is dead when *all* samples lie on its silent side.

.. alt: A cloud of 200 points with three straight lines. Two of the lines cut
   through the cloud; arrows on them show the side where the unit is active,
   for about half and for about a fifth of the samples. The third line passes
   far above the cloud and its arrow points away from it: active for 0 percent.
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 5.0))

x = np.random.default_rng(4).standard_normal((200, 2), dtype=np.float32)
axes.plot(*x.T, "o", markersize=4, color=plt.rcParams["xtick.color"])

# %%
# A column of weights for each unit, and its bias. Where the weighted sum is 0,
# the unit's line runs; the arrow shows the direction of its weights.

w = np.array([[0.8, -0.6, 0.28], [0.6, 0.8, 0.96]], np.float32)
b = np.array([0.0, -0.7, -3.9], np.float32)
active = gu.reduce_mean(gu.cast(x @ w + b > 0, gu.float32), axis=0).numpy()

for j, colour in enumerate(["C0", "C2", "C1"]):
    normal = w[:, j]
    along = np.array([-normal[1], normal[0]])
    foot = -b[j] * normal  # the point of the line that is closest to 0
    ends = np.stack([foot - 9 * along, foot + 9 * along])
    axes.plot(*ends.T, color=colour, linestyle="--" if j == 2 else "-")
    tail = foot + [1.6, -2.3, 0.6][j] * along
    arrow = {"arrowstyle": "-|>", "color": colour, "linewidth": 2}
    arrow |= {"shrinkA": 0, "shrinkB": 0, "mutation_scale": 16}
    axes.annotate("", tail + 0.8 * normal, tail, arrowprops=arrow)
    words = f"active for {active[j]:.0%}" + (": dead" if j == 2 else "")
    axes.text(
        *[(1.85, -1.95), (-4.6, 1.4), (-2.2, 5.4)][j], words, color=colour
    )

axes.set(xlim=(-4.7, 4.7), ylim=(-4, 6), aspect="equal")
axes.set(xlabel="feature 0", ylabel="feature 1")
plt.show()
