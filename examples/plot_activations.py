# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
Eight activations and their slopes
==================================

What does each activation do to a number, and how much of a gradient does it
let through? The thick line is the function, the dashed line its slope. Where
the dashed line lies at 0, no gradient passes.

.. alt: Eight small charts of functions for inputs from −4 to 4, each with its
   slope as a dashed line. ReLU and leaky ReLU have a corner at 0, where the
   slope jumps from 0, or a little above, to 1. ELU, softplus, SiLU and GELU
   bend smoothly from nearly flat to slope 1; SiLU and GELU dip below 0 first.
   Sigmoid and tanh are S-shaped: their slopes are hills that fall to 0 on both
   sides, with a top of a quarter for sigmoid and 1 for tanh.
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, grid = plt.subplots(4, 2, figsize=(5.2, 8.6), sharex=True, sharey=True)

functions = {
    "ReLU": gu.nn.relu,
    "leaky ReLU": gu.nn.leaky_relu,
    "ELU": gu.nn.elu,
    "softplus": gu.nn.softplus,
    "SiLU": gu.nn.silu,
    "GELU": gu.nn.gelu,
    "sigmoid": gu.nn.sigmoid,
    "tanh": gu.nn.tanh,
}
z = gu.linspace(-4.0, 4.0, 401)

# %%
# The gradient tape finds every slope. The sum of all outputs has, for each
# input, the slope at that input as its gradient.

for axes, (name, function) in zip(grid.flat, functions.items(), strict=True):
    with gu.GradientTape() as tape:
        tape.watch(z)
        a = function(z)
    slope = tape.gradient(a, z).numpy()
    if "ReLU" in name:
        slope[200] = np.nan  # at the corner there is none
    axes.plot(z, a, color="C0", linewidth=2.6, label="function")
    axes.plot(z, slope, "--", color="C1", linewidth=1.8, label="slope")
    axes.set(title=name, ylim=(-1.25, 2.25), xticks=[-4, -2, 0, 2, 4])
    axes.set_yticks([-1, 0, 1, 2])
    axes.grid()

figure.supxlabel("input z")
figure.legend(
    *axes.get_legend_handles_labels(), ncols=2, loc="outside upper left"
)
plt.show()
