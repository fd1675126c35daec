# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib"]
# ///
"""
One real pass, forward and back
===============================

One sample goes through the 2-4-1 network. On the way down each box gets its
values, on the way back up their gradients, which are marked with a bar. Where
does the gradient stop? At the units whose z is negative.

.. alt: A network drawn from top to bottom: two inputs, four hidden units, one
   output unit and the loss, each a box that is joined to those above it. Each
   box holds its values in blue and, in rust, the gradient of the loss by each
   value. The gradient of the loss is 1. Of the hidden units two have a
   negative z: their a is 0, and the gradient of their z is 0 too.
"""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.animation import FuncAnimation

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 6.2))

x = gu.constant([[1.0, -0.5]])
y = gu.constant([[1.0]])
W1 = gu.constant([[0.8, -0.6, 0.4, -0.5], [0.6, 0.4, -1.0, 0.7]])
W2 = gu.constant([[-0.7], [0.5], [0.6], [0.9]])
with gu.GradientTape(persistent=True) as tape:
    tape.watch([x, W1, W2])
    z1 = x @ W1
    a1 = gu.nn.relu(z1)
    z2 = a1 @ W2
    p = gu.nn.sigmoid(z2)
    L = -gu.reduce_mean(y * gu.math.log(p) + (1 - y) * gu.math.log(1 - p))

# %%
# Each row of the picture: how high it stands, and the values in its boxes.

rows = [
    (9.6, {"x": x}),
    (6.4, {"z": z1, "a": a1}),
    (2.9, {"z": z2, "p": p}),
    (0.2, {"L": L}),
]
places = {0: [1.2, 3.6], 1: [0, 1.6, 3.2, 4.8], 2: [2.4], 3: [2.4]}
writing = []  # each text, and the frame at which it appears

for number, (top, values) in enumerate(rows):
    for i, left in enumerate(places[number]):
        height = 1.3 * len(values)
        corner = (left - 0.72, top - height)
        look = {"fill": False, "edgecolor": plt.rcParams["xtick.color"]}
        axes.add_patch(plt.Rectangle(corner, 1.44, height, **look))
        for above in places.get(number - 1, []):
            bottom = rows[number - 1][0] - 1.3 * len(rows[number - 1][1])
            axes.plot([above, left], [bottom, top], color="C2", lw=0.8)
        for line, (name, value) in enumerate(values.items()):
            gradient = tape.gradient(L, value).numpy().ravel()[i]
            number_ = value.numpy().ravel()[i]
            at = {"x": left, "ha": "center", "va": "center", "fontsize": 11}
            up = top - 1.3 * line
            forward = axes.text(y=up - 0.38, s=f"${name}$ {number_:.2f}", **at)
            forward.set_color("C0")
            bar = rf"$\bar{{{name}}}$ {gradient:.2f}"
            back = axes.text(y=up - 0.95, s=bar, color="C1", **at)
            writing.append((forward, 4 + 6 * number + 3 * line))
            writing.append((back, 50 - 6 * number - 3 * line))

axes.set(xlim=(-0.8, 5.6), ylim=(-1.2, 9.8))
axes.axis("off")


def draw(frame):
    """Show what has been computed by this frame."""
    for text, start in writing:
        text.set_alpha(float(np.clip((frame - start) / 3 + 1, 0, 1)))


animation = FuncAnimation(figure, draw, frames=60, interval=80)
draw(59)
plt.show()
