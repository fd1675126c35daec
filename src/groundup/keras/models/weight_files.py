"""Weights in a file of NumPy's."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from groundup.rules.types import Array
from groundup.variable import Variable


def save(filepath: Any, weights: Sequence[Variable]) -> None:
    """Write weights to a file, all of it or nothing.

    Args:
        filepath: a path that ends in ``.npz``.
        weights: what to write, in order.

    Raises:
        FileNotFoundError: there is no such folder.
        ValueError: the path ends otherwise.
    """
    path = _checked(filepath)
    if not path.parent.is_dir():
        raise FileNotFoundError(
            f"There is no folder {path.parent} to save weights in; make it "
            "first."
        )
    arrays = {
        f"{i}_{weight.name}": weight.numpy()
        for i, weight in enumerate(weights)
    }
    # A crash while writing must not leave half a file under this name.
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            np.savez(file, **arrays)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def load(filepath: Any, weights: Sequence[Variable]) -> list[Array]:
    """Read arrays for weights from a file.

    Args:
        filepath: a path that ends in ``.npz``.
        weights: what the arrays are for; they stay as they are.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: the path ends otherwise, the file is damaged, or it holds
            weights of another model.
    """
    path = _checked(filepath)
    try:
        with path.open("rb") as file, np.load(file) as parts:
            arrays = [parts[name] for name in parts.files]
    except (zipfile.BadZipFile, ValueError, EOFError, TypeError):
        raise ValueError(
            f"{path} is damaged, or no file that save_weights made."
        ) from None
    expected = [tuple(weight.shape) for weight in weights]
    found = [array.shape for array in arrays]
    if found != expected:
        raise ValueError(
            f"{path} holds weights of the shapes {found}, but the model "
            f"needs {expected}."
        )
    return arrays


def _checked(filepath: Any) -> Path:
    path = Path(filepath)
    if path.suffix != ".npz":
        raise ValueError(
            f"Weights are kept in NumPy's format: the path must end in .npz, "
            f"got {str(filepath)!r}."
        )
    return path
