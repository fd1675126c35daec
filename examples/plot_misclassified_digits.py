# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
The digits that it gets wrong
=============================

A network reads nearly all test pictures correctly. These are the others. Read
each one yourself before you look at the words above it.

.. alt: A few small grey pictures of handwritten digits. Above each stands
   which digit it is and which one the network took it for. Several are badly
   written or cut off.
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")

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


rest, test = stratified(0.2, seed=8)
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
ink = (images / 16).astype("float32")
model.fit(ink[rest], labels[rest], batch_size=128, epochs=24, verbose=0)

# %%
# Some of the mistakes are easy to forgive.

answers = model.predict(ink[test], verbose=0).argmax(axis=1)
wrong = answers != labels[test]
pairs = list(zip(test[wrong], answers[wrong], strict=True))
rows = -(-len(pairs) // 3)
figure, grid = plt.subplots(rows, 3, figsize=(5, 2 * rows))
for axes in grid.flat:
    axes.axis("off")
for axes, (index, answer) in zip(grid.flat, pairs, strict=False):
    axes.imshow(images[index], cmap="Greys", vmin=0, vmax=16)
    axes.set_title(f"{labels[index]}, read as {answer}", loc="center")
plt.show()
