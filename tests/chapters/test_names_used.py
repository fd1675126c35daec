"""groundup holds what the book uses: no public name is there for nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from public_names import public

import groundup
from cells import code_in
from used_in import used

ROOT = Path(__file__).parents[2]
PAGES = sorted(ROOT.glob("docs/chapters/*.md"))
PROGRAMS = [
    *sorted(ROOT.glob("examples/*.py")),
    *sorted(ROOT.glob("src/groundup/exercises/*.py")),
]


def said() -> set[str]:
    """Every name that a chapter, an example or an exercise uses in code."""
    codes = [code_in(page.read_text(encoding="utf-8")) for page in PAGES]
    codes += [file.read_text(encoding="utf-8") for file in PROGRAMS]
    return set().union(*map(used, codes))


def meant(name: str) -> Iterator[Any]:
    """What a name and its beginnings stand for: of a.b.c, also a.b and a."""
    thing: Any = groundup
    for part in name.split("."):
        thing = getattr(thing, part, None)
        if thing is None:
            return
        yield thing


def unused(said: set[str]) -> list[str]:
    """The public names that are not among those said, one for each thing."""
    seen = {id(thing) for name in said for thing in meant(name)}
    missing = []
    for name, thing in public(groundup):
        if name not in said and id(thing) not in seen:
            missing.append(name)
            seen.add(id(thing))
    return missing


def test_the_book_uses_every_public_name() -> None:
    missing = unused(said())
    assert not missing, (
        f"{len(missing)} public names of groundup are used in no chapter, "
        "example or exercise. Use them, or take them out of the library:\n  "
        + "\n  ".join(missing)
    )


def test_a_name_counts_under_each_of_its_names() -> None:
    missing = unused({"keras.losses.mse", "Variable.assign", "newaxis"})
    for name in "mse", "MSE", "mean_squared_error":
        assert f"keras.losses.{name}" not in missing
    assert "Variable" not in missing and "newaxis" not in missing
    assert "keras.losses.MAE" in missing and "math.log" in missing
    assert "keras.losses.mean_absolute_error" not in missing
