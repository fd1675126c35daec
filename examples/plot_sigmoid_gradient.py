# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
Squared error lets go of the worst mistakes
===========================================

How hard does a loss pull at the logit of a message that is spam? Far on the
left the network is certain that it is not. Cross-entropy pulls there with full
force. Squared error through a sigmoid hardly pulls at all: the sigmoid is
saturated, and its small slope is a factor of the gradient.

.. alt: Two curves against the logit from −10 to 10. The gradient of
   cross-entropy is −1 on the left, rises through −0.5 at logit 0, and is 0 on
   the right. That of the squared error is nearly 0 on the left, dips to about
   −0.3 between −2 and 0, and returns to 0 on the right.

.. inputs: -0.5, -0.3
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 4.2))

logits = np.linspace(-10, 10, 401, dtype=np.float32)[:, np.newaxis]
spam = np.ones_like(logits)
losses = gu.keras.losses

# %%
# The tape gives the gradient of all losses at once: each depends on its own
# logit only.

for name, loss, colour, style, place in (
    ("cross-entropy", losses.binary_crossentropy, "C0", "-", (-9.5, -0.93)),
    ("squared error", losses.mse, "C1", "--", (-9.5, -0.13)),
):
    z = gu.Variable(logits)
    with gu.GradientTape() as tape:
        total = gu.reduce_sum(loss(spam, gu.nn.sigmoid(z)))
    slope = tape.gradient(total, z)
    axes.plot(logits, slope, color=colour, linestyle=style)
    axes.text(*place, name, color=colour)

axes.axhline(0, color=plt.rcParams["xtick.color"], linewidth=1)
axes.set(
    xlabel="logit of spam; the truth is spam",
    ylabel="gradient by the logit",
    xlim=(-10, 10),
    ylim=(-1.05, 0.1),
    xticks=[-10, -5, 0, 5, 10],
)
axes.text(-10, 0.03, "sure and wrong")
axes.text(10, 0.03, "sure and right", ha="right")
axes.grid()
plt.show()
