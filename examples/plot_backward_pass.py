# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib"]
# ///
"""
One real pass, forward and back
===============================

One sample goes through a 2-4-1 network without biases. On the way down, boxes
and weights get their values; on the way back up, their gradients, marked with
a bar. Where does the gradient stop? At the units whose z is negative.

.. alt: A network drawn from top to bottom: two inputs, four hidden units, one
   output unit and the loss, each a box that is joined to those above it. Each
   box holds its values in blue and, in rust, the gradient of the loss by each
   value; so does each of the four output weights. The gradient of the loss is
   1. Two of the hidden units have a negative z: their a is 0, and so are the
   gradients of their z and of their output weight.
"""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.animation import FuncAnimation

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 7))

x, y = gu.constant([[1.0, -0.5]]), gu.constant([[1.0]])
W1 = gu.constant([[0.8, -0.6, 0.4, -0.5], [0.6, 0.4, -1.0, 0.7]])
W2 = gu.constant([[-0.7], [0.5], [0.6], [0.9]])
with gu.GradientTape(persistent=True) as tape:
    tape.watch([x, W1, W2])
    z1 = x @ W1
    a1 = gu.nn.relu(z1)
    z2 = a1 @ W2
    p = gu.nn.sigmoid(z2)
    L = -gu.reduce_mean(y * gu.math.log(p) + (1 - y) * gu.math.log(1 - p))

writing = []  # each text, and the frame at which it appears


def write(name, value, i, left, top, turn):
    """Write entry i of a value, and below it that of its gradient."""
    numbers = value.numpy(), tape.gradient(L, value).numpy() + 0.0
    words = f"${name}$", rf"$\bar{{{name}}}$"
    for line, frame in enumerate((5 * turn, 58 - 5 * turn)):
        text = f"{words[line]} {numbers[line].ravel()[i]:.2f}"
        place = {"ha": "center", "va": "center", "fontsize": 11}
        y_place = top - 0.35 - 0.57 * line
        drawn = axes.text(left, y_place, text, color=f"C{line}", **place)
        writing.append((drawn, frame))


def layer(top, places, values, turn, above=(), bottom=0.0):
    """Draw a row of boxes, joined to those above it."""
    for i, left in enumerate(places):
        height = 1.3 * len(values)
        look = {"fill": False, "edgecolor": plt.rcParams["xtick.color"]}
        corner = left - 0.72, top - height
        axes.add_patch(plt.Rectangle(corner, 1.44, height, **look))
        for place in above:
            axes.plot([place, left], [bottom, top], color="C2", lw=0.8)
        for line, (name, value) in enumerate(values.items()):
            write(name, value, i, left, top - 1.3 * line, turn + line)


hidden = 0, 1.6, 3.2, 4.8
layer(11, [1.2, 3.6], {"x": x}, 0)
layer(8.4, hidden, {"z": z1, "a": a1}, 1, [1.2, 3.6], 9.7)
layer(3.3, [2.4], {"z": z2, "a": p}, 4, hidden, 4.4)
layer(0.1, [2.4], {"L": L}, 6, [2.4], 0.7)
for i, left in enumerate(hidden):
    write("w", W2, i, left, 5.7, 3)
    axes.plot([left, left], [5.8, 5.6], color="C2", lw=0.8)

axes.set(xlim=(-0.8, 5.6), ylim=(-1.3, 11.1))
axes.axis("off")


def draw(frame):
    """Show what has been computed by this frame."""
    for text, start in writing:
        text.set_alpha(float(np.clip((frame - start) / 3 + 1, 0, 1)))


animation = FuncAnimation(figure, draw, frames=60, interval=80)
figure.canvas.draw()  # so it starts where no window opens
draw(59)
plt.show()
