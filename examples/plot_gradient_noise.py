# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
The noise of a batch's gradient
===============================

How far is the gradient of a random batch from that of all the data? The
standard error falls as one over the square root of the batch size: four times
the samples for half the noise. A batch that is a large part of the data does
better still.

.. alt: Standard error of the gradient against the batch size, from 1 to 512 of
   1024 samples, both axes logarithmic. The measured points fall along a
   straight dashed line of slope −1/2, labelled sigma over root n, and below it
   for the largest batches, where they follow a curve that bends down.
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 4.4))

N = 1024
gu.random.set_seed(7)
x = gu.random.normal((N,))
y = 3 * x + gu.random.normal((N,), stddev=2.0)
gradients = -2 * y * x  # of (wx - y)² at w = 0, one for each sample

# %%
# A thousand batches of each size, drawn without replacement.

sizes = 2 ** np.arange(10)
errors = []
for n in sizes:
    means = [
        gu.reduce_mean(gu.random.shuffle(gradients)[:n]) for _ in range(1000)
    ]
    errors.append(gu.math.reduce_std(gu.stack(means)).numpy())

sigma = gu.math.reduce_std(gradients).numpy()
independent = sigma / np.sqrt(sizes)
without = independent * np.sqrt((N - sizes) / (N - 1))
axes.loglog(sizes, independent, "--", color="C1", label="σ / √n")
axes.loglog(sizes, without, color="C2", lw=1.5, label="all different")
axes.loglog(sizes, errors, "o", color="C0", label="measured")
axes.set(xlabel="batch size n", ylabel="standard error")
axes.set_xticks([1, 4, 16, 64, 256], ["1", "4", "16", "64", "256"])
axes.set_yticks([0.25, 0.5, 1, 2, 4, 8], ["0.25", "0.5", "1", "2", "4", "8"])
axes.minorticks_off()
axes.grid()
figure.legend(loc="outside lower center", ncols=3)
plt.show()
