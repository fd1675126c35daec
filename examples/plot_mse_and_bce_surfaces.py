# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib"]
# ///
"""
Two losses over the same two parameters
=======================================

A model with one weight and one bias, p = sigmoid(wx + b), learns eight
samples. How does each loss look from above? Cross-entropy is one bowl that
keeps its slope. The squared error runs out into plateaus: far from the
minimum, lines are missing, and so is the way down.

.. alt: Two contour maps over weight and bias, each with a dot at its minimum,
   at a weight of about 2. Above, binary cross-entropy: closed lines around the
   minimum, evenly spaced far out in all directions. Below, squared error:
   lines crowd along two slanted bands, and wide areas in the left corners and
   at the top and bottom have none.
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, rows = plt.subplots(2, figsize=(5.2, 8.4), sharex=True)

x = np.array([-2.2, -1.5, -1, -0.3, 0.2, 0.9, 1.4, 2.1], np.float32)
y = np.array([0, 0, 0, 1, 0, 1, 1, 1], np.float32)
w, b = np.meshgrid(np.linspace(-10, 10, 241), np.linspace(-10, 10, 241))

# %%
# The logits of all samples for all parameters: shape (241, 241, 8). The mean
# along the last axis leaves one loss for each place on the map.

z = (w[..., np.newaxis] * x + b[..., np.newaxis]).astype(np.float32)
truth = np.broadcast_to(y, z.shape)
maps = {
    "Binary cross-entropy, in nats": gu.keras.losses.binary_crossentropy(
        truth, z, from_logits=True
    ),
    "Squared error of probabilities": gu.keras.losses.mse(
        truth, gu.nn.sigmoid(z)
    ),
}
for axes, (title, loss) in zip(rows, maps.items(), strict=True):
    values = loss.numpy()
    lines = axes.contour(w, b, values, 16, cmap="viridis", linewidths=1.5)
    figure.colorbar(lines, ax=axes)
    lowest = np.unravel_index(values.argmin(), values.shape)
    axes.plot(w[lowest], b[lowest], "o", color="C3")
    axes.set(title=title, ylabel="bias b", aspect="equal")

rows[-1].set_xlabel("weight w")
plt.show()
