# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
A batch of pictures is one tensor
=================================

How do three colour pictures become one block of numbers? Batch, height, width,
channel: four indices lead to each number. The first chooses a picture, the
next two a pixel, and the last says how much red, green or blue it has.

.. alt: Above, three small pictures of a sun over the sea: at dawn, at noon and
   at dusk. Below, the picture of the dusk is taken apart into its red, green
   and blue channels. A white square marks one pixel, and the same place in
   each channel; the pixel's three numbers are written above the channels.
"""

import matplotlib.pyplot as plt
import numpy as np

plt.style.use("groundup.book")

# %%
# The pictures come from a formula: a sky that fades towards the horizon, a
# sun, and waves that mirror the sky. All have the shape (24, 32, 3).

y, x = np.mgrid[0:1:24j, 0:1.33:32j][..., np.newaxis]
horizon = 0.68


def sea(height, sky, haze, sun):
    """Paint the sun at this height (0 to 1) over the sea."""
    light = sky + (haze - sky) * (y / horizon) ** 1.5
    round_sun = np.exp(-((((x - 0.67) ** 2 + (y - height) ** 2) / 0.02) ** 3))
    light = light + (sun - light) * round_sun
    waves = 0.55 + 0.1 * np.sin(90 * y + 4 * np.sin(9 * x))
    glitter = 0.5 * np.exp(-(((x - 0.67) / 0.12) ** 2))
    water = haze * waves + (sun - haze) * glitter
    return np.where(y < horizon, light, water).clip(0, 1)


night, blue, pale = np.array([[0.2, 0.1, 0.5], [0.2, 0.5, 0.9], [0.7, 0.9, 1]])
red, gold, white = np.array([[1, 0.4, 0.2], [1, 0.8, 0.3], [1, 1, 0.8]])
batch = np.stack(
    [
        sea(0.6, night * 1.6, gold * 0.95, white),
        sea(0.22, blue, pale, white),
        sea(0.62, night, red, [1, 0.85, 0.6]),
    ]
)

# %%
# Three pictures above, and the channels of one of them below: each channel
# alone, the other two set to zero.

figure, axes = plt.subplots(2, 3, figsize=(5.2, 3.9))
row, column = 5, 22
for i, colour in enumerate(("red", "green", "blue")):
    channel = batch[2] * np.eye(3)[i]
    axes[0, i].imshow(batch[i], interpolation="none")
    axes[1, i].imshow(channel, interpolation="none")
    axes[0, i].set_title(f"batch[{i}]")
    axes[1, i].set_title(f"{colour} {channel[row, column, i]:.2f}")
for panel in axes.flat:
    panel.axis("off")
for panel in (axes[0, 2], *axes[1]):
    corner = (column - 0.5, row - 0.5)
    square = {"fill": False, "edgecolor": "white", "linewidth": 1.5}
    panel.add_patch(plt.Rectangle(corner, 1, 1, **square))
figure.suptitle(f"batch: shape {batch.shape}")
number = f"batch[2, {row}, {column}, 0] is {batch[2, row, column, 0]:.2f}"
figure.supxlabel(f"{number}: the red of the marked pixel")
plt.show()
