"""Bringing the truth and the predictions to one dtype and one rank."""

from __future__ import annotations

from groundup.ops.arguments import numeric
from groundup.ops.selection import cast
from groundup.ops.shapes import expand_dims, squeeze
from groundup.tensor import Tensor
from groundup.typing import TensorLike


def same_rank(x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """Return both, without the one axis of size 1 that only one has last.

    Of shapes (n,) and (n, 1), the first becomes (n, 1) instead: subtracted
    as they are, they would broadcast to (n, n).
    """
    ranks = x._array.ndim, y._array.ndim
    if ranks[0] == ranks[1]:
        return x, y
    if ranks[0] < ranks[1]:
        y, x = same_rank(y, x)
    elif ranks[0] == ranks[1] + 1 and x.shape[-1] == 1:
        if y.ndim == 1:
            return x, expand_dims(y, -1)
        return squeeze(x, -1), y
    return x, y


def prediction(y_pred: TensorLike, function: str) -> Tensor:
    """Return predictions as decimal numbers of rank 1 or more.

    Raises:
        TypeError: they are booleans.
        ValueError: they are a single number.
    """
    p = numeric(y_pred, function, "y_pred")._as_tensor()
    if not p._array.ndim:
        raise ValueError(
            f"{function}: y_pred must have rank 1 or more, got the number "
            f"{p.numpy()}; put it in a list."
        )
    return p if p._array.dtype.kind == "f" else cast(p, "float32")


def pair(
    y_true: TensorLike, y_pred: TensorLike, function: str
) -> tuple[Tensor, Tensor]:
    """Return both in the dtype of the predictions.

    Raises:
        TypeError: the predictions are booleans.
        ValueError: they are a single number.
    """
    if (  # the quick way, for what a loss has prepared
        isinstance(y_true, Tensor)
        and isinstance(y_pred, Tensor)
        and y_pred._array.ndim
        and y_pred._array.dtype.kind == "f"
        and y_true._array.dtype is y_pred._array.dtype
    ):
        return y_true, y_pred
    p = prediction(y_pred, function)
    return cast(y_true, p.dtype), p


def broadcasting(y: Tensor, p: Tensor, function: str) -> tuple[Tensor, Tensor]:
    """Return both with one rank.

    Raises:
        ValueError: their shapes do not broadcast.
    """
    y, p = same_rank(y, p)
    if not fit(y, p):
        raise differ(y, p, function)
    return y, p


def fit(x: Tensor, y: Tensor) -> bool:
    """Return whether the shapes of both broadcast."""
    shapes = x._array.shape, y._array.shape
    pairs = zip(*map(reversed, shapes), strict=False)
    return all(m == n or m == 1 or n == 1 for m, n in pairs)


def equal_shapes(y: Tensor, p: Tensor, function: str) -> None:
    """Check that both have one shape.

    Raises:
        ValueError: they do not.
    """
    if y._array.shape != p._array.shape:
        raise differ(y, p, function)


def differ(y: Tensor, p: Tensor, function: str) -> ValueError:
    """Say that the truth and the predictions do not fit together."""
    return ValueError(
        f"{function}: y_true has shape {y.shape}, y_pred {p.shape}; "
        "they must be equal."
    )
