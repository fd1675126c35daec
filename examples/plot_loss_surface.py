# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
Down a narrow valley
====================

The loss of relu(xw + b), fitted to four points and seen from above: w to the
right, b upwards. The valley is steep across and nearly level along. A rate of
0.1 jumps from wall to wall and settles; 0.02 comes down gently. Both then
creep along the bottom, where the gradient is small.

.. alt: Contour lines of the loss over w and b: a long narrow valley that runs
   from the upper left to the lower right, lowest at w = 2, b = 0. Two paths
   start at w = 1.5, b = 0.5. One zigzags across the valley in jumps that
   become shorter, the other goes straight to the bottom. Both end on the
   valley floor and move along it towards the lowest point.

.. inputs: 0.1 0.02 1.5 0.5
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 6.4))

x = gu.constant([1.0, 2.0, 3.0, 4.0])
y = gu.constant([2.0, 4.0, 6.0, 8.0])


def loss(w, b):
    """Return the mean squared error of relu(xw + b), for all w and b."""
    predicted = gu.nn.relu(x * w[..., gu.newaxis] + b[..., gu.newaxis])
    return gu.reduce_mean(gu.square(predicted - y), axis=-1)


def descend(rate, steps=40):
    """Return the points (w, b) that gradient descent visits."""
    w, b, path = gu.constant(1.5), gu.constant(0.5), []
    for _ in range(steps + 1):
        path.append((float(w), float(b)))
        with gu.GradientTape() as tape:
            tape.watch([w, b])
            value = loss(w, b)
        to_w, to_b = tape.gradient(value, [w, b])
        w, b = w - rate * to_w, b - rate * to_b
    return np.array(path)


# %%
# Contours in equal factors: each has twice the loss of the one inside it.

W, B = np.meshgrid(np.linspace(1.35, 2.25, 121), np.linspace(-0.2, 0.8, 121))
heights = loss(W.astype(np.float32), B.astype(np.float32))
levels = 0.875 * 2.0 ** np.arange(-9, 4)
axes.contour(W, B, heights, levels, colors="C2", linewidths=1)

for rate, colour, marker in ((0.1, "C1", "o"), (0.02, "C0", "^")):
    path = descend(rate)
    words = f"learning rate {rate}"
    look = {"color": colour, "marker": marker, "linewidth": 1.4}
    axes.plot(*path.T, ms=4.5, label=words, **look)
ink = plt.rcParams["text.color"]
axes.plot(2, 0, "*", ms=15, color=ink, label="minimum")
axes.set(xlabel="w", ylabel="b", aspect="equal")
figure.legend(loc="outside lower center", ncols=2)
plt.show()
