# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib"]
# ///
"""
From a law of errors to a loss
==============================

How probable is an error, and what should it cost? Take minus the logarithm of
the law above, and you get the loss below. The bell of Gauss becomes a
parabola, the tent of Laplace a V, and Huber's law, a bell with the flanks of a
tent, a parabola that turns straight.

.. alt: Two plots above each other, against the error from −5 to 5. Above,
   three densities with peaks at 0: a bell, a pointed tent, and a bell with
   thicker flanks. Below, their negative logarithms, which all start from 0 at
   error 0: a parabola that leaves the picture, a V, and a curve that is round
   at the bottom and straight further out.
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, (above, below) = plt.subplots(2, figsize=(5.2, 5.6), sharex=True)

error = np.linspace(-5, 5, 501, dtype=np.float32)[:, np.newaxis]
truth = np.zeros_like(error)

# %%
# One loss for each error. A law is exp(-loss), divided by its area. For the
# squared error, half of it is the negative logarithm of the bell with s = 1.

for name, loss, colour, style in (
    ("Gauss: half the squared error", gu.keras.losses.mse, "C0", "-"),
    ("Laplace: absolute error", gu.keras.losses.mae, "C1", "--"),
    ("Huber, δ = 1", gu.keras.losses.huber, "C2", "-."),
):
    cost = loss(truth, error).numpy() * (0.5 if colour == "C0" else 1)
    # The flanks reach beyond the picture: their area is counted as well.
    wide = np.linspace(-40, 40, 8001, dtype=np.float32)[:, np.newaxis]
    law = loss(np.zeros_like(wide), wide).numpy()
    law = np.exp(-law * (0.5 if colour == "C0" else 1))
    area = np.sum(law) * 0.01
    look = {"color": colour, "linestyle": style}
    above.plot(error, np.exp(-cost) / area, label=name, **look)
    below.plot(error, cost, **look)

above.set(ylabel="probability density", ylim=(0, None))
below.set(xlabel="error", ylabel="loss, in nats", ylim=(0, 8))
figure.legend(loc="outside lower center")
plt.show()
