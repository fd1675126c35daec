# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
From a law of errors to a loss
==============================

How probable is an error, and what should it cost? Take minus the logarithm of
the law above, less a constant, and you get the loss below. The bell of Gauss
becomes a parabola, the tent of Laplace a V, and Huber's law, a bell with the
flanks of a tent, a parabola that turns straight.

.. alt: Two plots above each other, against the error from −5 to 5. Above,
   three densities with peaks at 0: a bell, a pointed tent, and a bell with
   thicker flanks. Below, their negative logarithms, shifted to 0 at error 0:
   a parabola that leaves the picture, a V, and a curve that is round at the
   bottom and straight further out.
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, (above, below) = plt.subplots(2, figsize=(5.2, 5.6), sharex=True)

# The flanks reach beyond the picture, where their area counts as well.
error = np.linspace(-40, 40, 8001, dtype=np.float32)[:, np.newaxis]
truth = np.zeros_like(error)
losses = gu.keras.losses

# %%
# One loss for each error. A law is exp(-loss), divided by its area. For Gauss,
# with s = 1, the loss is half the squared error.

for name, loss, colour, style in (
    ("Gauss: half the squared error", losses.mse(truth, error) / 2, "C0", "-"),
    ("Laplace: absolute error", losses.mae(truth, error), "C1", "--"),
    ("Huber, δ = 1", losses.huber(truth, error), "C2", "-."),
):
    law = np.exp(-loss.numpy())
    area = law.sum() * 0.01
    look = {"color": colour, "linestyle": style}
    above.plot(error, law / area, label=name, **look)
    below.plot(error, loss, **look)

above.set(ylabel="probability density", ylim=(0, None))
below.set(xlabel="error", ylabel="loss, in nats", xlim=(-5, 5), ylim=(0, 8))
figure.legend(loc="outside lower center")
plt.show()
