"""Nested lists, tuples and dicts: take them apart and build them again."""

from collections.abc import Callable
from typing import Any

_NESTED = (dict, list, tuple)


def flatten(structure: Any) -> list[Any]:
    """Return what nested lists, tuples and dicts hold, in order."""
    if isinstance(structure, dict):
        structure = [structure[key] for key in sorted(structure)]
    if not isinstance(structure, (list, tuple)):
        return [structure]
    leaves = []
    for part in structure:
        if isinstance(part, _NESTED):
            leaves += flatten(part)
        else:  # the usual case, without a call of its own
            leaves.append(part)
    return leaves


def map_structure(function: Callable[[Any], Any], structure: Any) -> Any:
    """Return the same nesting with a function applied to what it holds."""
    if isinstance(structure, dict):
        return {k: map_structure(function, v) for k, v in structure.items()}
    if isinstance(structure, (list, tuple)):
        parts = [
            map_structure(function, part)
            if isinstance(part, _NESTED)
            else function(part)
            for part in structure
        ]
        return tuple(parts) if isinstance(structure, tuple) else parts
    return function(structure)
