"""Cross-entropies, of probabilities and of logits.

Logits are the numbers before the sigmoid or the softmax.
"""

import numpy as np

from groundup.rules.activations import log_softmax
from groundup.rules.types import Array, One, Two


def binary_crossentropy(y: Array, p: Array, *, epsilon: float) -> Two:
    """Return -y log p - (1 - y) log(1 - p), entry by entry.

    Each p is first kept ε away from 0 and 1, so that no logarithm is
    infinite; where that moved it, its gradient is 0.
    """
    q = p.clip(epsilon, 1 - epsilon)
    not_y, not_q = 1 - y, 1 - q
    log_q, log_not_q = np.log(q), np.log(not_q)

    def to_p(g: Array) -> Array:
        slope = not_y / not_q - y / q
        return np.where(p == q, g * slope, 0)

    loss = -(y * log_q + not_y * log_not_q)
    return loss, lambda g: g * (log_not_q - log_q), to_p


def sigmoid_cross_entropy(labels: Array, x: Array) -> Two:
    """Return log(1 + exp(x)) - yx, with y the label of the logit x.

    Written as max(x, 0) + log(1 + exp(-|x|)) it cannot overflow.
    """
    small = np.exp(-np.abs(x))
    loss = np.maximum(x, 0) - x * labels + np.log1p(small)

    def to_x(g: Array) -> Array:
        p = np.where(x < 0, small, 1) / (1 + small)
        gx: Array = g * (p - labels)
        return gx

    return loss, lambda g: -g * x, to_x


def softmax_cross_entropy(labels: Array, x: Array, *, axis: int) -> Two:
    """Return -Σ y log softmax(x), with y the labels of the logits x."""
    log_p, to_x = log_softmax(x, axis=axis)
    return (
        -(labels * log_p).sum(axis),
        lambda g: -np.expand_dims(g, axis) * log_p,
        lambda g: to_x(-np.expand_dims(g, axis) * labels),
    )


def sparse_softmax_cross_entropy(x: Array, *, labels: Array) -> One:
    """Return -log softmax(x) of the class that each label names."""
    log_p, to_x = log_softmax(x, axis=-1)
    chosen = labels[..., np.newaxis] == np.arange(x.shape[-1])
    return (
        -np.where(chosen, log_p, 0).sum(-1),
        lambda g: to_x(np.where(chosen, -g[..., np.newaxis], 0)),
    )
