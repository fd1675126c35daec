# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
Finite differences: too far, and too close
==========================================

How exact is a derivative found by nudging? Here is the mean error for sin x at
a thousand points, against the size of the nudge. From the right, errors fall
with the slope that Taylor's formula predicts: 1 for the forward difference, 2
for the central one. From the left they grow, because the two values agree in
nearly all of their digits. The dashed curves are the predicted bounds.

.. alt: Error of the derivative against the step ε, on logarithmic axes. Two
   V-shaped rows of points. Going left from ε = 1, the forward difference
   falls along a line of slope 1 to an error near 1e-8 at a step of about
   1e-8. The central difference falls with slope 2 to about 3e-12 at a step
   of about 1e-5. To the left of its lowest point each row rises again with
   slope -1, and both reach about 0.1 at a step of 1e-16. Dashed curves just
   above the points show the predicted bounds.

.. inputs: 0.1
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 5))

# Steps that are powers of two: x + step has no rounding of its own.
steps = 2.0 ** -np.arange(0, 53)
x = gu.linspace(gu.constant(1.0, gu.float64), 2.0, 1025)


def error(numerical):
    """Return how far the derivatives of sin at x are off, on average."""
    return float(gu.reduce_mean(gu.abs(numerical - gu.cos(x))))


forward = [error((gu.sin(x + e) - gu.sin(x)) / e) for e in steps]
central = [error((gu.sin(x + e) - gu.sin(x - e)) / (2 * e)) for e in steps]

# %%
# Truncation plus rounding. Values and derivatives of sin are at most 1.

u = 2.0**-53
bounds = steps / 2 + 2 * u / steps, steps**2 / 6 + u / steps
for name, errors, bound, colour, marker in (
    ("forward", forward, bounds[0], "C1", "o"),
    ("central", central, bounds[1], "C0", "^"),
):
    axes.plot(steps, errors, marker, color=colour, ms=5, label=name)
    axes.plot(steps, bound, "--", color=colour, lw=1.2, label="its bound")

axes.text(3e-16, 2e-11, "rounding")
axes.text(1.5, 2e-11, "truncation", ha="right")
axes.loglog()
axes.set(
    xlabel="step ε",
    ylabel="mean error of the derivative of sin x",
    xticks=10.0 ** np.arange(-15, 1, 3),
    yticks=10.0 ** np.arange(-12, 1, 2),
    ylim=(1e-12, 3),
)
axes.set_xticks(10.0 ** np.arange(-16, 1), [], minor=True)
axes.set_yticks(10.0 ** np.arange(-12, 1), [], minor=True)
axes.grid(which="both")
figure.legend(loc="outside lower center", ncols=2)
plt.show()
