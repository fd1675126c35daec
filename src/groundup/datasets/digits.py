"""The 1,797 handwritten digits."""

from __future__ import annotations

from importlib import resources

import numpy as np

from groundup.rules.types import Array


def digits() -> tuple[Array, Array]:
    """Return pictures of handwritten digits, and which digits they are.

    Each picture counts the ink in 8 by 8 squares, from 0 for white to 16 for
    black. They come in the order of the original file, writer by writer: the
    last ones are by people who did not write the first ones.

    Returns:
        The pictures, uint8 of shape (1797, 8, 8), and the digits, int64 of
        shape (1797,).

    Source: Alpaydin and Kaynak, Optical Recognition of Handwritten Digits,
    UCI Machine Learning Repository (1998), https://doi.org/10.24432/C50P49,
    under CC BY 4.0; its test set, as scikit-learn has it. The file
    ``digits.txt`` beside the data says more.
    """
    # The file stays inside the package, wherever that is installed.
    folder = resources.files("groundup.datasets")
    with (folder / "digits.npz").open("rb") as file, np.load(file) as data:
        return data["images"], data["labels"].astype(np.int64)
