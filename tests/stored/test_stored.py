"""groundup against what TensorFlow computed once: nothing else is needed."""

import sys
from pathlib import Path

import pytest
from archive import read
from entries import ENTRIES, FILE, Entry

import groundup as gu

SOURCE = Path(__file__).parents[2] / "src" / "groundup"
MADE_WITH, STORED = read(FILE)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_equals_what_is_stored(entry: Entry) -> None:
    assert entry.id in STORED, "not stored; run: nox -s store"
    entry.agree(entry.run(gu, gu.keras), STORED[entry.id])


def test_the_file_is_small_and_says_what_it_was_made_with() -> None:
    assert FILE.stat().st_size < 300_000
    assert set(MADE_WITH) == {"tensorflow", "keras", "numpy"}


def test_nothing_is_missing_from_the_package() -> None:
    def files(folder: Path) -> set[str]:
        return {
            path.relative_to(folder).as_posix()
            for path in folder.rglob("*.*")
            if path.suffix != ".pyc"
        }

    # In the session `alone`, the package is what the wheel has installed. A
    # browser's wheel does without what only type checkers read.
    package = files(Path(gu.__file__).parent)
    if sys.platform == "emscripten":
        package.add("py.typed")
    assert package == files(SOURCE)
    assert {"py.typed", "book.mplstyle", "datasets/digits.npz"} <= package
