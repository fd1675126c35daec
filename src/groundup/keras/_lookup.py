"""From a name, a class or a function to what it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def look_up(identifier: Any, by_name: Mapping[str, Any], kind: str) -> Any:
    """Return a function, or an instance of a class, that was asked for.

    Args:
        identifier: its name, a class, or something that can be called.
        by_name: what there is.
        kind: what it is, for the messages.

    Raises:
        ValueError: there is none of that name, or it cannot be called.
    """
    found = identifier
    if isinstance(identifier, str):
        if identifier not in by_name:
            raise unknown(identifier, by_name, kind)
        found = by_name[identifier]
    if not callable(found):
        raise ValueError(
            f"{found!r} is no {kind}; expected a name, such as "
            f"{min(by_name)!r}, or something that can be called."
        )
    return found() if isinstance(found, type) else found


def name_of(function: Any) -> str:
    """Return a function's name; an object of a class has the class's."""
    return str(getattr(function, "__name__", type(function).__name__))


def unknown(name: str, by_name: Mapping[str, Any], kind: str) -> ValueError:
    """Say that there is nothing of a name, and what is nearest."""
    # difflib takes as long to import as half the library.
    from difflib import get_close_matches

    # Of `Huber` and `huber`, the one in small letters.
    lower = {known.lower(): known for known in sorted(by_name)}
    near = get_close_matches(name.lower(), list(lower), n=1, cutoff=0.4)
    hint = f"; the nearest is {lower[near[0]]!r}" if near else ""
    return ValueError(f"There is no {kind} called {name!r}{hint}.")
