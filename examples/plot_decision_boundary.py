# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
A decision boundary while it is learnt
======================================

The shade at each point is the probability of class 1 that the network gives
it. Watch two things: how soon, between the clouds, the solid line, which is
the network's boundary, comes close to the dashed one, the best possible, and
how long the faint band around it goes on narrowing.

.. alt: A plane with points of two classes, shaded from rust, where the
   network says class 0, to blue, where it says class 1. In the end a solid
   line, the network's boundary, runs from the upper left to the lower right,
   close to the dashed best one. The shading is faint near it, strong far out.
"""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.animation import FuncAnimation

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5, 5))

X, y = (part[:600] for part in gu.datasets.gaussians(1000))
side = np.linspace(-3.5, 3.5, 71, dtype=np.float32)
plane = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)

# %%
# Train first, and keep the network's view of the plane from every epoch.

glorot = gu.keras.initializers.GlorotUniform
options = {"kernel_regularizer": gu.keras.regularizers.L2(0.0005)}
hidden = gu.keras.layers.Dense(4, "relu", True, glorot(46), **options)
last = gu.keras.layers.Dense(1, "sigmoid", True, glorot(47), **options)
model = gu.keras.Sequential([gu.keras.layers.Input((2,)), hidden, last])
model.compile(gu.keras.optimizers.Adam(0.01), "binary_crossentropy")
views = []
for _ in range(101):
    view = model.predict(plane, batch_size=len(plane), verbose=0)
    views.append(view.reshape(71, 71))
    model.fit(X, y, batch_size=600, shuffle=False, verbose=0)

# %%
# What does not change is drawn once: points, and the best boundary.

ink = plt.rcParams["text.color"]
for label, colour, marker in (0, "C1", "o"), (1, "C0", "x"):
    look = {"s": 9, "color": colour, "marker": marker, "linewidths": 0.8}
    axes.scatter(*X[y[:, 0] == label].T, **look)
axes.plot(side[:60], 5 + 24 / (side[:60] - 5), "--", color=ink, lw=1.5)
axes.set(xlabel="feature 0", ylabel="feature 1")
colors = plt.matplotlib.colors
ends = ("C1", 0.55), ("C1", 0.0), ("C0", 0.0), ("C0", 0.55)
shades = colors.LinearSegmentedColormap.from_list(
    "classes", [colors.to_rgba(*end) for end in ends]
)
frame = {"extent": (-3.5, 3.5, -3.5, 3.5), "origin": "lower", "zorder": 0.9}
image = axes.imshow(views[0], shades, vmin=0, vmax=1, **frame)
axes.set(xlim=(-3.8, 3.6), ylim=(-3.8, 3.6))
lines = []


def draw(epoch):
    """Show the network after so many updates."""
    image.set_data(views[epoch])
    while lines:
        lines.pop().remove()
    lines.append(axes.contour(side, side, views[epoch], [0.5], colors=ink))
    axes.set_title(f"after {epoch} epochs")


animation = FuncAnimation(figure, draw, range(0, 101, 2), interval=90)
figure.canvas.draw()  # so it starts where no window opens
draw(100)
plt.show()
