# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
Six losses, each on its own axis
================================

What does a loss look like as the prediction moves? Each picture has its own
axis and its own unit, because the units cannot be compared. Look at the
shapes: smooth or pointed at the minimum, straight or ever steeper far away,
bounded or not.

.. alt: Six small plots, in three rows of two. Squared error: a parabola with
   its minimum at the true price, 300. Absolute error: a V with its corner
   there. Huber's loss: round at 300, straight further out. Binary
   cross-entropy for label 1: falling steeply, then slowly, to 0 at probability
   1. Categorical cross-entropy against the logit of the right class: a
   straight line that bends towards 0. KL divergence: a bowl that touches 0 at
   the true probability.

.. inputs: 0.7, 0.3
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, grid = plt.subplots(3, 2, figsize=(5.2, 7.2))
losses = gu.keras.losses


def draw(place, title, x, loss, xlabel, unit):
    """Draw one loss against the prediction, with its own unit."""
    axes = grid[place]
    axes.plot(x, loss, color="C1" if unit == "nats" else "C0")
    axes.set(title=title, xlabel=xlabel, ylabel=unit)
    axes.set(xlim=np.round([x.min(), x.max()]), ylim=(0, None))
    axes.locator_params(axis="x", nbins=4)


# %%
# Three losses of a price, in 1000 dollars, where the truth is 300.

price = np.linspace(200, 400, 401, dtype=np.float32)[:, np.newaxis]
true = np.full_like(price, 300)
label, unit = "price, 1000 $", "10⁶ squared $"
huber = losses.huber(true, price, delta=30.0)
draw((0, 0), "Squared error", price, losses.mse(true, price), label, unit)
draw((0, 1), "Absolute error", price, losses.mae(true, price), label, "1000 $")
draw((1, 0), "Huber's loss, δ = 30", price, huber, label, unit)

# %%
# Three losses of probabilities. The logits are those of three classes, of
# which the first is right. The true distribution of the last is 0.7 and 0.3.

p = np.linspace(0.01, 0.99, 393, dtype=np.float32)[:, np.newaxis]
binary = losses.binary_crossentropy(np.ones_like(p), p)
draw((1, 1), "Binary\ncross-entropy", p, binary, "p of label 1", "nats")

z = np.linspace(-6, 6, 401, dtype=np.float32)
logits = np.stack([z, 0 * z, 0 * z], axis=1)
sparse = losses.sparse_categorical_crossentropy(0 * z, logits, True)
title = "Categorical\ncross-entropy"
draw((2, 0), title, z, sparse, "logit of the truth", "nats")

votes = np.tile(np.array([0.7, 0.3], np.float32), (len(p), 1))
divergence = losses.kld(votes, np.concatenate([p, 1 - p], axis=1))
draw((2, 1), "KL divergence", p, divergence, "p of class 0", "nats")
plt.show()
