# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
One real pass, forward and back
===============================

One sample goes through a 2-4-1 network without biases. On the way down, boxes
and weights get their values; on the way back up, their gradients, marked with
a bar. Where does the gradient stop? At the units whose z is negative.

.. alt: A network from top to bottom: boxes for two inputs, four hidden units,
   four output weights, one output unit and the loss. Each holds a value and,
   below it, its gradient. That of the loss is 1. Two hidden units have a
   negative z: the gradients of their z and of their output weight are 0.
"""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.animation import FuncAnimation

import groundup as gu

x, y = gu.constant([[1.0, -0.5]]), gu.constant([[1.0]])
W1 = gu.constant([[0.8, -0.6, 0.4, -0.5], [0.6, 0.4, -1.0, 0.7]])
W2 = gu.constant([[-0.7], [0.5], [0.6], [0.9]])
with gu.GradientTape(persistent=True) as tape:
    tape.watch([x, W1, W2])
    z1 = x @ W1
    a1 = gu.nn.relu(z1)
    z2 = a1 @ W2
    p = gu.nn.sigmoid(z2)
    L = gu.reduce_mean(gu.keras.losses.binary_crossentropy(y, p))

plt.style.use(["groundup.book", {"font.size": 11}])
figure, axes = plt.subplots(figsize=(5.2, 7))
axes.set(xlim=(-0.8, 5.6), ylim=(-1.4, 11.1))
axes.axis("off")

hidden = 0, 1.6, 3.2, 4.8
rows = [  # the top of each row, where its boxes stand, what is in them
    (11, (1.2, 3.6), {"x": x}),
    (8.6, hidden, {"z": z1, "a": a1}),
    (5.5, hidden, {"w": W2}),
    (3.1, (2.4,), {"z": z2, "a": p}),
    (0.0, (2.4,), {"L": L}),
]
writing = []  # each text, and the frame after which it appears
above, bottom, turn = (), 0.0, 0
for top, places, values in rows:
    for start in above:
        for end in [start] if above == places else places:
            axes.plot([start, end], [bottom, top], color="C2", lw=0.8)
    above, bottom = places, top
    for name, value in values.items():
        bottom -= 1.3
        axes.bar(places, 1.3, 1.44, bottom, fill=False)
        gradient = tape.gradient(L, value) + 0.0  # so that no -0.00 appears
        for word, numbers, up, color, frame in (
            (name, value, 0.95, "C0", 4 * turn - 3),
            (rf"\bar{{{name}}}", gradient, 0.35, "C1", 54 - 4 * turn),
        ):
            for left, v in zip(places, numbers.numpy().ravel(), strict=True):
                text = axes.text(left, bottom + up, rf"${word}\ {{{v:.2f}}}$")
                text.set(color=color, ha="center", va="center")
                writing.append((text, frame))
        turn += 1


def draw(frame):
    """Show what has been computed by this frame."""
    for text, start in writing:
        text.set(visible=frame > start, alpha=np.clip(frame - start, 0, 3) / 3)


animation = FuncAnimation(figure, draw, frames=60, interval=80)
figure.canvas.draw()  # so it starts where no window opens
draw(59)
plt.show()
