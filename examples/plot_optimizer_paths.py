# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib"]
# ///
"""
Four optimizers on one surface
==============================

From one start, 50 steps each. What does each rule make of the same gradients?
Gradient descent creeps at this rate, momentum overshoots and swings back, Adam
and RMSProp leave along the diagonal with steps of about the learning rate. The
cross marks the only minimum, which is not at (0, 0).

.. alt: Four paths over the contours of a wavy bowl, all from (2, 1.5).
   Gradient descent stops about half way, short of the valley floor. Momentum
   runs past the minimum and curls back. Adam goes down a diagonal, passes the
   minimum and turns. RMSProp starts with long diagonal steps and ends on the
   cross at the minimum.

.. inputs: 1.5
"""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.animation import FuncAnimation

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 5.2))

STEPS = 50
MINIMUM = (-0.27688, 0.01321)
RINGS = {"colors": "C2", "linewidths": 0.8}


def surface(theta):
    """Return the loss at a point (x, y), or at many."""
    x, y = theta[0], theta[1]
    waves = 0.3 * gu.sin(3 * x) * gu.cos(3 * y)
    return x**2 + y**2 + waves + 0.1 * (x + y) ** 2


def walk(optimizer):
    """Return the start and the position after each step."""
    theta = gu.Variable([2.0, 1.5])
    path = [theta.numpy()]
    for _ in range(STEPS):
        with gu.GradientTape() as tape:
            loss = surface(theta)
        optimizer.apply_gradients([(tape.gradient(loss, theta), theta)])
        path.append(theta.numpy())
    return np.array(path)


# %%
# Contours: equal steps of the square root keep the floor visible.

grid = np.stack(np.meshgrid(np.linspace(-1, 2.4, 120), np.linspace(-1, 2.2)))
levels = np.linspace(0.1, 3.4, 12) ** 2 - 0.1375
axes.contour(*grid, surface(grid).numpy(), levels, **RINGS)

optimizers = gu.keras.optimizers
lines, paths = [], []
for words, optimizer, colour, marker in (
    ("SGD(0.01)", optimizers.SGD(0.01), "C1", "o"),
    ("momentum 0.9", optimizers.SGD(0.01, momentum=0.9), "C0", "^"),
    ("Adam(0.1)", optimizers.Adam(0.1), "C3", "s"),
    ("RMSprop(0.1)", optimizers.RMSprop(0.1), "C4", "D"),
):
    look = {"color": colour, "marker": marker, "ms": 4, "linewidth": 1.3}
    lines += axes.plot([], [], label=words, **look)
    paths.append(walk(optimizer))
ink = plt.rcParams["text.color"]
axes.plot(*MINIMUM, "x", ms=13, mew=3, color=ink, label="minimum", zorder=4)
axes.set(xlabel="x", ylabel="y", aspect="equal", xlim=(-1, 2.4))
figure.legend(loc="outside lower center", ncols=2)

# %%
# One frame for each step.


def draw(step):
    """Show the paths up to a step."""
    for path, line in zip(paths, lines, strict=True):
        line.set_data(*path[: step + 1].T)
    return lines


animation = FuncAnimation(figure, draw, STEPS + 1, interval=95)
figure.canvas.draw()  # so it starts where no window opens
draw(STEPS)
plt.show()
