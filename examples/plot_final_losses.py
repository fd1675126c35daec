# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
Final losses, by hand and at their best
=======================================

Which optimizer is best? The rings rank four of them at one rate each, picked
by hand. The dots rank them at the best of many rates. Gradient descent moves
from the last place to the first, and Adam becomes the last.

.. alt: Four rows, one for each optimizer, with the loss above the minimum on a
   logarithmic axis. In each row a ring marks the rate picked by hand and a dot
   the best rate. Gradient descent goes from about 1 down to the rounding error
   of 1e-16. Momentum goes from a hundredth to a thousandth. Adam stays near a
   hundredth. RMSProp has its ring and its dot at the rounding error.
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 3.6))


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

SGD = gu.keras.optimizers.SGD
lowest = final_loss(SGD(0.2), steps=100)
names = ["gradient\ndescent", "momentum\n0.9", "Adam", "RMSProp"]
for row, (make, by_hand, colour) in enumerate(
    [
        (SGD, 0.01, "C1"),
        (lambda rate: SGD(rate, momentum=0.9), 0.01, "C0"),
        (gu.keras.optimizers.Adam, 0.1, "C3"),
        (gu.keras.optimizers.RMSprop, 0.1, "C4"),
    ]
):
    picked = final_loss(make(by_hand)) - lowest
    rates = np.geomspace(1e-3, 10, 17)
    best = min(final_loss(make(float(rate))) for rate in rates) - lowest
    picked, best = max(picked, 1e-16), max(best, 1e-16)
    axes.plot([picked, best], [row, row], color=colour, linewidth=1.2)
    ring = {"ms": 13, "mew": 2, "fillstyle": "none", "color": colour}
    axes.plot(picked, row, "o", **ring)
    axes.plot(best, row, "o", ms=8, color=colour)
ink = plt.rcParams["text.color"]
axes.plot([], [], "o", ms=11, mew=2, mfc="none", color=ink, label="by hand")
axes.plot([], [], "o", ms=8, color=ink, label="best rate")
axes.set(xscale="log", xlim=(2e-17, 20), xlabel="loss above the minimum")
axes.set_xticks(10.0 ** np.arange(-16, 1, 4))
axes.minorticks_off()
axes.set_yticks(range(4), names)
axes.invert_yaxis()
axes.grid(axis="x")
figure.legend(loc="outside lower center", ncols=2)
plt.show()
