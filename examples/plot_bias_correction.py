# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
Adam's first steps, with and without bias correction
====================================================

The gradient is the same in every step, so every step should have the length of
the learning rate. Without the correction both running means start too small,
the mean square stays so for longer, and the steps come out too long for
thousands of steps.

.. alt: Length of Adam's step in units of the learning rate, against the step
   on a logarithmic axis from 1 to 10,000. With bias correction it is 1
   throughout. Without, it starts at about 3, climbs to between 6 and 7 near
   step 12, and comes down to 1 only after several thousand steps.
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 3.9))

STEPS = 10_000

# %%
# Let the library's Adam walk, in units of its learning rate.

weight = gu.Variable(0.0, dtype="float64")
adam = gu.keras.optimizers.Adam(1.0)
places = [0.0]
for _ in range(STEPS):
    adam.apply_gradients([(gu.constant(-1.0, "float64"), weight)])
    places.append(float(weight))

t = np.arange(1, STEPS + 1)
without = (1 - 0.9**t) / np.sqrt(1 - 0.999**t)
axes.semilogx(t, without, "--", color="C1", label="without correction")
axes.semilogx(t, np.diff(places), color="C0", label="Adam")
axes.set(xlabel="step", ylabel="length / learning rate")
axes.set(xlim=(1, STEPS), ylim=(0, 7.5))
axes.grid()
axes.minorticks_off()
figure.legend(loc="outside lower center", ncols=2)
plt.show()
