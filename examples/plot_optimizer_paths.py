# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
Four optimizers on one surface
==============================

From one start, 50 steps each. Gradient descent creeps at this rate, momentum
overshoots and swings back, Adam and RMSProp leave along the diagonal. The
cross marks the only minimum, which is not at (0, 0).

.. alt: Four paths over the contours of a wavy bowl, all from (2, 1.5).
   Gradient descent stops short of the valley floor. Momentum runs past the
   minimum and swings back. Adam goes down a diagonal, passes the minimum and
   turns. RMSProp starts with long diagonal steps and ends on the cross.

.. inputs: 1.5
"""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.animation import FuncAnimation

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 5.2))


def surface(theta):
    """Return the loss at a point (x, y), or at many."""
    x, y = theta[0], theta[1]
    waves = 0.3 * gu.sin(3 * x) * gu.cos(3 * y)
    return x**2 + y**2 + waves + 0.1 * (x + y) ** 2


# %%
# Contours: equal steps of the square root keep the floor visible.

grid = np.stack(np.meshgrid(np.linspace(-1, 2.4, 120), np.linspace(-1, 2.2)))
levels = np.linspace(0.1, 3.4, 12) ** 2 - 0.1375
axes.contour(*grid, surface(grid), levels, colors="C2", linewidths=0.8)
ink = plt.rcParams["text.color"]
axes.plot(-0.27688, 0.01321, "x", ms=13, mew=3, color=ink, zorder=4)
axes.set(xlabel="x", ylabel="y", aspect="equal", xlim=(-1, 2.4))

# %%
# Walk, then show one step more in each frame.

SGD, Adam = gu.keras.optimizers.SGD, gu.keras.optimizers.Adam
paths = []
for words, optimizer, look in (
    ("SGD(0.01)", SGD(0.01), "C1o-"),
    ("momentum 0.9", SGD(0.01, momentum=0.9), "C0^-"),
    ("Adam(0.1)", Adam(0.1), "C3s-"),
    ("RMSprop(0.1)", gu.keras.optimizers.RMSprop(0.1), "C4D-"),
):
    theta = gu.Variable([2.0, 1.5])
    path = [theta.numpy()]
    for _ in range(50):
        with gu.GradientTape() as tape:
            loss = surface(theta)
        optimizer.apply_gradients([(tape.gradient(loss, theta), theta)])
        path.append(theta.numpy())
    (line,) = axes.plot([], [], look, ms=4, linewidth=1.3, label=words)
    paths.append((line, np.transpose(path)))
figure.legend(loc="outside lower center", ncols=2)


def draw(step):
    """Show the paths up to a step."""
    for line, path in paths:
        line.set_data(path[:, : step + 1])


animation = FuncAnimation(figure, draw, 51, interval=95)
figure.canvas.draw()  # so it starts where no window opens
draw(50)
plt.show()
