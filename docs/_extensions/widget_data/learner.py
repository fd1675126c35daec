"""The points that the widget `learner` learns from, and where it starts.

The clouds, and the first start of four units, are those of the chapter.
"""

from typing import Any

import numpy as np

import groundup as gu

WIDTHS = 1, 2, 3, 4, 6, 8, 12, 16
SEEDS = 46, 48, 50, 52


def compute() -> dict[str, Any]:
    """Return points with their labels, and weights of each width."""
    clouds = (part[:600] for part in gu.datasets.gaussians(1000))
    return {
        "clouds": dots(*clouds),
        "moons": dots(*gu.datasets.moons(300)),
        "starts": {
            width: [start(width, seed) for seed in SEEDS] for width in WIDTHS
        },
    }


def dots(X: Any, y: Any) -> dict[str, list[Any]]:
    """Return points and labels as lists."""
    return {"points": short(X, 4), "labels": y[:, 0].astype(int).tolist()}


def start(width: int, seed: int) -> list[float]:
    """Return Glorot's weights and biases of 0, in the widget's order."""
    glorot = gu.keras.initializers.GlorotUniform
    parts = [
        glorot(seed=seed)((2, width)),
        gu.zeros((width,)),
        glorot(seed=seed + 1)((width, 1)),
        gu.zeros((1,)),
    ]
    return short(np.concatenate([part.numpy().ravel() for part in parts]), 6)


def short(numbers: Any, decimals: int) -> list[Any]:
    """Return numbers that are quick to load, as lists."""
    rounded: list[Any] = numbers.astype(float).round(decimals).tolist()
    return rounded
