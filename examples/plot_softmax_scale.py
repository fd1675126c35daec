# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
What the scale does to a softmax
================================

Softmax turns the scores 2, 1 and 0.1 into three probabilities. Multiply the
scores by a factor first. Their order stays, yet the probabilities run from
nearly equal, for a small factor, to nearly 1, 0 and 0, for a large one.

.. alt: Three probabilities against the factor, on a logarithmic axis from a
   twentieth to 20. At the left all are near a third. At the right the first is
   near 1 and the others near 0. The middle one first rises a little, then
   falls. Dots at the factor 1 mark 0.66, 0.24 and 0.10.

.. inputs: 0.1, 0.66, 0.24, 0.10
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 3.6))

scores = gu.constant([2.0, 1.0, 0.1])
factor = np.geomspace(0.05, 20, 300, dtype=np.float32)
probabilities = gu.nn.softmax(factor[:, None] * scores).numpy()
at_one = gu.nn.softmax(scores).numpy()

for k, style in enumerate(["-", "--", "-."]):
    label = f"score {scores[k]:g}"
    axes.plot(factor, probabilities[:, k], style, color=f"C{k}", label=label)
    axes.plot(1, at_one[k], "o", color=f"C{k}")
    shift = [(-8, 4), (7, 4), (-7, -13)][k]
    axes.annotate(
        f"{at_one[k]:.3f}",
        (1, at_one[k]),
        shift,
        textcoords="offset points",
        ha=["right", "left", "right"][k],
        color=f"C{k}",
    )

axes.set(
    xscale="log", ylim=(-0.02, 1.02), xlabel="factor", ylabel="probability"
)
axes.set_xticks([0.05, 0.2, 1, 5, 20], labels=["0.05", "0.2", "1", "5", "20"])
axes.minorticks_off()
axes.grid()
axes.legend(loc="center left", bbox_to_anchor=(0, 0.72))
plt.show()
