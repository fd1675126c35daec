"""Every public name is on a page of the API, and every page has a name."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from public_names import public

import groundup
import groundup.compare
import groundup.exercises

INDEX = Path(__file__).parents[1] / "docs" / "api" / "index.rst"
# Plain values, which the page mentions in a sentence.
VALUES = (groundup.DType, type(None))


def things() -> Iterator[tuple[str, Any]]:
    """Yield the public names and what they stand for, no plain values."""
    for name, thing in public(groundup):
        if not isinstance(thing, VALUES):
            yield name, thing


def listed() -> Iterator[Any]:
    """Yield what the names on the page stand for."""
    for name in re.findall(r"^   ([\w.]+)$", INDEX.read_text(), re.MULTILINE):
        if name == "differences":
            continue
        thing: Any = groundup
        for part in name.split("."):
            thing = getattr(thing, part)
        yield thing


def test_every_public_name_has_a_page() -> None:
    pages = {id(thing) for thing in listed()}
    missing = [name for name, x in things() if id(x) not in pages]
    assert not missing, f"list these in docs/api/index.rst: {missing}"


def test_every_public_name_is_documented() -> None:
    missing = [name for name, x in things() if not x.__doc__]
    assert not missing, f"these have no docstring: {missing}"
