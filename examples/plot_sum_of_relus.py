# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
A curve from bends
==================

How can a function with a single corner draw a curve? Add up several. Each unit
is flat up to its corner and straight after it. Where a unit sets in, the sum
bends, and between two corners it is straight.

.. alt: Two charts over the same axis from 0 to about 6. Above, a sine wave
   and a chain of seven straight pieces that follows it; a dot marks each
   corner. Below, the seven units, each 0 up to its own corner and then a
   straight line, some rising and some falling. The sum of the lines below is
   the chain above.
"""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.animation import FuncAnimation

import groundup as gu

plt.style.use("groundup.book")
figure, (top, bottom) = plt.subplots(2, figsize=(5.2, 5.4), sharex=True)

corners = np.linspace(0, 2 * np.pi, 8)
slopes = np.diff(np.sin(corners)) / np.diff(corners)
weights = np.diff(slopes, prepend=0)  # by how much each unit turns the line
x = np.linspace(0, 2 * np.pi, 401)
units = gu.nn.relu(x[:, None] - corners[:-1]).numpy()

top.plot(x, np.sin(x), color="C2", linewidth=4, label="sin x")
(chain,) = top.plot(x, 0 * x, color="C0", label="sum of the units")
(dots,) = top.plot([], [], "o", color="C0")
lines = bottom.plot(x, units * 0, color="C1", linewidth=1.6)
top.set(ylim=(-1.2, 2.2), yticks=[-1, 0, 1])
top.legend(loc="lower left")
bottom.set(ylim=(-5, 6), xlabel="input x", title="the units, one by one")
for axes in (top, bottom):
    axes.grid()

# %%
# One unit after the other sets in: its weight grows from 0 to its full value.

FRAMES_A_UNIT = 9


def draw(frame):
    """Draw the sum with the first units at full weight, one still growing."""
    share = np.clip((frame + 1) / FRAMES_A_UNIT - np.arange(7), 0, 1)
    parts = units * (share * weights)
    chain.set_ydata(parts.sum(axis=1))
    for line, part in zip(lines, parts.T, strict=True):
        line.set_ydata(part)
    shown = np.flatnonzero(share)
    places = np.searchsorted(x, corners[shown])
    dots.set_data(corners[shown], parts.sum(axis=1)[places])
    return [chain, dots, *lines]


frames = 7 * FRAMES_A_UNIT
animation = FuncAnimation(figure, draw, frames, interval=70, repeat=False)
figure.canvas.draw()  # so it starts where no window opens
draw(frames - 1)
plt.show()
