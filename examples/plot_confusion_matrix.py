# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
Which digits does it mistake for which?
=======================================

Train on the first 80 per cent of the digits in the file, test on the rest,
whose writers the network has not met. Each row is a digit, each column an
answer. The diagonal, what was right, is left out, so that the mistakes can be
seen. Are the mistakes spread evenly?

.. alt: A table of 10 rows, the true digits, and 10 columns, the digits that
   the network read. Cells off the diagonal hold the number of mistakes, in a
   colour that grows stronger with it. A few cells hold several mistakes, most
   are empty.
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 5.2))

images, labels = gu.datasets.digits()
ink = (images / 16).astype("float32")
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
model.fit(ink[:1438], labels[:1438], batch_size=128, epochs=24, verbose=0)

# %%
# Count each pair of a true digit and an answer.

answers = model.predict(ink[1438:], verbose=0).argmax(axis=1)
mistakes = np.zeros((10, 10), int)
np.add.at(mistakes, (labels[1438:], answers), 1)
np.fill_diagonal(mistakes, 0)
for (true, read), count in np.ndenumerate(mistakes):
    if true == read:
        axes.text(read, true, "·", ha="center", va="center")
    if count:
        shade = ("C3", 0.1 + 0.3 * count / mistakes.max())
        corner = (read - 0.5, true - 0.5)
        axes.add_patch(plt.Rectangle(corner, 1, 1, facecolor=shade, lw=0))
        axes.text(read, true, count, ha="center", va="center_baseline")

axes.set(xlim=(-0.5, 9.5), ylim=(9.5, -0.5), aspect="equal")
axes.set_xticks(range(10))
axes.set_yticks(range(10))
axes.set(xlabel="read as", ylabel="true digit")
plt.show()
