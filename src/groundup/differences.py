"""Where groundup follows the mathematics and TensorFlow is less exact.

Each row is one documented difference: what is computed, what mathematics
says, and why TensorFlow's answer is another.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Difference:
    """One call whose exact value is known."""

    name: str
    reason: str
    call: Callable[[Any], Any]
    exact: float
    # How far from the exact value we may be, relative to it.
    within: float


def gradient(f: Callable[[Any], Any], x: Any, lib: Any) -> Any:
    """Return the gradient of f at x."""
    with lib.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
    return tape.gradient(y, x)


def one_step(optimizer: Any, lib: Any) -> Any:
    """Return where a step leads from 0 in float64, for a gradient of 1."""
    w = lib.Variable(0.0, dtype=lib.float64)
    optimizer.apply_gradients([(lib.constant(1.0, lib.float64), w)])
    return w.numpy()


def normal_below(x: float) -> float:
    """Return the probability that a standard normal number is below x."""
    return 0.5 * math.erfc(-x / math.sqrt(2))


DIFFERENCES = [
    Difference(
        "nn.leaky_relu in float64",
        "TensorFlow keeps the slope alpha in float32, whatever the input.",
        lambda lib: lib.nn.leaky_relu(lib.constant(-1.0, lib.float64)),
        -0.2,
        1e-15,
    ),
    Difference(
        "nn.gelu in float64",
        "TensorFlow rounds the constant √½ to float32 first.",
        lambda lib: lib.nn.gelu(lib.constant(-2.0, lib.float64)),
        -2 * normal_below(-2.0),
        1e-15,
    ),
    Difference(
        "nn.gelu(approximate=True) in float64",
        "TensorFlow rounds the constant 0.044715 to float32 first.",
        lambda lib: lib.nn.gelu(lib.constant(-2.0, lib.float64), True),
        -1 - math.tanh(math.sqrt(2 / math.pi) * (-2 - 0.044715 * 8)),
        1e-13,
    ),
    Difference(
        "keras.losses.categorical_crossentropy, labels smoothed along axis 0",
        "Keras takes the size of the last axis for the number of classes.",
        lambda lib: lib.keras.losses.categorical_crossentropy(
            [[1.0] * 3, [0.0] * 3],
            lib.constant([[0.5] * 3] * 2, lib.float64),
            label_smoothing=0.5,
            axis=0,
        )[0],
        math.log(2),
        1e-12,
    ),
    Difference(
        "keras.losses.MSE of uint8",
        "Keras subtracts in uint8, where 0 - 255 is 1.",
        lambda lib: lib.keras.losses.MSE(
            lib.constant([0], lib.uint8), lib.constant([255], lib.uint8)
        ),
        255**2,
        0.0,
    ),
    Difference(
        "keras.losses.huber of whole numbers",
        "Keras computes in whole numbers, where a half is 0.",
        lambda lib: lib.keras.losses.huber([0], [1]),
        0.5,
        0.0,
    ),
    Difference(
        "keras.regularizers.L2 in float64",
        "Keras rounds the strength to float32 first.",
        lambda lib: lib.keras.regularizers.L2(0.1)(
            lib.constant(1.0, lib.float64)
        ),
        0.1,
        1e-15,
    ),
    Difference(
        "keras.optimizers.Adam in float64",
        "Keras rounds beta_1 and beta_2 to float32 to correct the bias.",
        lambda lib: one_step(lib.keras.optimizers.Adam(0.5), lib),
        -0.5 / (1 + 1e-7 / math.sqrt(1 - 0.999)),
        1e-14,
    ),
    Difference(
        "numbers below 1.2e-38 in float32 (subnormal numbers)",
        "TensorFlow flushes them to 0.",
        lambda lib: lib.constant(1e-30) * lib.constant(1e-10),
        1e-40,
        1e-5,
    ),
    Difference(
        "the gradient of nn.softmax_cross_entropy_with_logits for labels "
        "that do not add up to 1",
        "TensorFlow's softmax(x) - y is the gradient only if they do.",
        lambda lib: gradient(
            lambda x: lib.nn.softmax_cross_entropy_with_logits(
                [[1.0, 1.0]], x
            ),
            lib.constant([[0.0, math.log(3)]], lib.float64),
            lib,
        )[0, 0],
        -0.5,
        1e-12,
    ),
]
