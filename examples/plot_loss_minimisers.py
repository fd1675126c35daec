# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib"]
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

import groundup as gu

plt.style.use("groundup.book")
figure, rows = plt.subplots(3, figsize=(5.2, 6.4), sharex=True)

prices = np.array([210, 240, 300, 390, 1860], np.float32)
answers = np.arange(0, 2001, dtype=np.float32)

# %%
# Row by row, one answer for five houses. The units differ, so each loss has an
# axis of its own.

repeated = np.repeat(answers[:, np.newaxis], len(prices), axis=1)
for axes, name, loss, unit, colour in zip(
    rows,
    ("MSE", "MAE", "Huber's loss, δ = 100"),
    (
        gu.keras.losses.mse(prices, repeated),
        gu.keras.losses.mae(prices, repeated),
        gu.keras.losses.huber(prices, repeated, delta=100.0),
    ),
    ("1000 $, squared", "1000 $", "1000 $, squared"),
    ("C0", "C1", "C2"),
    strict=True,
):
    best = answers[int(gu.argmin(loss))]
    axes.plot(answers, loss, color=colour)
    axes.plot(best, gu.reduce_min(loss), "o", color=colour)
    top = float(gu.reduce_max(loss))
    axes.plot(prices, np.zeros(5), "^", color="C3", clip_on=False, zorder=3)
    axes.axvline(best, color=colour, linestyle=":", linewidth=1.5)
    axes.text(best + 60, 0.78 * top, f"minimum at {best:.0f}", color=colour)
    axes.set(title=name, ylabel=unit, ylim=(0, top), xlim=(0, 2000))
    axes.ticklabel_format(axis="y", style="plain")

rows[-1].set_xlabel("one answer for all houses, in 1000 $")
plt.show()
