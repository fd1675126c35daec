"""A 784-512-256-10 network on batches of 128, by SGD and by Adam."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np

from .adam import adam
from .timing import Contender, Run

STEPS, BATCH, RATE = 10, 128, 0.001
SIZES = [784, 512, 256, 10]

rng = np.random.default_rng(0)
X = rng.normal(size=(STEPS, BATCH, SIZES[0])).astype("float32")
Y = rng.integers(SIZES[-1], size=(STEPS, BATCH))
WEIGHTS: list[Any] = []
for n, m in pairwise(SIZES):
    WEIGHTS.append(rng.normal(scale=n**-0.5, size=(n, m)).astype("float32"))
    WEIGHTS.append(np.zeros(m, "float32"))

ROWS = np.arange(BATCH)

Update = Callable[[Any, Any], Any]


def sgd(weights: Any, rate: float) -> Update:
    return lambda weights, gradients: [
        w - rate * g for w, g in zip(weights, gradients, strict=True)
    ]


UPDATES = {"SGD": sgd, "Adam": adam}


def products(optimizer: str) -> Run:
    """Return the eight matrix products of a step, and nothing else."""
    matrices = WEIGHTS[::2]
    inputs = [np.ones((BATCH, n), "float32") for n in SIZES[:-1]]
    back = [np.ones((BATCH, n), "float32") for n in SIZES[1:]]

    def run() -> None:
        for _ in range(STEPS):
            step()

    def step() -> None:
        for x, w in zip(inputs, matrices, strict=True):
            x @ w
        for x, g in zip(inputs, back, strict=True):
            x.T @ g
        for w, g in zip(matrices[1:], back[1:], strict=True):
            g @ w.T

    return run


def by_hand(optimizer: str) -> Run:
    weights, update = list(WEIGHTS), UPDATES[optimizer](WEIGHTS, RATE)

    def step(x: Any, y: Any) -> float:
        w1, b1, w2, b2, w3, b3 = weights
        a1 = np.maximum(x @ w1 + b1, 0)
        a2 = np.maximum(a1 @ w2 + b2, 0)
        z3 = a2 @ w3 + b3
        z3 -= z3.max(1, keepdims=True)
        powers = np.exp(z3)
        totals = powers.sum(1, keepdims=True)
        loss = np.mean(np.log(totals[:, 0]) - z3[ROWS, y])
        g3 = powers / totals
        g3[ROWS, y] -= 1
        g3 /= BATCH
        g2 = g3 @ w3.T * (a2 > 0)
        g1 = g2 @ w2.T * (a1 > 0)
        pairs = [(x, g1), (a1, g2), (a2, g3)]
        gradients = [part for a, g in pairs for part in (a.T @ g, g.sum(0))]
        weights[:] = update(weights, gradients)
        return float(loss)

    return lambda: [step(x, y) for x, y in zip(X, Y, strict=True)][-1]


def groundup(optimizer: str) -> Run:
    import groundup as gu

    return as_in_tensorflow(gu, optimizer)


def tf_eager(optimizer: str) -> Run:
    import tensorflow as tf

    return as_in_tensorflow(tf, optimizer)


def tf_function(optimizer: str) -> Run:
    import tensorflow as tf

    return as_in_tensorflow(tf, optimizer, tf.function)


def as_in_tensorflow(
    tf: Any, optimizer: str, compiled: Callable[..., Any] | None = None
) -> Run:
    batches = [
        (tf.constant(x), tf.constant(y)) for x, y in zip(X, Y, strict=True)
    ]
    variables = [tf.Variable(w) for w in WEIGHTS]
    w1, b1, w2, b2, w3, b3 = variables
    update = getattr(tf.keras.optimizers, optimizer)(learning_rate=RATE)

    def step(x: Any, y: Any) -> Any:
        with tf.GradientTape() as tape:
            a1 = tf.nn.relu(tf.matmul(x, w1) + b1)
            a2 = tf.nn.relu(tf.matmul(a1, w2) + b2)
            z3 = tf.matmul(a2, w3) + b3
            losses = tf.nn.sparse_softmax_cross_entropy_with_logits(y, z3)
            loss = tf.reduce_mean(losses)
        gradients = tape.gradient(loss, variables)
        update.apply_gradients(zip(gradients, variables, strict=True))
        return loss

    step = compiled(step) if compiled else step
    return lambda: float([step(x, y) for x, y in batches][-1])


def keras_fit(optimizer: str) -> Run:
    import keras

    layers = [keras.layers.Dense(n, "relu") for n in SIZES[1:-1]]
    model = keras.Sequential([*layers, keras.layers.Dense(SIZES[-1])])
    model.build((None, SIZES[0]))
    model.set_weights(WEIGHTS)
    losses = Last()
    model.compile(
        getattr(keras.optimizers, optimizer)(RATE),
        keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    )
    x, y = X.reshape(-1, SIZES[0]), Y.reshape(-1)
    quietly = {"batch_size": BATCH, "shuffle": False, "verbose": 0}

    def run() -> float:
        model.fit(x, y, callbacks=[losses.callback()], **quietly)
        return losses.last()

    return run


class Last:
    """The loss of the last batch, out of Keras's mean over all so far."""

    def callback(self) -> Any:
        import keras

        self.means: list[float] = []
        return keras.callbacks.LambdaCallback(
            on_train_batch_end=lambda i, logs: self.means.append(logs["loss"])
        )

    def last(self) -> float:
        before, now = self.means[-2:]
        return now * STEPS - before * (STEPS - 1)


