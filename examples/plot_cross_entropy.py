# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
Cross-entropy, and where it is cut off
======================================

What does a probability cost, once the truth is known? Nothing if the truth was
given all of it, and more and more the less it was given. The mathematics knows
no limit. The function keeps probabilities away from 0, and so has one.

.. alt: Above, two curves against the predicted probability from 0 to 1. That
   of label 1 comes down from beyond 5 at the left to 0 at the right; that of
   label 0 is its mirror image; they cross at one half. Below, the loss for
   label 1 against the probability on a logarithmic axis from 1e-12 to 1. The
   formula is a straight line from 28 down to 0. The function follows it from
   the right up to 1e-7, and from there on stays flat at about 16.
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, (above, below) = plt.subplots(2, figsize=(5.2, 6.4))

p = np.linspace(0.001, 0.999, 999, dtype=np.float32)[:, np.newaxis]
cross_entropy = gu.keras.losses.binary_crossentropy
for label, colour, style, place in (
    (1.0, "C0", "-", (0.14, 2.2)),
    (0.0, "C1", "--", (0.66, 2.2)),
):
    loss = cross_entropy(np.full_like(p, label), p)
    above.plot(p, loss, color=colour, linestyle=style)
    above.text(*place, f"label {label:.0f}", color=colour)
above.set(
    xlabel="predicted probability of label 1",
    ylabel="cross-entropy, in nats",
    xlim=(0, 1),
    ylim=(0, 5),
    xticks=np.arange(0, 1.01, 0.1),
)
above.grid()

# %%
# Powers of ten show what happens next to 0.

p = np.geomspace(1e-12, 1, 500, dtype=np.float32)[:, np.newaxis]
clipped = cross_entropy(np.ones_like(p), p)
below.plot(p, -np.log(p), "--", color="C3", label="formula, −log p")
below.plot(p, clipped, color="C0", label="function, clipped at 1e-7")
below.text(2e-12, 12.6, f"at most {clipped.numpy().max():.2f}", color="C0")
below.set(
    xscale="log",
    xlabel="predicted probability, label 1",
    ylabel="cross-entropy, in nats",
    xlim=(1e-12, 1),
    ylim=(0, 29),
    xticks=10.0 ** np.arange(-12, 1, 3),
)
below.minorticks_off()
below.grid()
below.legend(loc="upper right")
plt.show()
