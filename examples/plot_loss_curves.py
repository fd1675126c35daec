# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib"]
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
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, grid = plt.subplots(3, 2, figsize=(5.2, 7.2))
losses = gu.keras.losses

# %%
# Three losses of a price, in 1000 dollars, where the truth is 300.

price = np.linspace(200, 400, 401, dtype=np.float32)[:, np.newaxis]
true_price = np.full_like(price, 300)
huber = losses.huber(true_price, price, delta=30.0)

# %%
# Three losses of probabilities. The logits are those of three classes, of
# which the first is right. The true distribution of the last is 0.7 and 0.3.

p = np.linspace(0.01, 0.99, 393, dtype=np.float32)[:, np.newaxis]
logit = np.linspace(-6, 6, 401, dtype=np.float32)
logits = np.stack([logit, 0 * logit, 0 * logit], axis=1)
first = np.zeros(len(logit), int)
sparse = losses.sparse_categorical_crossentropy(first, logits, True)
votes = np.tile(np.array([0.7, 0.3], np.float32), (len(p), 1))
divergence = losses.kld(votes, np.concatenate([p, 1 - p], axis=1))

for axes, title, x, loss, xlabel, ylabel in zip(
    grid.flat,
    ("Squared error", "Absolute error", "Huber's loss, δ = 30")
    + ("Binary\ncross-entropy", "Categorical\ncross-entropy", "KL divergence"),
    (price, price, price, p, logit, p),
    (losses.mse(true_price, price), losses.mae(true_price, price), huber)
    + (losses.binary_crossentropy(np.ones_like(p), p), sparse, divergence),
    ("price, 1000 $",) * 3
    + ("probability, label 1", "logit of the truth", "p of class 0"),
    ("1000 $, squared", "1000 $", "1000 $, squared", "nats", "nats", "nats"),
    strict=True,
):
    axes.plot(x, loss, color="C0" if "$" in ylabel else "C1")
    axes.set(title=title, xlabel=xlabel, ylabel=ylabel)
    axes.set(xlim=np.round([x.min(), x.max()]), ylim=(0, None))
    axes.locator_params(axis="x", nbins=4)
plt.show()
