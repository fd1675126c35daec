# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
Cross-entropy beside the squared error
======================================

The truth is label 1, and a network gives it the probability 0.1. How loudly
do two losses say that this is wrong? The cross-entropy is high there and
steep. The squared error is close to its largest value, and its slope small.

.. alt: Two losses against the predicted probability of label 1, from 0 to 1.
   The cross-entropy comes down steeply from beyond 7 at the left to 0 at the
   right. The squared error comes down gently from 1 to 0. At probability 0.1 a
   dot on each curve, and a dashed tangent: that of the cross-entropy is steep,
   that of the squared error nearly level.

.. inputs: 0.1
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots()

p = gu.linspace(0.001, 0.999, 999)[:, np.newaxis]
place = gu.constant([[0.1]])

# %%
# One loss for each probability; the tape gives the slope at the one place.

losses = gu.keras.losses
for loss, colour, name in (
    (losses.binary_crossentropy, "C0", "cross-entropy"),
    (losses.mean_squared_error, "C1", "squared error"),
):
    with gu.GradientTape() as tape:
        tape.watch(place)
        height = loss(gu.ones_like(place), place)
    slope = tape.gradient(height, place)
    tangent = height + slope * (p - place)
    axes.plot(p, tangent, "--", color=colour, linewidth=1.2)
    axes.plot(p, loss(gu.ones_like(p), p), color=colour, label=name)
    axes.plot(place, height, "o", color=colour, ms=8)

axes.set(
    xlabel="predicted probability of label 1",
    ylabel="loss",
    xlim=(0, 1),
    ylim=(0, 7),
)
axes.grid()
axes.legend()
plt.show()
