# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
A learning-rate sweep
=====================

How does the result depend on the learning rate? Each optimizer has its own
good range. Too small, and 50 steps do not suffice; too large, and it swings or
diverges. A comparison at one rate each compares the rates. The rings are the
rates that were picked by hand.

.. alt: Loss above the minimum after 50 steps against the learning rate from
   0.001 to 10, both axes logarithmic, one line for each of six optimizers.
   Gradient descent falls steeply from 0.03 to its lowest at 0.1 and shoots up
   beyond 0.3. Nesterov, RMSProp and AdaGrad have valleys of the same depth,
   AdaGrad's at higher rates. Momentum and Adam stay above a ten-thousandth at
   every rate, Adam over a wide and flat range.

.. inputs: 0.001 0.03 0.1 0.3
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 5.4))


def surface(theta):
    """Return the loss at a point (x, y)."""
    x, y = theta[0], theta[1]
    waves = 0.3 * gu.sin(3 * x) * gu.cos(3 * y)
    return x**2 + y**2 + waves + 0.1 * (x + y) ** 2


def final_loss(optimizer, steps=50):
    """Return the loss after some steps, infinite if the walk diverges."""
    theta = gu.Variable(np.array([2.0, 1.5]))
    for _ in range(steps):
        with gu.GradientTape() as tape:
            loss = surface(theta)
        optimizer.apply_gradients([(tape.gradient(loss, theta), theta)])
    end = surface(theta).numpy()
    return end if np.isfinite(end) else np.inf


# %%
# Differences below 1e-16 are rounding errors.

SGD, heavy = gu.keras.optimizers.SGD, {"momentum": 0.9}
ahead = heavy | {"nesterov": True}
lowest = final_loss(SGD(0.2), steps=100)
rates = np.geomspace(1e-3, 10, 17)
others = gu.keras.optimizers
for words, make, hand, look in (
    ("gradient descent", SGD, 0.01, "C1o-"),
    ("momentum 0.9", lambda rate: SGD(rate, **heavy), 0.01, "C0^--"),
    ("Nesterov 0.9", lambda rate: SGD(rate, **ahead), 0, "C2v:"),
    ("AdaGrad", others.Adagrad, 0, "C5P-"),
    ("Adam", others.Adam, 0.1, "C3s-."),
    ("RMSProp", others.RMSprop, 0.1, "C4D--"),
):
    above = np.array([final_loss(make(float(rate))) for rate in rates])
    above = np.maximum(above - lowest, 1e-16)
    style = {"marker": look[2], "linestyle": look[3:], "color": look[:2]}
    axes.loglog(rates, above, lw=1.4, ms=5, label=words, **style)
    if hand:
        y = max(final_loss(make(hand)) - lowest, 1e-16)
        ring = {"ms": 14, "mew": 2, "fillstyle": "none", "color": look[:2]}
        axes.plot(hand, y, "o", **ring)
axes.set(xlabel="learning rate", ylabel="loss above the minimum")
axes.set(ylim=(2e-17, 100), yticks=10.0 ** np.arange(-16, 3, 4))
axes.minorticks_off()
axes.grid()
figure.legend(loc="outside lower center", ncols=2)
plt.show()
