"""A 2-4-1 network, trained by many: the loop of the book's last chapter.

Cross-entropy and an L2 penalty, Adam, all 1000 points in each of 100 epochs.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from .adam import adam
from .timing import Contender, Run

EPOCHS, RATE, PENALTY, EPSILON = 100, 0.01, 0.001, 1e-7

rng = np.random.default_rng(0)
X = rng.normal(size=(1000, 2)).astype("float32")
Y = (X.sum(1, keepdims=True) > 0).astype("float32")
WEIGHTS = [
    rng.normal(scale=0.5, size=shape).astype("float32")
    for shape in [(2, 4), (4,), (4, 1), (1,)]
]


def by_hand() -> Run:
    weights = list(WEIGHTS)
    update = adam(WEIGHTS, RATE)

    def step() -> float:
        w1, b1, w2, b2 = weights
        z1 = X @ w1 + b1
        a1 = np.maximum(z1, 0)
        p = 1 / (1 + np.exp(-(a1 @ w2 + b2)))
        q = np.clip(p, EPSILON, 1 - EPSILON)
        loss = -np.mean(Y * np.log(q) + (1 - Y) * np.log(1 - q))
        loss += PENALTY / 2 * ((w1 * w1).sum() + (w2 * w2).sum())
        g2 = (p - Y) / len(X)
        g1 = g2 @ w2.T * (z1 > 0)
        to_w1, to_w2 = X.T @ g1 + PENALTY * w1, a1.T @ g2 + PENALTY * w2
        gradients = [to_w1, g1.sum(0), to_w2, g2.sum(0)]
        weights[:] = update(weights, gradients)
        return float(loss)

    return lambda: [step() for _ in range(EPOCHS)][-1]


def groundup() -> Run:
    import groundup as gu

    return in_the_lesson(gu)


def tf_eager() -> Run:
    import tensorflow as tf

    return in_the_lesson(tf)


def tf_function() -> Run:
    import tensorflow as tf

    return in_the_lesson(tf, tf.function)


def in_the_lesson(tf: Any, compiled: Callable[..., Any] | None = None) -> Run:
    """Return the lesson's loop, with TensorFlow or what stands in for it."""
    x, y = tf.constant(X), tf.constant(Y)
    variables = [tf.Variable(w) for w in WEIGHTS]
    w1, b1, w2, b2 = variables
    loss_function = tf.keras.losses.BinaryCrossentropy()
    optimizer = tf.keras.optimizers.Adam(learning_rate=RATE)

    def step() -> Any:
        with tf.GradientTape() as tape:
            a1 = tf.nn.relu(tf.matmul(x, w1) + b1)
            predictions = tf.nn.sigmoid(tf.matmul(a1, w2) + b2)
            loss = loss_function(y, predictions)
            l2_loss = PENALTY * (tf.nn.l2_loss(w1) + tf.nn.l2_loss(w2))
            total_loss = loss + l2_loss
        gradients = tape.gradient(total_loss, variables)
        optimizer.apply_gradients(zip(gradients, variables, strict=True))
        return total_loss

    step = compiled(step) if compiled else step
    return lambda: float([step() for _ in range(EPOCHS)][-1])


def keras_fit() -> Run:
    import keras

    def dense(units: int, activation: str) -> Any:
        penalty = keras.regularizers.L2(PENALTY / 2)
        return keras.layers.Dense(
            units, activation, kernel_regularizer=penalty
        )

    model = keras.Sequential([dense(4, "relu"), dense(1, "sigmoid")])
    model.build(X.shape)
    model.set_weights(WEIGHTS)
    model.compile(keras.optimizers.Adam(RATE), "binary_crossentropy")
    once = {"epochs": EPOCHS, "batch_size": len(X), "verbose": 0}

    def run() -> float:
        history = model.fit(X, Y, shuffle=False, **once)
        return float(history.history["loss"][-1])

    return run


def loss_in(lib: Any, w1: Any, b1: Any, w2: Any, b2: Any) -> Any:
    """Return the loss, computed by something with NumPy's names."""
    a1 = lib.maximum(X @ w1 + b1, 0)
    p = 1 / (1 + lib.exp(-(a1 @ w2 + b2)))
    q = lib.clip(p, EPSILON, 1 - EPSILON)
    loss = -lib.mean(Y * lib.log(q) + (1 - Y) * lib.log(1 - q))
    return loss + PENALTY / 2 * (lib.sum(w1 * w1) + lib.sum(w2 * w2))


def autograd() -> Run:
    import autograd.numpy
    from autograd import value_and_grad

    both = value_and_grad(lambda weights: loss_in(autograd.numpy, *weights))
    weights, update = list(WEIGHTS), adam(WEIGHTS, RATE)

    def step() -> float:
        loss, gradients = both(weights)
        weights[:] = update(weights, gradients)
        return float(loss)

    return lambda: [step() for _ in range(EPOCHS)][-1]


def mygrad() -> Run:
    import mygrad

    weights, update = list(WEIGHTS), adam(WEIGHTS, RATE)

    def step() -> float:
        tensors = [mygrad.tensor(w) for w in weights]
        loss = loss_in(mygrad, *tensors)
        loss.backward()
        weights[:] = update(weights, [t.grad for t in tensors])
        return float(loss)

    return lambda: [step() for _ in range(EPOCHS)][-1]


def pytorch() -> Run:
    import torch

    x, y = torch.tensor(X), torch.tensor(Y)
    weights = [torch.tensor(w, requires_grad=True) for w in WEIGHTS]
    w1, b1, w2, b2 = weights
    optimizer = torch.optim.Adam(weights, RATE)

    def step() -> Any:
        optimizer.zero_grad()
        a1 = torch.relu(x @ w1 + b1)
        p = torch.sigmoid(a1 @ w2 + b2)
        loss = torch.nn.functional.binary_cross_entropy(p, y)
        loss = loss + PENALTY / 2 * ((w1**2).sum() + (w2**2).sum())
        loss.backward()
        optimizer.step()
        return loss.detach()

    return lambda: float([step() for _ in range(EPOCHS)][-1])


def jax() -> Run:
    import jax
    from jax import numpy as jnp

    from .jax_optimizers import adam_step

    gradient = jax.value_and_grad(lambda weights: loss_in(jnp, *weights))

    @jax.jit
    def step(state: Any) -> Any:
        loss, g = gradient(state[0])
        return loss, adam_step(state, g, RATE)

    zeros = [jnp.zeros_like(w) for w in WEIGHTS]
    state = [(list(map(jnp.asarray, WEIGHTS)), zeros, zeros, 1.0)]

    def run() -> float:
        for _ in range(EPOCHS):
            loss, state[0] = step(state[0])
        return float(loss)

    return run


CONTENDERS = [
    Contender("NumPy by hand", by_hand),
    Contender("groundup", groundup),
    Contender("TensorFlow eager", tf_eager, "tensorflow"),
    Contender("tf.function", tf_function, "tensorflow"),
    Contender("Keras fit", keras_fit, "keras"),
    Contender("autograd", autograd, "autograd"),
    Contender("MyGrad", mygrad, "mygrad"),
    Contender("PyTorch", pytorch, "torch"),
    Contender("JAX jit", jax, "jax"),
]
