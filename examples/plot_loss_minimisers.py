# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
What each loss asks for
=======================

Five houses, and one answer for all of them. Which is best? The mean squared
error is smallest at the mean, the mean absolute error at the median. Huber's
loss lets no house pull harder than its threshold. So the mansion on the right
drags the first minimum far away from the other four houses, and leaves the
other two nearly in place.

.. alt: Three curves above each other, against one predicted price from 0 to
   2000 thousand dollars. Triangles on each axis mark five prices: four between
   200 and 400, and one near 1900. The first curve, mean squared error, is a
   parabola with its minimum at 600, right of the four. The second, mean
   absolute error, is made of straight pieces with a corner at 300. The third,
   Huber's loss, is rounded there, with its minimum at 310.
"""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.animation import FuncAnimation

import groundup as gu

plt.style.use("groundup.book")
figure, rows = plt.subplots(3, figsize=(5.2, 6.2), sharex=True)
losses = gu.keras.losses

# %%
# One answer for five houses: its loss, for every answer from 0 to 2000. The
# units differ, so each loss has an axis of its own.

answers = np.arange(0, 2001, dtype=np.float32)
repeated = np.repeat(answers[:, np.newaxis], 5, axis=1)


def losses_of(prices):
    """Return the three losses of every answer, as shape (3, 2001)."""
    mse = losses.mse(prices, repeated).numpy() / 1e6
    mae = losses.mae(prices, repeated).numpy()
    huber = losses.huber(prices, repeated, delta=100.0).numpy() / 1e3
    return np.stack([mse, mae, huber])


curves, lowest, marks, words = [], [], [], []
titles = "MSE, in 10¹² squared $", "MAE, in 1000 $"
titles += ("Huber's loss, δ = 100, in 10⁹ squared $",)
for k, (title, top) in enumerate(zip(titles, (2.4, 1400, 140), strict=True)):
    look = {"color": f"C{k}"}
    curves += rows[k].plot([], [], **look)
    lowest += rows[k].plot([], [], "o", **look)
    marks += rows[k].plot([0], [0], "^", color="C3", clip_on=False, zorder=3)
    words.append(rows[k].text(700, 0.78 * top, "", **look))
    rows[k].set(title=title, xlim=(0, 2000), ylim=(0, top))
rows[-1].set_xlabel("one answer for all houses, in 1000 $")

# %%
# The mansion's price moves from frame to frame; the last frame is the picture.


def draw(mansion):
    """Draw the three losses for one price of the mansion."""
    prices = np.array([210, 240, 300, 390, mansion], np.float32)
    for k, loss in enumerate(losses_of(prices)):
        best = loss.argmin()
        curves[k].set_data(answers, loss)
        lowest[k].set_data([best], [loss[best]])
        marks[k].set_data(prices, np.zeros(5))
        words[k].set_text(f"minimum at {best}")


frames = np.linspace(420, 1860, 49)
animation = FuncAnimation(figure, draw, frames, interval=80)
figure.canvas.draw()  # so it starts where no window opens
draw(1860)
plt.show()
