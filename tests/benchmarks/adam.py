"""Adam by hand, for the contenders that have no optimizer."""

from collections.abc import Callable
from typing import Any

import numpy as np

Arrays = list[Any]


def adam(weights: Arrays, rate: float) -> Callable[[Arrays, Arrays], Arrays]:
    """Return a function from weights and gradients to new weights."""
    means = [np.zeros_like(w) for w in weights]
    squares = [np.zeros_like(w) for w in weights]
    t = 0

    def update(weights: Arrays, gradients: Arrays) -> Arrays:
        nonlocal t
        t += 1
        step = float(rate * np.sqrt(1 - 0.999**t) / (1 - 0.9**t))
        new = []
        for w, g, m, v in zip(weights, gradients, means, squares, strict=True):
            m += (g - m) * 0.1
            v += (g * g - v) * 0.001
            new.append(w - step * m / (np.sqrt(v) + 1e-7))
        return new

    return update
