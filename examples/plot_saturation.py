# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
Saturation
==========

How fast does a slope disappear as the input grows? The vertical axis is
logarithmic, so a straight line downwards means that each further step of the
input divides the slope by the same factor.

.. alt: Slope against the input from 0 to 20, on a logarithmic axis. The slope
   of ReLU stays at 1. The slope of sigmoid falls along a straight line to
   about a ten millionth near 16, turns into stairs, and ends. The slope of
   tanh falls twice as steeply and ends in the same way, near 9.
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 3.8))

z = gu.linspace(0.02, 20.0, 1000)

# %%
# In float32 the slopes end where the outputs are rounded to exactly 1: from
# there on the slope is 0, which a logarithmic axis cannot show.

for name, function, place, colour, style in (
    ("ReLU", gu.nn.relu, (17.3, 1.6), "C0", "-"),
    ("sigmoid", gu.nn.sigmoid, (10.6, 1e-4), "C1", "--"),
    ("tanh", gu.nn.tanh, (2.2, 1e-6), "C2", "-."),
):
    with gu.GradientTape() as tape:
        tape.watch(z)
        a = function(z)
    slope = tape.gradient(a, z).numpy()
    last = np.flatnonzero(slope)[-1]
    axes.plot(z[: last + 1], slope[: last + 1], style, color=colour)
    axes.text(*place, name, color=colour, weight="bold")
    if last < 999:
        axes.plot(z[last], slope[last], "o", color=colour)
        axes.annotate(
            "then exactly 0",
            (z[last], slope[last]),
            (0, -17),
            textcoords="offset points",
            ha="center",
            color=colour,
        )

axes.set(yscale="log", ylim=(8e-9, 8), xlim=(0, 20.2))
axes.set(xlabel="input z", ylabel="slope", xticks=range(0, 21, 4))
axes.minorticks_off()
axes.grid()
plt.show()
