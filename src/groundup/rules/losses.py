"""Losses computed from probabilities."""

import numpy as np

from groundup.rules.types import Array, Two


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
