# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
A narrow valley, with and without momentum
==========================================

One direction is 30 times as steep as the other. Gradient descent, at its best
rate, jumps from wall to wall and creeps along the floor. Momentum, at its best
setting, swings wide at first, then closes in.

.. alt: Two panels with the same long elliptical contours. Above, gradient
   descent zigzags between the steep walls and is still far from the centre
   after 30 steps. Below, momentum makes a few wide swings and reaches the
   centre.
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, panels = plt.subplots(2, 1, figsize=(5.2, 5), sharex=True, sharey=True)

FLAT, STEEP = 1.0, 30.0


def walk(optimizer, steps=30):
    """Return the start and the position after each step."""
    theta = gu.Variable([10.0, 1.0])
    path = [theta.numpy()]
    for _ in range(steps):
        # The gradient of (FLAT x² + STEEP y²) / 2.
        gradient = gu.constant([FLAT, STEEP]) * theta
        optimizer.apply_gradients([(gradient, theta)])
        path.append(theta.numpy())
    return np.array(path)


# %%
# The best settings, from the smallest and the largest curvature.

root = np.sqrt(STEEP / FLAT)
best_rate = 4 / (np.sqrt(FLAT) + np.sqrt(STEEP)) ** 2
best_momentum = ((root - 1) / (root + 1)) ** 2
SGD = gu.keras.optimizers.SGD
runs = (
    ("gradient descent", SGD(2 / (FLAT + STEEP)), "C1"),
    ("momentum", SGD(float(best_rate), momentum=best_momentum), "C0"),
)

X, Y = np.meshgrid(np.linspace(-8, 11, 120), np.linspace(-2.2, 2.2, 60))
heights = (FLAT * X**2 + STEEP * Y**2) / 2
levels = np.arange(1, 11) ** 2
for axes, (words, optimizer, colour) in zip(panels, runs, strict=True):
    axes.contour(X, Y, heights, levels, colors="C2", linewidths=0.8)
    path = walk(optimizer)
    axes.plot(*path.T, "o-", color=colour, ms=4, lw=1.3)
    axes.plot(0, 0, "x", ms=11, mew=2.5, color=plt.rcParams["text.color"])
    left = np.linalg.norm(path[-1]) / np.linalg.norm(path[0])
    axes.set(title=f"{words}: {100 * left:.2g} % of the distance left")
    axes.set(ylabel="steep direction")
panels[1].set(xlabel="flat direction")
plt.show()
