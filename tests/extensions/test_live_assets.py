"""The wheels of live code are the ones that Pyodide names, untouched."""

import json
import os
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest
from minibook import ROOT
from sphinx.errors import ExtensionError

import live_assets
from kept import MOST, key
from live_assets import Workshop, run

WEB = ROOT / "docs" / "_web"
WHEELS = sorted((WEB / "wheels").glob("*.whl"))


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The hashes in Pyodide's own list, which npm has verified, by file."""
    kept = ROOT / "docs" / "_build" / "live"
    home = Workshop(WEB, kept).packages() / "pyodide"
    listed = json.loads((home / "pyodide-lock.json").read_text())
    return {
        each["file_name"]: each["sha256"]
        for each in listed["packages"].values()
    }


@pytest.mark.parametrize("wheel", WHEELS, ids=lambda path: path.name)
def test_a_kept_wheel_is_the_official_one(
    official: dict[str, str], wheel: Path
) -> None:
    assert sha256(wheel.read_bytes()).hexdigest() == official[wheel.name]


def test_every_kept_wheel_has_a_line_on_where_it_comes_from() -> None:
    told = (WEB / "wheels" / "PROVENANCE.md").read_text()
    assert [w.name for w in WHEELS if f"`{w.name}`" not in told] == []


def test_a_step_is_made_once_and_whole_or_not_at_all(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path, tmp_path / "kept")
    made = []

    def fails(folder: Path) -> None:
        raise ExtensionError("out of luck")

    def makes(folder: Path) -> None:
        made.append(folder)
        (folder / "file").write_text("content")

    with pytest.raises(ExtensionError):
        workshop.step("word", [], fails)
    assert list((tmp_path / "kept").iterdir()) == []
    folders = {workshop.step("word", [], makes) for _ in range(2)}
    assert len(made) == len(folders) == 1
    assert (folders.pop() / "file").read_text() == "content"


def test_the_folders_of_a_step_do_not_pile_up(tmp_path: Path) -> None:
    source, kept = tmp_path / "source", tmp_path / "kept"
    workshop = Workshop(tmp_path, kept)

    def made_of(text: str) -> Path:
        source.write_text(text)
        folder = workshop.step("word", [source], lambda new: None)
        # As though an hour passed before the next.
        for each in kept.iterdir():
            seconds = each.stat().st_mtime - 3600
            os.utime(each, (seconds, seconds))
        return folder

    other = workshop.step("words", [], lambda new: None)
    first = made_of("first")
    for text in "abcdef":
        last = made_of(text)
        # In use all along, like that of a branch that one comes back to.
        assert made_of("first") == first
    assert first.is_dir() and last.is_dir() and other.is_dir()
    assert len(list(kept.glob("word-*"))) == MOST
    assert len(list(kept.iterdir())) == MOST + 1


def test_other_sources_have_another_key(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_text("one")
    before = key([source])
    source.write_text("two")
    assert key([source]) != before


def test_a_source_that_moves_has_another_key(tmp_path: Path) -> None:
    keys = set()
    for place in "a/b", "b/a", "c":
        source = tmp_path / place / "source"
        source.parent.mkdir(parents=True)
        source.write_text("one")
        keys.add(key([tmp_path / "a" / "b" / "source", source]))
    assert len(keys) == 3


def test_a_failure_says_what_node_said() -> None:
    with pytest.raises(ExtensionError, match="ReferenceError: absent"):
        run("node", "-e", "absent()")


@pytest.mark.parametrize(
    "left",
    [{}, {"now/a.whl": b""}, {"now/a.whl": b"ha"}, {"before/a.whl": b"other"}],
    ids=["nothing", "a folder", "half of the wheel", "another wheel"],
)
def test_the_wheel_is_whole_whatever_a_build_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: dict[str, bytes]
) -> None:
    wheel, site = tmp_path / "a.whl", tmp_path / "site"
    wheel.write_bytes(b"whole")
    folder = site / "_static" / "live"
    folder.mkdir(parents=True)
    for name, content in left.items():
        (folder / name).parent.mkdir(exist_ok=True)
        if content:
            (folder / name).write_bytes(content)
    lock = {"packages": {"groundup": {"file_name": "now/a.whl"}}}
    made = SimpleNamespace(
        package=lambda _: wheel, runtime=Path, lock=lambda *_: lock
    )
    monkeypatch.setattr(live_assets, "workshop", lambda _: made)
    config = SimpleNamespace(
        live_folder="live", downloads_package={"wheel": "a.whl"}
    )
    builder = SimpleNamespace(name="html")
    app = SimpleNamespace(outdir=site, config=config, builder=builder)
    live_assets.put_wheel(app, None)
    found = {p: p.read_bytes() for p in folder.glob("*/*")}
    assert found == {folder / "now" / "a.whl": b"whole"}
