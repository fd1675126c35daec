"""How arrays look inside the printed form of tensors and variables."""

from groundup.rules.types import Array


def shown(array: Array) -> str:
    """Return the entries as ``repr(tensor)`` shows them."""
    return _below(repr(array) if array.ndim else repr(array.item()))


def printed(array: Array) -> str:
    """Return the entries as ``print(tensor)`` shows them."""
    return _below(str(array))


def _below(text: str) -> str:
    return "\n" + text if "\n" in text else text
