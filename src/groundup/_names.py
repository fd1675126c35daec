"""What a module says when it is asked for a name that it does not have."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NoReturn


def not_provided(
    module: str, names: Iterable[str]
) -> Callable[[str], NoReturn]:
    """Return a module's ``__getattr__``: it names the nearest that is there.

    Args:
        module: the module's name.
        names: the names that it has.
    """

    def __getattr__(name: str) -> NoReturn:
        # difflib takes as long to import as half the library.
        from difflib import get_close_matches

        message = f"{module} does not provide {name!r}"
        nearest = get_close_matches(name, list(names), n=1, cutoff=0.5)
        if nearest and not name.startswith("__"):
            message += f"; the nearest name that it has is {nearest[0]!r}"
        raise AttributeError(message + ".", name=name)

    return __getattr__
