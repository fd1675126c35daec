# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib"]
# ///
"""
A slope is the steepness of a tangent
=====================================

The sigmoid, and the straight line that touches it where the input is 1. How
steep that line is, is the height of the dashed line there. Far out on both
sides the tangent lies nearly flat, and the dashed line is nearly 0.

.. alt: The S-shaped curve of the sigmoid for inputs from −4 to 4, with a
   straight line that touches it at input 1. Below, a dashed line shows the
   slope: a low hill with its top of a quarter at input 0. One dot marks the
   curve at input 1, another the slope there, a little lower than a quarter.
"""

import matplotlib.pyplot as plt

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots()

# %%
# The tape gives the slope everywhere, also at the one place.


def slope(z):
    """Return the sigmoid's slope at each entry of z."""
    with gu.GradientTape() as tape:
        tape.watch(z)
        a = gu.nn.sigmoid(z)
    return tape.gradient(a, z)


z, place = gu.linspace(-4.0, 4.0, 401), gu.constant(1.0)
a, steepness = gu.nn.sigmoid(place), slope(place)
tangent = a + steepness * (z - place)

# %%
# Colours tell the three lines apart, and so do their widths.

axes.plot(z, gu.nn.sigmoid(z), color="C0", linewidth=2.6, label="sigmoid")
axes.plot(z, slope(z), "--", color="C1", label="slope")
axes.plot(z, tangent, color="C2", linewidth=1.2, label="tangent")
axes.plot(place, steepness, "o", color="C1")
axes.plot(place, a, "o", color="C0", ms=8)
axes.set(xlabel="input z", ylabel="output", xlim=(-4, 4), ylim=(-0.3, 1.5))
axes.grid()
axes.legend(loc="upper left")
plt.show()
