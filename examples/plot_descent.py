# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
Four learning rates on one parabola
===================================

Gradient descent starts at the same point four times. How does the learning
rate decide what follows? A small rate creeps, a larger one is nearly there in
two steps. A rate above 1/2 jumps across the valley at every step, and still
arrives. Above 1 every jump ends higher than the one before.

.. alt: The parabola x² + 3x + 2 four times, each with the path of gradient
   descent from x = 1.5. With rate 0.1 the path creeps down one side. With 0.4
   it reaches the bottom in two or three steps. With 0.9 it jumps from side to
   side, lower each time. With 1.05 it jumps from side to side, higher each
   time, and leaves the picture.

.. inputs: 1.5 0.1 0.4 0.9 1.05
"""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.animation import FuncAnimation

plt.style.use("groundup.book")
figure, grid = plt.subplots(2, 2, figsize=(5.2, 5.2), sharex=True, sharey=True)

STEPS = 10


def f(x):
    """Return the parabola's height at x."""
    return x**2 + 3 * x + 2


# %%
# Each path: x minus the rate times the derivative 2x + 3, ten times.

curve = np.linspace(-8, 5, 200)
rates, paths, lines = (0.1, 0.4, 0.9, 1.05), [], []
for axes, rate in zip(grid.flat, rates, strict=True):
    path = [1.5]
    for _ in range(STEPS):
        path.append(path[-1] - rate * (2 * path[-1] + 3))
    paths.append(np.array(path))
    axes.plot(curve, f(curve), color="C0", linewidth=1.5)
    lines += axes.plot([], [], "o-", color="C1", linewidth=1.2, ms=5)
    axes.set(title=f"learning rate {rate}", xlim=(-8, 5), ylim=(-2, 38))
figure.supxlabel("x")
figure.supylabel("f(x)")

# %%
# Five frames a step: the points so far, and one on its way to the next.

FRAMES = 5 * STEPS + 1


def draw(frame):
    """Show the first frame / 5 steps of each path."""
    now = frame / 5
    shown = np.append(np.arange(int(now) + 1), now)
    for path, line in zip(paths, lines, strict=True):
        every = np.arange(STEPS + 1)
        x, y = (np.interp(shown, every, each) for each in (path, f(path)))
        line.set_data(x, y)
    return lines


animation = FuncAnimation(figure, draw, FRAMES, interval=90)
figure.canvas.draw()  # so it starts where no window opens
draw(FRAMES - 1)
plt.show()
