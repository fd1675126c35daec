"""The comparison of two sites sees each difference, and no other."""

from pathlib import Path

import pytest
from two_sites import differences, table

SITE = {"index.html": b"<p>one</p>", "a/picture.svg": b"<svg/>", ".info": b"x"}


def write(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture
def one(tmp_path: Path) -> Path:
    return write(tmp_path / "one", SITE)


def test_the_same_files_have_no_differences(one: Path, tmp_path: Path) -> None:
    two = write(tmp_path / "two", SITE)
    assert differences(one, two) == {}
    *_, total, last = table(one, two, {})
    assert total.split() == ["all", "3", "0"]
    assert last == "3 of 3 files are the same, byte by byte."


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"a/picture.svg": b"<svg />"}, "byte 4"),
        ({"a/picture.svg": b"<svg/>\n"}, "byte 6"),
        ({"a/more.svg": b""}, "only in"),
        ({".info": b""}, "byte 0"),
    ],
    ids=["other bytes", "more bytes", "another file", "a hidden file"],
)
def test_a_difference_is_found_and_counted(
    one: Path, tmp_path: Path, changed: dict[str, bytes], said: str
) -> None:
    two = write(tmp_path / "two", SITE | changed)
    for sites in (one, two), (two, one):
        found = differences(*sites)
        (name,) = changed
        assert found.keys() == {name}
        assert said in found[name]
        rows = list(table(*sites, found))
        assert rows[0].startswith(f"{name}: ")
        assert rows[-2].split()[-1] == "1"


def test_an_empty_site_is_no_proof(one: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="was it built"):
        differences(one, tmp_path / "none")
