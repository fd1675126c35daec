# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
Do its probabilities come true?
===============================

Of all points to which the network gives a probability of about 70 per cent,
how many are of class 1? If it is 70 per cent everywhere, the dots lie on the
diagonal. A network that is too timid makes an S that is steeper than it.

.. alt: A reliability diagram: the part that is of class 1 against the
   probability that was said, both from 0 to 1. After 100 epochs the dots
   make an S, below the diagonal at the left and above it at the right. After
   1000 epochs the squares lie close to the dashed diagonal.
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5, 4.8))

X, y = (gu.constant(part[:600]) for part in gu.datasets.gaussians(1000))
fresh_x, fresh_y = gu.datasets.gaussians(200_000, seed=1)
glorot = gu.keras.initializers.GlorotUniform
start = [glorot(seed=46)((2, 4)), [0.0] * 4, glorot(seed=47)((4, 1)), [0.0]]
variables = [gu.Variable(part) for part in start]
bce = gu.keras.losses.BinaryCrossentropy()
optimizer = gu.keras.optimizers.Adam(0.01)


def network(points):
    """Return the probability of class 1."""
    w1, b1, w2, b2 = variables
    return gu.nn.sigmoid(gu.nn.relu(points @ w1 + b1) @ w2 + b2)


def reliability(bins=10):
    """Return what was said and what happened, in each bin."""
    p = network(gu.constant(fresh_x)).numpy()[:, 0]
    place = np.minimum((p * bins).astype(int), bins - 1)
    inside = [place == b for b in range(bins)]
    return np.array([(p[i].mean(), fresh_y[i].mean()) for i in inside]).T


axes.plot([0, 1], [0, 1], "--", color=plt.rcParams["text.color"], lw=1.2)
for epoch in range(1, 1001):
    with gu.GradientTape() as tape:
        penalty = gu.nn.l2_loss(variables[0]) + gu.nn.l2_loss(variables[2])
        total = bce(y, network(X)) + 0.001 * penalty
    gradients = tape.gradient(total, variables)
    optimizer.apply_gradients(zip(gradients, variables, strict=True))
    if epoch == 100:
        axes.plot(*reliability(), "o-", label="after 100 epochs")
axes.plot(*reliability(), "s-", label="after 1000 epochs")

axes.set(xlim=(0, 1), ylim=(0, 1), aspect="equal")
axes.set(xlabel="probability of class 1 that was said")
axes.set(ylabel="part that is of class 1")
axes.grid()
axes.legend()
plt.show()
