# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
Losses above the minimum
========================

How fast does each loss fall? Three of the four go below 0, where a logarithmic
axis has no place for them. The loss minus the lowest possible loss is never
negative, and on this axis a straight line is a constant factor a step.

.. alt: Loss above the minimum against the step, 0 to 50, on a logarithmic
   axis. SGD falls slowly and ends near 1. Momentum and Adam reach a hundredth
   and swing up and down around it. RMSProp goes down slowly first, passes a
   hundredth about half way, then falls steeply to less than a billionth.
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 4.6))


def surface(theta):
    """Return the loss at a point (x, y)."""
    x, y = theta[0], theta[1]
    waves = 0.3 * gu.sin(3 * x) * gu.cos(3 * y)
    return x**2 + y**2 + waves + 0.1 * (x + y) ** 2


def losses(optimizer, start=(2.0, 1.5), steps=50):
    """Return the loss at the start and after each step, in float64."""
    theta = gu.Variable(np.array(start))
    found = [surface(theta).numpy()]
    for _ in range(steps):
        with gu.GradientTape() as tape:
            loss = surface(theta)
        optimizer.apply_gradients([(tape.gradient(loss, theta), theta)])
        found.append(surface(theta).numpy())
    return np.array(found)


# %%
# The lowest loss: where gradient descent at a good rate ends.

optimizers = gu.keras.optimizers
lowest = losses(optimizers.SGD(0.2), steps=100).min()

for words, optimizer, colour, style in (
    ("SGD(0.01)", optimizers.SGD(0.01), "C1", "-"),
    ("momentum 0.9", optimizers.SGD(0.01, momentum=0.9), "C0", "--"),
    ("Adam(0.1)", optimizers.Adam(0.1), "C3", "-."),
    ("RMSprop(0.1)", optimizers.RMSprop(0.1), "C4", (0, (4, 1, 1, 1, 1, 1))),
):
    above = losses(optimizer) - lowest
    axes.semilogy(above, color=colour, linestyle=style, label=words)
axes.set(xlabel="steps taken", ylabel="loss above the minimum")
axes.set(xlim=(0, 50), ylim=(1e-10, 20), yticks=10.0 ** np.arange(-10, 2, 2))
axes.minorticks_off()
axes.grid()
figure.legend(loc="outside lower center", ncols=2)
plt.show()
