# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
Twelve faulty gradients, and how training goes
==============================================

Each fault exchanges one part of the training below. Which curves give it away?

.. alt: Twelve small charts of the loss over 200 steps, with the curve of the
   right gradient dashed. In ten the faulty curve falls too, often close to
   the dashed one, sometimes below it. With the wrong sign and without 1/n it
   leaves the chart; never zeroed, it falls fast, then jumps up and stays.
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu
from groundup.rules import binary_crossentropy, sigmoid

FAULTS = {
    "mean without 1/n": {"start": 1},
    "reshaped, not transposed": {"turn": lambda w: w.reshape(w.T.shape)},
    "relu: mask of the gradient": {"mask": lambda g, a, latest: g > 0},
    "relu: mask of another layer": {"mask": lambda g, a, latest: latest > 0},
    "sigmoid: slope at p": {"slope": lambda p: sigmoid(p)[1](1)},
    "sigmoid: can overflow": {"sigma": lambda z: np.exp(z) / (1 + np.exp(z))},
    "loss: wrong sign": {"start": -1 / 64},
    "broadcast not undone": {"sums": lambda g: g},
    "summed the wrong way": {"sums": lambda g: g.reshape(g.T.shape).sum(1)},
    "overwritten, not added": {"add": lambda shortcut, branch: branch},
    "passed on too early": {"add": lambda shortcut, branch: shortcut},
    "never zeroed": {"kept": 1},
}
x, y = (each.astype(float) for each in gu.datasets.gaussians(64, seed=3))


def train(
    start=1 / 64,  # the gradient of each sample's loss
    sigma=lambda z: (1 + np.tanh(z / 2)) / 2,  # cannot overflow
    slope=lambda p: p * (1 - p),
    turn=np.transpose,
    mask=lambda g, a, latest: a > 0,
    add=np.add,
    sums=lambda g: g.sum(0),
    kept=0,  # of the gradients of earlier steps
):
    """Yield the loss before each of 200 steps."""
    rng, total = np.random.default_rng(5), [0] * 6
    values = [rng.normal(0, 0.5, size) for size in ((2, 4), (4, 4), (4, 1))]
    values += [np.full(w.shape[1], 0.1) for w in values]
    for _ in range(200):
        w1, w2, w3, b1, b2, b3 = values
        a1 = np.maximum(x @ w1 + b1, 0)
        branch = np.maximum(a1 @ w2 + b2, 0)
        a2 = a1 + branch
        p = sigma(a2 @ w3 + b3)
        loss, _, to_p = binary_crossentropy(y, p, epsilon=1e-7)
        yield loss.mean()
        z3 = to_p(np.full_like(p, start)) * slope(p)
        ga2 = z3 @ turn(w3)
        z2 = ga2 * mask(ga2, branch, branch)
        ga1 = add(ga2, z2 @ turn(w2))
        z1 = ga1 * mask(ga1, a1, branch)
        new = [x.T @ z1, a1.T @ z2, a2.T @ z3, sums(z1), sums(z2), sums(z3)]
        total = [kept * t + g for t, g in zip(total, new, strict=True)]
        values = [v - 0.1 * t for v, t in zip(values, total, strict=True)]


right = list(train())
plt.style.use(["groundup.book", {"axes.titlesize": 10.3, "axes.grid": True}])
figure, charts = plt.subplots(6, 2, figsize=(5, 9), sharex=True, sharey=True)
for axes, (name, fault) in zip(charts.flat, FAULTS.items(), strict=True):
    axes.plot(list(train(**fault)), "C1", right, "C0--")
    axes.set(title=name, ylim=(0, 1.05), xlabel="step", ylabel="loss")
    axes.label_outer()
figure.legend(["with the fault", "right gradient"], loc="outside upper center")
plt.show()
