# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
The first steps, one optimizer at a time
========================================

How long are the first steps, and where do they point? Gradient descent steps
in proportion to the slope. Momentum's steps add up. Adam and RMSProp move both
coordinates equally far in their first step, whatever the gradient is.

.. alt: Four panels, zoomed in on the start at (2, 1.5), with contours. The
   first five steps are arrows, the rest of the path is a thin line. SGD's
   arrows point down the slope and have about the same length. Momentum's
   point the same way and grow. Adam's are short, equal and diagonal.
   RMSProp's first arrow is long and diagonal, the next ones are shorter.

.. inputs: 1.5
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, grid = plt.subplots(2, 2, figsize=(5.2, 5), sharex=True, sharey=True)


def surface(theta):
    """Return the loss at a point (x, y), or at many."""
    x, y = theta[0], theta[1]
    waves = 0.3 * gu.sin(3 * x) * gu.cos(3 * y)
    return x**2 + y**2 + waves + 0.1 * (x + y) ** 2


def walk(optimizer):
    """Return the start and the position after each of 50 steps."""
    theta = gu.Variable([2.0, 1.5])
    path = [theta.numpy()]
    for _ in range(50):
        with gu.GradientTape() as tape:
            loss = surface(theta)
        optimizer.apply_gradients([(tape.gradient(loss, theta), theta)])
        path.append(theta.numpy())
    return np.array(path)


# %%
# A thin line for the whole path, thick arrows for its first five steps.

xy = np.stack(np.meshgrid(np.linspace(0.8, 2.2), np.linspace(0.5, 1.7)))
heights, levels = surface(xy).numpy(), np.arange(0, 10, 0.5)
optimizers = gu.keras.optimizers
for axes, words, optimizer, colour in zip(
    grid.flat,
    ["SGD(0.01)", "momentum 0.9", "Adam(0.1)", "RMSprop(0.1)"],
    [
        optimizers.SGD(0.01),
        optimizers.SGD(0.01, momentum=0.9),
        optimizers.Adam(0.1),
        optimizers.RMSprop(0.1),
    ],
    ["C1", "C0", "C3", "C4"],
    strict=True,
):
    axes.contour(*xy, heights, levels, colors="C2", linewidths=0.7)
    path = walk(optimizer)
    axes.plot(*path.T, color=colour, linewidth=1)
    arrow = {"arrowstyle": "-|>", "color": colour, "linewidth": 2}
    arrow |= {"shrinkA": 0, "shrinkB": 0, "mutation_scale": 11}
    for step in range(5):
        axes.annotate("", path[step + 1], path[step], arrowprops=arrow)
    axes.set(title=words, xlim=(0.8, 2.2), ylim=(0.5, 1.7), aspect="equal")
figure.supxlabel("x")
figure.supylabel("y")
plt.show()
