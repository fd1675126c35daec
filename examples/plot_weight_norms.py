# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
Weights that have not settled
=============================

How long are the weights of each layer, epoch by epoch? Look at the mark at
epoch 100, where the chapter's training ends. The lengths are still growing
there, and the loss is still falling. On an axis cut off at the mark, the end
of the curves would look flatter than it is.

.. alt: Two panels over a logarithmic axis of epochs from 1 to 1000. Above,
   the lengths of the weights of layer 1 and layer 2. Both sink a little until
   about epoch 12, then rise, steeply between 20 and 100, and level off only
   after about 300. Below, the training loss, flat at first, falls through
   epoch 100, marked by a dashed line, and levels off later.
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, (above, below) = plt.subplots(2, 1, figsize=(5.2, 5.6), sharex=True)

X, y = (gu.constant(part[:600]) for part in gu.datasets.gaussians(1000))
glorot = gu.keras.initializers.GlorotUniform
start = [glorot(seed=46)((2, 4)), [0.0] * 4, glorot(seed=47)((4, 1)), [0.0]]
variables = [gu.Variable(part) for part in start]
w1, b1, w2, b2 = variables
bce = gu.keras.losses.BinaryCrossentropy()
optimizer = gu.keras.optimizers.Adam(0.01)

# %%
# All three numbers are taken before the update, from the same weights.

log = []
for _ in range(1000):
    with gu.GradientTape() as tape:
        hidden = gu.nn.relu(X @ w1 + b1)
        loss = bce(y, gu.nn.sigmoid(hidden @ w2 + b2))
        penalty = gu.nn.l2_loss(w1) + gu.nn.l2_loss(w2)
        total = loss + 0.001 * penalty
    log.append([float(gu.norm(w1)), float(gu.norm(w2)), float(loss)])
    gradients = tape.gradient(total, variables)
    optimizer.apply_gradients(zip(gradients, variables, strict=True))

epochs, ink = np.arange(1, 1001), plt.rcParams["text.color"]
first, second, losses = np.transpose(log)
above.plot(epochs, first, label="layer 1")
above.plot(epochs, second, "-.", label="layer 2")
below.plot(epochs, losses, color="C2")
for axes in above, below:
    axes.axvline(100, color=ink, linestyle="--", linewidth=1.2)
    axes.grid(which="both")
above.legend(loc="upper left")
above.set(ylabel="length of the weights", xscale="log", xlim=(1, 1000))
below.set(xlabel="epoch", ylabel="training loss", ylim=(0, 0.85))
below.set_xticks([1, 10, 100, 1000], labels=["1", "10", "100", "1000"])
plt.show()
