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
        lower = {known.lower(): known for known in names}
        near = get_close_matches(name.lower(), list(lower), n=1, cutoff=0.6)
        if near and not name.startswith("__"):
            nearest = lower[near[0]]
            message += f"; the nearest name that it has is {nearest!r}"
        raise AttributeError(message + ".", name=name)

    return __getattr__
