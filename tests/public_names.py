"""Every public name of groundup, and what it stands for."""

from collections.abc import Iterator
from types import ModuleType
from typing import Any


def public(module: ModuleType, start: str = "") -> Iterator[tuple[str, Any]]:
    """The names of a module and of the modules in it, such as "nn.relu"."""
    for name in module.__all__:
        thing = getattr(module, name)
        if isinstance(thing, ModuleType):
            yield from public(thing, f"{start}{name}.")
        else:
            yield f"{start}{name}", thing
