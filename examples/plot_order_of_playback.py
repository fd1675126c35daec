# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
A gradient may be passed on when it is complete
===============================================

The value a is used twice, by b and by y. So two shares arrive at a on the way
back. On the left, a passes its gradient on when only one of them is there. On
the right it waits for b, and the result at x is right.

.. alt: The same graph twice: x = 2 at the bottom, above it a = 4, beside it
   b = 3, and y = 12 at the top, with arrows going down. Left, in the order y,
   a, b: a passes 3 times 4 = 12 on to x, and the share 4 from b comes too
   late. Right, in the order y, b, a: a adds 3 and 4, and passes 7 times 4 =
   28 on to x.
"""

import matplotlib.pyplot as plt
import numpy as np

from groundup import rules

plt.style.use("groundup.book")
figure, panels = plt.subplots(1, 2, figsize=(5.4, 5.2))

# The forward pass: each rule gives a value and its pullbacks.
x = np.array(2.0)
a, a_to_x = rules.square(x)
b, b_to_a, _ = rules.subtract(a, np.array(1.0))
y, y_to_a, y_to_b = rules.multiply(a, b)
direct = y_to_a(np.array(1.0))
indirect = b_to_a(y_to_b(np.array(1.0)))

PLACES = {"x": (0, 0), "a": (0, 2), "b": (1.3, 3), "y": (0, 4)}
VALUES = {"x": x, "a": a, "b": b, "y": y}


def draw(axes, title, order, arrived, passed, late):
    """Draw the graph with the gradients that are passed down it."""
    for name, (left, up) in PLACES.items():
        place = f"{order.index(name) + 1}. " if name in order else ""
        box = {"boxstyle": "round", "fill": False, "edgecolor": "C0"}
        words = f"{place}{name} = {VALUES[name]:.0f}"
        axes.text(left, up, words, ha="center", va="center", bbox=box)
    for start, end, g, slow in (
        ("y", "a", direct, False),
        ("y", "b", y_to_b(np.array(1.0)), False),
        ("b", "a", indirect, late),
        ("a", "x", passed, False),
    ):
        (x0, y0), (x1, y1) = PLACES[start], PLACES[end]
        style = {"shrinkA": 17, "shrinkB": 17, "color": "C1", "lw": 1.8}
        style |= {"arrowstyle": "->", "ls": "--" if slow else "-"}
        axes.annotate("", (x1, y1), (x0, y0), arrowprops=style)
        side = 0.36 if end == "b" or start == "b" else -0.2
        middle = (x0 + x1) / 2 + side, (y0 + y1) / 2
        words = f"{g:.0f}" + (" late" if slow else "")
        ha = "left" if side > 0.3 else "right"
        axes.text(
            *middle, words, color="C1", ha=ha, va="center", weight="bold"
        )
    axes.text(-0.75, -0.75, f"{arrived} · 4 = {passed:.0f}", color="C1")
    axes.set(xlim=(-0.9, 2.1), ylim=(-1, 4.5), title=title)
    axes.axis("off")


hasty, patient = a_to_x(direct), a_to_x(direct + indirect)
draw(panels[0], "too early", "yab", f"{direct:.0f}", hasty, True)
both = f"({direct:.0f} + {indirect:.0f})"
draw(panels[1], "complete", "yba", both, patient, False)
plt.show()
