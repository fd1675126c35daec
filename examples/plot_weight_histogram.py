# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
What training does to weights
=============================

The weights of the first layer of a network that reads digits. At the start
they are spread evenly between two limits. Where have they gone after
training? Look at how many are outside of the old limits, and how far.

.. alt: Two histograms of weights over each other. At the start a flat block
   between two limits, -0.14 and 0.14. After training a bell with long tails,
   which reach to about -0.6 and 0.6.

.. inputs: -0.14, 0.14, -0.6, 0.6
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 3.6))

images, labels = gu.datasets.digits()


def stratified(part, seed):
    """Return indices of all but a part of each class, and of that part."""
    draws = gu.random.Generator.from_seed(seed).uniform(labels.shape).numpy()
    chosen = np.zeros(len(labels), bool)
    for label in range(10):
        [members] = np.nonzero(labels == label)
        members = members[draws[members].argsort()]
        chosen[members[: round(part * len(members))]] = True
    return np.flatnonzero(~chosen), np.flatnonzero(chosen)


rest, _ = stratified(0.2, seed=8)
gu.random.set_seed(4)
layers = gu.keras.layers
model = gu.keras.Sequential(
    [
        layers.Input((8, 8)),
        layers.Flatten(),
        layers.Dense(256, activation="relu"),
        layers.Dropout(0.5),
        layers.Dense(10),
    ]
)
cost = gu.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
model.compile(gu.keras.optimizers.Adam(0.01), cost)

# %%
# The first array of weights, of shape (64, 256), before and after.

before = model.get_weights()[0]
ink = (images / 16).astype("float32")
model.fit(ink[rest], labels[rest], batch_size=128, epochs=24, verbose=0)
after = model.get_weights()[0]

bins = np.linspace(-0.6, 0.6, 81)
middles = (bins[1:] + bins[:-1]) / 2
for weights, colour, label in (
    (before, "C1", "at the start"),
    (after, "C0", "after training"),
):
    counts, _ = np.histogram(weights, bins)
    axes.step(middles, counts, where="mid", color=colour, label=label)
axes.set(xlabel="weight", ylabel="number of weights")
axes.set(xlim=(-0.62, 0.62), ylim=(-20, 1000))
axes.legend()
plt.show()
