# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
Two losses over the same two parameters
=======================================

A model with one weight and one bias, p = sigmoid(wx + b), learns eight
samples. How does each loss look from above? Cross-entropy is one bowl that
keeps its slope. The squared error runs out into plateaus: where no line is
crossed, there is no way down to be felt.

.. alt: Two contour maps over weight and bias, each with a dot at its minimum,
   at a weight of about 1 and a bias of 0. Above, binary cross-entropy: closed
   lines around the minimum, then lines at even distances as far as the map
   goes. Below, squared error: two small closed lines around the minimum, lines
   that crowd along two slanted bands, and wide empty areas to the left, above
   and below.
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, rows = plt.subplots(2, figsize=(5.2, 9.4), sharex=True)

x = np.array([-2.2, -1.5, -1, -0.3, 0.2, 0.9, 1.4, 2.1], np.float32)
y = np.array([0, 0, 1, 0, 1, 0, 1, 1], np.float32)
w, b = np.meshgrid(np.linspace(-8, 10, 241), np.linspace(-9, 9, 241))

# %%
# The logits of all samples for all parameters: shape (241, 241, 8). The mean
# along the last axis leaves one loss for each place on the map.

z = (w[..., np.newaxis] * x + b[..., np.newaxis]).astype(np.float32)
truth = np.broadcast_to(y, z.shape)
losses = gu.keras.losses
cross_entropy = losses.binary_crossentropy(truth, z, from_logits=True)
squared_error = losses.mse(truth, gu.nn.sigmoid(z))

for axes, title, loss, levels, places in zip(
    rows,
    ("Binary cross-entropy, in nats", "Squared error of probabilities"),
    (cross_entropy.numpy(), squared_error.numpy()),
    (np.arange(0.5, 9, 0.5), np.arange(0.15, 0.8, 0.05)),
    (
        [(-0.5, 2), (-2, 3), (-3.2, 4), (-4.4, 5), (-5.6, 6)],
        [(-6, 7), (-6, -7), (-2.7, 4), (-1.4, -4), (1.5, -4), (6, 6)],
    ),
    strict=True,
):
    lines = axes.contour(w, b, loss, levels, colors="C0", linewidths=1.2)
    axes.clabel(lines, fontsize=11, manual=places)
    lowest = np.unravel_index(loss.argmin(), loss.shape)
    axes.plot(w[lowest], b[lowest], "o", color="C3")
    axes.set(title=title, ylabel="bias b", aspect="equal")

rows[-1].set_xlabel("weight w")
plt.show()
