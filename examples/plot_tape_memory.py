# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
What a tape keeps alive
=======================

Going back needs the values of the forward pass. So a tape holds two arrays for
each layer here, and memory grows with depth. With checkpoints only every few
layers are kept, and the others are computed again. The peaks are measured when
the picture is drawn.

.. alt: Peak memory in megabytes against depth from 4 to 64 layers. The line of
   the tape rises straight, to about 8 megabytes. The line with checkpoints
   rises ever more slowly and stays below 2. The line without any gradient is
   flat near 0.
"""

import math
import tracemalloc

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 4.4))
rng = np.random.default_rng(0)
X = gu.constant(rng.normal(size=(1024, 16)).astype("float32"))
W = gu.Variable(0.3 * rng.normal(size=(16, 16)).astype("float32"))


def layers(a, depth):
    """Apply the same layer again and again."""
    for _ in range(depth):
        a = gu.nn.relu(a @ W)
    return a


def gradient(depth, every):
    """Record one segment at a time; of the others, keep only the start."""
    starts = [X]
    for _ in range(depth // every - 1):
        starts.append(layers(starts[-1], every))
    g, total = None, 0.0
    while starts:
        start = starts.pop()
        with gu.GradientTape() as tape:
            tape.watch(start)
            end = layers(start, every)
        g, share = tape.gradient(end, [start, W], output_gradients=g)
        total += share
    return total


def peak(function, *arguments):
    """Return the most megabytes that are held at one time."""
    function(*arguments)  # what is needed only once is not to be counted
    tracemalloc.start()
    function(*arguments)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return round(most / 1e6, 2)  # a few bytes are Python's own


depths = [4, 9, 16, 25, 36, 49, 64]
for name, function, marker in (
    ("tape", lambda k: gradient(k, k), "o"),
    ("tape with checkpoints", lambda k: gradient(k, math.isqrt(k)), "s"),
    ("no gradient", lambda k: layers(X, k), "^"),
):
    memory = [peak(function, depth) for depth in depths]
    axes.plot(depths, memory, marker=marker, label=name)
axes.set(xlabel="layers", ylabel="most memory held, MB", ylim=0)
axes.set_xticks([4, 16, 36, 64])
axes.grid()
axes.legend()
plt.show()
