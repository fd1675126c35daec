# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
The gap from a float to the next
================================

How far is a number from the next one that the computer can hold? The gap
doubles at each power of two, so it grows with the number. Where a staircase
passes the level 1, the type begins to skip whole numbers.

.. alt: Three rising staircases on logarithmic axes: the gap to the next larger
   float, for numbers from 1 to ten thousand million. At 1 the gap is about
   1e-3 for float16, 1e-7 for float32 and 2e-16 for float64. At one million,
   float32 has a gap of a little less than a tenth. float16 passes the level 1
   at about two thousand and ends soon after; float32 passes it at about 17
   million.
"""

import matplotlib.pyplot as plt
import numpy as np

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 4.8))

for dtype, colour, place in (
    (np.float16, "C1", (1.2e5, 8)),
    (np.float32, "C0", (4e6, 0.04)),
    (np.float64, "C2", (4e6, 7e-11)),
):
    # The largest float has no next one.
    largest = min(0.99 * float(np.finfo(dtype).max), 2.0**33)
    x = np.geomspace(1, largest, 2000).astype(dtype)
    axes.plot(x, np.spacing(x), color=colour, linewidth=1.6)
    axes.text(*place, x.dtype, color=colour, va="top")

# %%
# The level 1, and a grid line for every power of ten.

axes.axhline(1, linestyle="--", linewidth=1, color=plt.rcParams["text.color"])
axes.text(1.3, 1.6, "gap 1")
axes.loglog()
axes.set(
    xlim=(1, 2.0**33),
    ylim=(1e-16, 1e4),
    xlabel="number",
    ylabel="gap to the next larger float",
    xticks=10.0 ** np.arange(0, 10, 2),
    yticks=10.0 ** np.arange(-16, 5, 2),
)
axes.set_xticks(10.0 ** np.arange(1, 10, 2), [], minor=True)
axes.set_yticks(10.0 ** np.arange(-15, 4, 2), [], minor=True)
axes.grid(which="both")
plt.show()
