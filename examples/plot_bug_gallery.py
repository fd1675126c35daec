# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib"]
# ///
"""
Twelve faulty gradients, and how training goes
==============================================

Can you tell from the loss that a gradient is wrong? Below is one step of
training, by hand. Each fault replaces one expression in it. Which curves give
their fault away?

.. alt: Twelve small charts, one for each fault, of the loss over 200 steps.
   The curve of the right gradient is dashed in each. In ten charts the faulty
   curve falls too, often close to the dashed one, and sometimes below it.
   With the wrong sign and without 1/n it leaves the chart at the top; where
   gradients are never zeroed it falls quickly, then jumps up and stays there.
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

STEP = """
from numpy import clip, exp, log, maximum, mean
sigmoid = lambda z: 1 / (1 + exp(-z))
relu_back = lambda g, z: g * (z > 0)
rows = lambda g: g.sum(0)
w1, b1, w2, b2, w3, b3 = theta
z1 = x @ w1 + b1
a1 = maximum(z1, 0)
z2 = a1 @ w2 + b2
a2 = a1 + maximum(z2, 0)
p = sigmoid(a2 @ w3 + b3)
q = clip(p, 1e-7, 1 - 1e-7)
loss = -mean(y * log(q) + (1 - y) * log(1 - q))
gz3 = (p == q) * (q - y) / q / (1 - q) / n * p * (1 - p)
ga2 = gz3 @ w3.T
gz2 = relu_back(ga2, z2)
ga1 = ga2 + gz2 @ w2.T
gz1 = relu_back(ga1, z1)
g1, g2, g3 = x.T @ gz1, a1.T @ gz2, a2.T @ gz3
new = [g1, rows(gz1), g2, rows(gz2), g3, rows(gz3)]
total = new
theta = [value - 0.1 * g for value, g in zip(theta, total)]
"""
FAULTS = {
    "mean without 1/n": ("/ n", ""),
    "reshaped, not transposed": ("w2.T", "w2"),
    "relu: mask of the gradient": ("(z > 0)", "(g > 0)"),
    "relu: mask of another layer": ("ga1, z1", "ga1, z2"),
    "sigmoid: slope at p": ("p * (1 - p)", "sigmoid(p) * sigmoid(-p)"),
    "sigmoid: can overflow": ("1 / (1 + exp(-z))", "exp(z) / (1 + exp(z))"),
    "loss: wrong sign": ("(q - y)", "(y - q)"),
    "broadcast not undone": ("g.sum(0)", "g"),
    "summed the wrong way": ("g.sum(0)", "g.reshape(len(g.T), -1).sum(1)"),
    "overwritten, not added": ("ga2 + gz2 @ w2.T", "gz2 @ w2.T"),
    "passed on too early": ("ga2 + gz2 @ w2.T", "ga2"),
    "never zeroed": ("= new", "= [t + g for t, g in zip(total, new)]"),
}


@np.errstate(over="ignore")
def train(right="", wrong=""):
    """Return the loss before each step, with one expression replaced."""
    x, y = (each.astype(float) for each in gu.datasets.gaussians(64, seed=3))
    rng, shapes = np.random.default_rng(5), [(2, 4), (4, 4), (4, 1)]
    weights = [0.5 * rng.normal(size=shape) for shape in shapes]
    theta = [each for w in weights for each in (w, np.full(w.shape[1], 0.1))]
    names = {"x": x, "y": y, "n": len(x), "theta": theta, "total": [0] * 6}
    step = compile(STEP.replace(right, wrong), "step", "exec")
    return [exec(step, names) or names["loss"] for _ in range(200)]


curves = {name: train(*fault) for name, fault in FAULTS.items()}
dashed = train()

plt.style.use("groundup.book")
thin = {"color": plt.rcParams["text.color"], "ls": "--", "lw": 1.3}
figure, charts = plt.subplots(6, 2, figsize=(5, 9), sharex=True, sharey=True)
for axes, (name, losses) in zip(charts.flat, curves.items(), strict=True):
    axes.plot(losses, color="C1", label="with the fault")
    axes.plot(dashed, label="right gradient", **thin)
    axes.set_title(name, fontsize=10.3)
    axes.grid()
axes.set(ylim=(0, 1.05), xticks=[0, 100, 200])
figure.supxlabel("step")
figure.supylabel("loss")
handles, labels = axes.get_legend_handles_labels()
figure.legend(handles, labels, loc="outside upper center", ncols=2)
plt.show()