def loss_in(lib: Any, x: Any, y: Any, weights: Any) -> Any:
    """Return the loss, computed by something with NumPy's names."""
    w1, b1, w2, b2, w3, b3 = weights
    a1 = lib.maximum(x @ w1 + b1, 0)
    a2 = lib.maximum(a1 @ w2 + b2, 0)
    z3 = a2 @ w3 + b3
    totals = lib.sum(lib.exp(z3), axis=1)
    return lib.mean(lib.log(totals) - z3[ROWS, y])


def autograd(optimizer: str) -> Run:
    import autograd.numpy
    from autograd import value_and_grad

    both = value_and_grad(
        lambda weights, x, y: loss_in(autograd.numpy, x, y, weights)
    )
    weights, update = list(WEIGHTS), UPDATES[optimizer](WEIGHTS, RATE)

    def step(x: Any, y: Any) -> float:
        loss, gradients = both(weights, x, y)
        weights[:] = update(weights, gradients)
        return float(loss)

    return lambda: [step(x, y) for x, y in zip(X, Y, strict=True)][-1]


def mygrad(optimizer: str) -> Run:
    import mygrad

    weights, update = list(WEIGHTS), UPDATES[optimizer](WEIGHTS, RATE)

    def step(x: Any, y: Any) -> float:
        tensors = [mygrad.tensor(w) for w in weights]
        loss = loss_in(mygrad, x, y, tensors)
        loss.backward()
        weights[:] = update(weights, [t.grad for t in tensors])
        return float(loss)

    return lambda: [step(x, y) for x, y in zip(X, Y, strict=True)][-1]


def pytorch(optimizer: str) -> Run:
    import torch

    weights = [torch.tensor(w, requires_grad=True) for w in WEIGHTS]
    w1, b1, w2, b2, w3, b3 = weights
    update = getattr(torch.optim, optimizer)(weights, RATE)
    batches = [
        (torch.tensor(x), torch.tensor(y)) for x, y in zip(X, Y, strict=True)
    ]

    def step(x: Any, y: Any) -> Any:
        update.zero_grad()
        a1 = torch.relu(x @ w1 + b1)
        a2 = torch.relu(a1 @ w2 + b2)
        loss = torch.nn.functional.cross_entropy(a2 @ w3 + b3, y)
        loss.backward()
        update.step()
        return loss.detach()

    return lambda: float([step(x, y) for x, y in batches][-1])


def jax(optimizer: str) -> Run:
    import jax
    from jax import numpy as jnp

    from .jax_optimizers import adam_step, sgd_step

    take_step = {"SGD": sgd_step, "Adam": adam_step}[optimizer]
    gradient = jax.value_and_grad(
        lambda weights, x, y: loss_in(jnp, x, y, weights)
    )

    @jax.jit
    def step(state: Any, x: Any, y: Any) -> Any:
        loss, g = gradient(state[0], x, y)
        return loss, take_step(state, g, RATE)

    zeros = [jnp.zeros_like(w) for w in WEIGHTS]
    state = [(list(map(jnp.asarray, WEIGHTS)), zeros, zeros, 1.0)]

    def run() -> float:
        for x, y in zip(X, Y, strict=True):
            loss, state[0] = step(state[0], x, y)
        return float(loss)

    return run


MAKERS = [
    ("its matrix products", products, "numpy"),
    ("NumPy by hand", by_hand, "numpy"),
    ("groundup", groundup, "numpy"),
    ("TensorFlow eager", tf_eager, "tensorflow"),
    ("tf.function", tf_function, "tensorflow"),
    ("Keras fit", keras_fit, "keras"),
    ("autograd", autograd, "autograd"),
    ("MyGrad", mygrad, "mygrad"),
    ("PyTorch", pytorch, "torch"),
    ("JAX jit", jax, "jax"),
]


def contenders(optimizer: str) -> list[Contender]:
    return [
        Contender(name, lambda make=make: make(optimizer), needs)
        for name, make, needs in MAKERS
    ]
