# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
What a gradient costs, by three methods
=======================================

Nudging needs two evaluations of the loss for each parameter, forward mode one
pass for each. Reverse mode needs one pass for all of them. One pass of each
kind is timed, and multiplied by the number of passes.

.. alt: Cost of the whole gradient, in evaluations of the loss, against the
   number of parameters from 36 to about 9,000, on logarithmic axes. The lines
   of finite differences and of forward mode rise side by side, from about 70
   to more than 10,000. The line of reverse mode stays low and nearly flat.

.. timed
"""

import timeit

import matplotlib.pyplot as plt
import numpy as np

from groundup import rules

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 4.8))
rng = np.random.default_rng(0)
X, y = rng.normal(size=(32, 8)), rng.normal(size=(32, 1))


def loss(W, V):
    """Return the loss of a network with one hidden layer."""
    return np.mean((np.tanh(X @ W) @ V - y) ** 2)


def forward_mode(W, V, dW, dV):
    """Return how the loss moves when W moves along dW, and V along dV."""
    A = np.tanh(X @ W)
    dA = (1 - A * A) * (X @ dW)
    return np.mean(2 * (A @ V - y) * (dA @ V + A @ dV))


def reverse_mode(W, V):
    """Return the gradients by W and by V."""
    Z, _, to_W = rules.matmul(X, W)
    A, to_Z = rules.tanh(Z)
    P, to_A, to_V = rules.matmul(A, V)
    g = 2 * (P - y) / len(X)
    return to_W(to_Z(to_A(g))), to_V(g)


def seconds(function, *arguments):
    """Time one call: the fastest of some runs of many calls each."""
    return min(timeit.repeat(lambda: function(*arguments), number=50)) / 50


sizes, costs = [], []
for units in 4, 16, 64, 256, 1024:
    W, V = rng.normal(size=(8, units)), rng.normal(size=(units, 1))
    sizes.append(W.size + V.size)
    once = seconds(loss, W, V)
    tangent = seconds(forward_mode, W, V, np.ones_like(W), np.ones_like(V))
    reverse = seconds(reverse_mode, W, V) / once
    costs.append((2 * sizes[-1], sizes[-1] * tangent / once, reverse))

names = "finite differences", "forward mode", "reverse mode"
for i, (name, marker) in enumerate(zip(names, "s^o", strict=True)):
    axes.loglog(sizes, [c[i] for c in costs], marker=marker, label=name)
axes.set(
    title="measured when this page was built",
    xlabel="number of parameters",
    ylabel="evaluations of the loss",
)
axes.grid()
figure.legend(loc="outside lower center", ncols=2)
plt.show()
