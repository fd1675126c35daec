"""Activation functions, entry by entry, with their derivatives."""

import math

import numpy as np

from groundup.rules.types import Array, One

# NumPy has no error function; Python's own takes one number at a time.
_erfc = np.frompyfunc(math.erfc, 1, 1)


def relu(x: Array) -> One:
    """Return x where positive, else 0; the derivative is 1 or 0."""
    y = np.maximum(x, 0)
    return y, lambda g: g * (x > 0)


def leaky_relu(x: Array, *, alpha: float) -> One:
    """Return x where positive, else αx; the derivative is 1 or α."""
    return (
        np.where(x < 0, alpha * x, x),
        lambda g: np.where(x > 0, g, alpha * g),
    )


def elu(x: Array) -> One:
    """Return x where positive, else exp(x) - 1."""
    y = np.where(x < 0, np.expm1(x), x)
    return y, lambda g: g * np.where(y < 0, y + 1, 1)


def sigmoid(x: Array) -> One:
    """Return 1 / (1 + exp(-x)); with y the value, the derivative is y(1 - y).

    Where exp(-x) overflows to infinity, the quotient is 0, as it should be.
    """
    y = 1 / (1 + np.exp(-x))
    return y, lambda g: g * y * (1 - y)


def silu(x: Array, *, beta: float) -> One:
    """Return x times the sigmoid of βx."""
    s = 1 / (1 + np.exp(-beta * x))
    return x * s, lambda g: g * s * (1 + beta * x * (1 - s))


def softplus(x: Array) -> One:
    """Return log(1 + exp(x)); the derivative is the sigmoid of x."""
    return np.logaddexp(x, 0), lambda g: g / (1 + np.exp(-x))


def gelu(x: Array) -> One:
    """Return x Φ(x), with Φ the normal distribution function."""
    below = 0.5 * np.asarray(_erfc(-x / math.sqrt(2)), x.dtype)

    def to_x(g: Array) -> Array:
        density = np.exp(-x * x / 2) / math.sqrt(2 * math.pi)
        gx: Array = g * (below + x * density)
        return gx

    return x * below, to_x


def gelu_by_tanh(x: Array) -> One:
    """Return x (1 + tanh u) / 2 with u = √(2/π) (x + 0.044715 x³)."""
    slope = math.sqrt(2 / math.pi)
    t = np.tanh(slope * (x + 0.044715 * x * x * x))

    def to_x(g: Array) -> Array:
        inner = slope * (1 + 3 * 0.044715 * x * x)
        gx: Array = g * 0.5 * (1 + t + x * (1 - t * t) * inner)
        return gx

    return 0.5 * x * (1 + t), to_x


def softmax(x: Array, *, axis: int) -> One:
    """Return exp(x) / Σ exp(x); the largest x is subtracted first."""
    powers = np.exp(x - x.max(axis, keepdims=True, initial=-np.inf))
    y = powers / powers.sum(axis, keepdims=True)
    return y, lambda g: (g - (g * y).sum(axis, keepdims=True)) * y


def log_softmax(x: Array, *, axis: int) -> One:
    """Return x - log Σ exp(x); the largest x is subtracted first."""
    shifted = x - x.max(axis, keepdims=True, initial=-np.inf)
    y = shifted - np.log(np.exp(shifted).sum(axis, keepdims=True))
    return y, lambda g: g - np.exp(y) * g.sum(axis, keepdims=True)
