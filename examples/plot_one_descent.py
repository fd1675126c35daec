# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib"]
# ///
"""
One descent, step by step
=========================

Gradient descent on a parabola whose curvature is 2. With the learning rate
0.9 every step multiplies the distance to the minimum by 1 − 2 · 0.9.
The path jumps across the minimum at every step, and ends a little nearer.

.. alt: The parabola x² + 3x + 2 with a path of gradient descent that starts at
   x = 3. It jumps from one side of the minimum to the other, and each jump
   ends lower than the one before.

.. inputs: 0.9
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots()


def f(x):
    """Return the parabola's height at x."""
    return x**2 + 3 * x + 2


# %%
# The gradient tape finds the slope, and the optimizer takes the step.

x = gu.Variable(3.0)
optimizer = gu.keras.optimizers.SGD(learning_rate=0.9)
path = [float(x)]
for _ in range(8):
    with gu.GradientTape() as tape:
        y = f(x)
    optimizer.apply_gradients([(tape.gradient(y, x), x)])
    path.append(float(x))

# %%
# The curve, and the path on it.

curve = np.linspace(-8, 5, 200)
axes.plot(curve, f(curve), color="C0")
axes.plot(path, [f(x) for x in path], "o-", color="C1", linewidth=1.2, ms=5)
axes.set(xlim=(-8, 5), ylim=(-2, 38), xlabel="x", ylabel="f(x)")
axes.grid()
plt.show()
