# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
A loop against BLAS
===================

Three ways to multiply two matrices do exactly the same arithmetic. How long do
they take? On logarithmic axes, work that grows as the cube of the size is a
straight line, eight times as high for each doubling. The times are measured
when the picture is drawn.

.. alt: Time to multiply two square matrices against their size n, on
   logarithmic axes. Three rising lines with markers: loops in Python are
   slowest, compiled loops come next, and the @ operator, which calls BLAS, is
   the fastest at every larger size. The loops climb along a dashed guide line
   that rises eightfold for each doubling of n.

.. timed
"""

import timeit
from functools import partial

import matplotlib.pyplot as plt
import numpy as np

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 5))


def loops(x, w):
    """Multiply two matrices, given as lists of rows, in plain Python."""
    inner, columns = range(len(w)), range(len(w[0]))
    return [
        [sum(row[k] * w[k][j] for k in inner) for j in columns] for row in x
    ]


def seconds(multiply, n):
    """Time the product of two (n, n) matrices: the fastest of some runs."""
    x, w = np.random.default_rng(n).normal(size=(2, n, n)).astype(np.float32)
    if multiply is loops:
        x, w = x.tolist(), w.tolist()
    timer, number = timeit.Timer(lambda: multiply(x, w)), 1
    # A browser's clock is too coarse for less than some milliseconds.
    while min(runs := timer.repeat(3, number)) < 0.005:
        number *= 4
    return min(runs) / number


# %%
# Sizes double up to what is not too slow. NumPy's einsum loops without BLAS.

for name, multiply, largest, colour, marker in (
    ("loops in Python", loops, 8, "C1", "o"),
    ("compiled loops", partial(np.einsum, "ik,kj->ij"), 9, "C2", "s"),
    ("@ (BLAS)", np.matmul, 10, "C0", "^"),
):
    sizes = [2**k for k in range(2, largest)]
    times = [seconds(multiply, n) for n in sizes]
    axes.loglog(sizes, times, color=colour, marker=marker, label=name)

# %%
# The guide has slope 3: time is a constant times the cube of n.

n = np.array([5, 40])
guide = {"linestyle": "--", "linewidth": 1.2, "label": "slope of n³"}
axes.plot(n, 5e-6 * n**3.0, color=plt.rcParams["text.color"], **guide)
axes.set(
    title="measured when this page was built",
    xlabel="size n of two (n, n) matrices",
    ylabel="seconds for one product",
)
axes.set_xticks(4.0 ** np.arange(1, 5), labels=[4, 16, 64, 256])
axes.minorticks_off()
axes.grid()
figure.legend(loc="outside lower center", ncols=2)
plt.show()
