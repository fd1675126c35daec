# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib", "numpy"]
# ///
"""
Gradient size against depth
===========================

A gradient starts at the last of 30 layers and travels back to the first. How
large is it when it arrives? Each layer multiplies it by about the same factor,
so on a logarithmic axis the lines are nearly straight, and a factor a little
off 1 makes an enormous difference in the end.

.. alt: Size of the gradient, on a logarithmic axis, against the number of
   layers that it has passed, 0 to 29. With sigmoid it falls along a straight
   line to about a billionth of a billionth. With ReLU and weights half of
   He's size it falls to about a billionth, and with twice He's size it grows
   to about a billion. With ReLU and He's weights it stays level near 1. With
   tanh and Glorot's weights it falls only to about a tenth.
"""

import matplotlib.pyplot as plt
import numpy as np

import groundup as gu

plt.style.use("groundup.book")
figure, axes = plt.subplots(figsize=(5.2, 5.2))

LAYERS, WIDTH, SAMPLES = 30, 100, 200
rng = np.random.default_rng(0)
x, start = rng.standard_normal((2, SAMPLES, WIDTH), dtype=np.float32)


def gradient_sizes(activation, deviation):
    """Return the gradient's typical size at each layer, the last one first."""
    a, layers = gu.constant(x), []
    with gu.GradientTape() as tape:
        tape.watch(a)
        for seed in range(LAYERS):
            draw = gu.keras.initializers.RandomNormal(0.0, deviation, seed)
            layers.append(a @ draw((WIDTH, WIDTH)))
            a = activation(layers[-1])
    gradients = tape.gradient(a, layers, output_gradients=gu.constant(start))
    return [np.std(g.numpy()) for g in reversed(gradients)]


# %%
# The standard deviations: Glorot's is the root of 1 / width if all layers are
# equally wide, He's is the root of 2 / width.

glorot, he = (1 / WIDTH) ** 0.5, (2 / WIDTH) ** 0.5
for name, activation, deviation, colour, marker in (
    ("ReLU, twice He", gu.nn.relu, 2 * he, "C3", "D"),
    ("ReLU, He", gu.nn.relu, he, "C0", "o"),
    ("tanh, Glorot", gu.nn.tanh, glorot, "C2", "s"),
    ("ReLU, half of He", gu.nn.relu, he / 2, "C4", "v"),
    ("sigmoid, Glorot", gu.nn.sigmoid, glorot, "C1", "^"),
):
    sizes = gradient_sizes(activation, deviation)
    look = {"color": colour, "marker": marker, "markevery": 5}
    axes.plot(np.divide(sizes, sizes[0]), label=name, **look)

axes.set(yscale="log", yticks=10.0 ** np.arange(-18, 10, 3))
axes.set(xlabel="layers passed on the way back", xticks=range(0, 30, 5))
axes.set(title="size of the gradient, as a share of its start")
axes.minorticks_off()
axes.grid()
figure.legend(loc="outside lower center", ncols=2)
plt.show()
