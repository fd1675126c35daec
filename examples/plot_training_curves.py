# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
The losses of one training
==========================

A network with 17 parameters learns to tell two clouds apart. Its training and
validation losses start near log 2, the price of knowing nothing, and fall
together. The dots were computed by TensorFlow, from the same first weights.

.. alt: Loss against epoch, from 1 to 100. Two nearly equal curves, training
   and validation, start a little above a dashed line at log 2, fall steeply
   until about epoch 60 and then slowly, to about 0.1. Five dots, TensorFlow's
   training losses, lie exactly on the training curve.

.. inputs: 0.1
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 3.8))

# Training losses in epochs 20, 40, ... 100, from TensorFlow 2.21.
TENSORFLOW = [0.53199, 0.30286, 0.17343, 0.12358, 0.10432]

X, y = gu.datasets.gaussians(1000)
parts = {"training": slice(0, 600), "validation": slice(600, 800)}
glorot = gu.keras.initializers.GlorotUniform
variables = [
    gu.Variable(glorot(seed=46)((2, 4))),
    gu.Variable(gu.zeros((4,))),
    gu.Variable(glorot(seed=47)((4, 1))),
    gu.Variable(gu.zeros((1,))),
]
bce = gu.keras.losses.BinaryCrossentropy()
optimizer = gu.keras.optimizers.Adam(0.01)


def loss(part):
    """Return the mean loss of a part of the data."""
    w1, b1, w2, b2 = variables
    hidden = gu.nn.relu(gu.constant(X[part]) @ w1 + b1)
    return bce(y[part], gu.nn.sigmoid(hidden @ w2 + b2))


# %%
# Both losses are taken before the update.

losses = {name: [] for name in parts}
for _ in range(100):
    for name, part in parts.items():
        losses[name].append(float(loss(part)))
    with gu.GradientTape() as tape:
        penalty = gu.nn.l2_loss(variables[0]) + gu.nn.l2_loss(variables[2])
        total = loss(parts["training"]) + 0.001 * penalty
    gradients = tape.gradient(total, variables)
    optimizer.apply_gradients(zip(gradients, variables, strict=True))

epochs = np.arange(1, 101)
axes.plot(epochs, losses["training"], label="training")
axes.plot(epochs, losses["validation"], "-.", color="C1", label="validation")
axes.plot(epochs[19::20], TENSORFLOW, "o", color="C3", label="TensorFlow")
axes.axhline(np.log(2), color=plt.rcParams["text.color"], ls=":", lw=1.2)
axes.text(100, np.log(2) + 0.02, "log 2", ha="right")
axes.set(xlabel="epoch", ylabel="loss", xlim=(0, 101), ylim=(0, 0.87))
axes.grid()
axes.legend()
plt.show()
