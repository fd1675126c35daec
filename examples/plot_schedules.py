# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
Learning rate schedules
=======================

All start at the same rate. How long do they stay high, and how low do they
end? Inverse time drops at once and has a long tail. Exponential decay loses
the same factor again and again. Cosine stays high, then goes down to 0.

.. alt: Five learning rates against the step, 0 to 1000, all from 0.1. Constant
   is a level line. Piecewise is a staircase with drops at 250 and 500.
   Exponential falls in a smooth curve to about a tenth. Inverse time plunges
   within a hundred steps and then flattens. Cosine follows half a wave from
   0.1 to 0.

.. inputs: 0.1
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 4.4))

schedules = gu.keras.optimizers.schedules
t = np.arange(1001)
axes.plot(t, np.full(t.shape, 0.1), ":", color="C4", label="constant")
for words, schedule, look in (
    ("exponential", schedules.ExponentialDecay(0.1, 500, 0.3), "C0-"),
    ("inverse time", schedules.InverseTimeDecay(0.1, 50, 1.0), "C1--"),
    (
        "piecewise",
        schedules.PiecewiseConstantDecay([250, 500], [0.1, 0.03, 0.01]),
        "C2-.",
    ),
    ("cosine", schedules.CosineDecay(0.1, 1000), "C3-"),
):
    # A schedule takes many steps at once, and gives as many rates.
    style = {"color": look[:2], "linestyle": look[2:]}
    axes.plot(t, schedule(t).numpy(), label=words, **style)
axes.set(xlabel="steps taken", ylabel="learning rate")
axes.set(xlim=(0, 1000), ylim=(0, 0.108))
axes.grid()
figure.legend(loc="outside lower center", ncols=2)
plt.show()
