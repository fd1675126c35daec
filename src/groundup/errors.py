"""Error messages that say what came, what was expected and what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from groundup.rules.types import Array


def mixed_dtypes(
    rule: Callable[..., Any], first: np.dtype[Any], other: np.dtype[Any]
) -> TypeError:
    """Say that two inputs of an operation differ in dtype."""
    return TypeError(
        f"{rule.__name__}: the inputs have different dtypes, {first.name} and "
        f"{other.name}; convert one of them with cast."
    )


def explained(
    error: ValueError,
    rule: Callable[..., Any],
    arrays: list[Array],
    options: dict[str, Any],
) -> ValueError:
    """Return the error, in our own words if shapes do not fit together."""
    also = [x for x in options.values() if isinstance(x, np.ndarray)]
    shapes = " and ".join(str(array.shape) for array in [*arrays, *also])
    if "same shape" in str(error):
        return ValueError(
            f"{rule.__name__}: shapes {shapes} differ; tensors side by side "
            "must have one shape."
        )
    if "negative integer powers" in str(error):
        return ValueError(
            f"{rule.__name__}: negative integer powers of whole numbers are "
            "not whole; use cast to convert both to decimal numbers."
        )
    if "broadcast" not in str(error):
        return error
    return ValueError(
        f"{rule.__name__}: shapes {shapes} do not broadcast: counted from "
        "the last axis, sizes must be equal, or one of them 1 or missing."
    )


def no_numbers(rule: Callable[..., Any]) -> TypeError:
    """Say that an operation was given booleans."""
    return TypeError(
        f"{rule.__name__}: expected numbers, got bool; use cast first."
    )


def no_truths(rule: Callable[..., Any], dtype: np.dtype[Any]) -> TypeError:
    """Say that an operation on booleans was given decimal numbers."""
    return TypeError(
        f"{rule.__name__}: expected booleans or whole numbers, got "
        f"{dtype.name}; compare it with something first."
    )
