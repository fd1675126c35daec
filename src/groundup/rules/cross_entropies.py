"""Losses computed from logits: the numbers before sigmoid or softmax."""

import numpy as np

from groundup.rules.activations import log_softmax
from groundup.rules.types import Array, One, Two


def l2_loss(x: Array) -> One:
    """Return half the sum of squares; the derivative is x itself."""
    return (x * x).sum() / 2, lambda g: g * x


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
