"""What happens when NumPy meets a tensor, as in ``array * tensor``."""

from __future__ import annotations

import numpy as np

# What NumPy would run for `array * tensor`, and the method that runs instead.
_METHODS = {
    np.add: "__radd__",
    np.subtract: "__rsub__",
    np.multiply: "__rmul__",
    np.true_divide: "__rtruediv__",
    np.floor_divide: "__rfloordiv__",
    np.remainder: "__rmod__",
    np.power: "__rpow__",
    np.matmul: "__rmatmul__",
    np.equal: "__eq__",
    np.not_equal: "__ne__",
    np.less: "__gt__",
    np.less_equal: "__ge__",
    np.greater: "__lt__",
    np.greater_equal: "__le__",
    np.bitwise_and: "__rand__",
    np.bitwise_or: "__ror__",
    np.bitwise_xor: "__rxor__",
}


def reflected_method(ufunc: np.ufunc, call: str) -> str:
    """Return the name of the tensor's method for ``array * tensor``.

    Raises:
        TypeError: NumPy was asked for something that is no operator.
    """
    name = ufunc.__name__ + ("" if call == "__call__" else f".{call}")
    if call != "__call__" or ufunc not in _METHODS:
        raise TypeError(
            f"NumPy's {name} does not take tensors, because no gradient could "
            "pass through it. Use the groundup function for it, or "
            "tensor.numpy() to get a NumPy array."
        )
    return _METHODS[ufunc]
