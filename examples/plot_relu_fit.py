# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib"]
# ///
"""
A fit before and after descent
==============================

What does one step of gradient descent do to a prediction? The line before the
step is too flat. One step corrects its slope, and lifts it too high: both
parameters moved, and both raised it. A hundred steps lay it on the targets.

.. alt: Four target points on a rising line, at heights 2, 4, 6 and 8. The
   prediction before the step starts on the first point and falls more and more
   below the others. After one step it runs parallel to the targets, a little
   above them. After a hundred steps it passes through all four.
"""

import matplotlib.pyplot as plt

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 4.6))

x = gu.constant([1.0, 2.0, 3.0, 4.0])
y = gu.constant([2.0, 4.0, 6.0, 8.0])
w, b = gu.Variable(1.5), gu.Variable(0.5)


def loss():
    """Return the mean squared error of relu(xw + b)."""
    return gu.reduce_mean(gu.square(gu.nn.relu(x * w + b) - y))


def step():
    """Move w and b against their gradients, by 0.1 of them."""
    with gu.GradientTape() as tape:
        value = loss()
    to_w, to_b = tape.gradient(value, [w, b])
    w.assign_sub(0.1 * to_w)
    b.assign_sub(0.1 * to_b)


# %%
# The line at the start, after one step, and after a hundred.

across = gu.linspace(0.0, 4.6, 24)
done = 0
for steps, colour, style in (
    (0, "C1", "--"),
    (1, "C2", "-."),
    (100, "C0", "-"),
):
    while done < steps:
        step()
        done += 1
    words = f"after {steps} step{'s' * (steps != 1)}" if steps else "before"
    words += f", loss {loss():.4f}"
    height = gu.nn.relu(across * w + b)
    axes.plot(across, height, style, color=colour, label=words)
axes.plot(x, y, "o", color=plt.rcParams["text.color"], label="targets", ms=8)
axes.set(xlabel="input x", ylabel="prediction relu(xw + b)")
figure.legend(loc="outside lower center")
plt.show()
