"""A build that failed fails again, and passes once mended."""

from pathlib import Path

import pytest
from minibook import Result, build, write

INDEX = "# Book\n\n```{code-cell}\nprint('seen')\n```\n"
EXTENSIONS = ["myst_nb", "fresh"]


@pytest.mark.parametrize(
    ("broken", "messages"),
    [
        ("```{code-cell}\n1 / 0\n```\n", ["ZeroDivisionError"]),
        (
            "{ref}`nowhere` and {glue:text}`nothing`\n",
            ["undefined label: 'nowhere'", "No key 'nothing' found"],
        ),
    ],
    ids=["raising cell", "broken reference, missing glue key"],
)
def test_a_failure_is_repeated_until_mended(
    tmp_path: Path, broken: str, messages: list[str]
) -> None:
    write(tmp_path, {"index.md": INDEX + broken}, EXTENSIONS)
    first, second = build(tmp_path), build(tmp_path)
    assert first.code == second.code != 0
    for book in first, second:
        assert all(message in book.messages for message in messages)
    assert warnings(first) == warnings(second) != []
    write(tmp_path, {"index.md": INDEX}, EXTENSIONS)
    assert build(tmp_path).code == 0


def warnings(book: Result) -> list[str]:
    """The warnings, without what a kernel that is stopped may still say."""
    return [x for x in book.messages.splitlines() if "WARNING: " in x]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book that was built once without a warning."""
    source = tmp_path_factory.mktemp("fresh")
    write(source, {"index.md": INDEX}, EXTENSIONS)
    assert build(source).code == 0
    return source


def record(source: Path) -> Path:
    return source / "_build" / "doctrees" / "fresh.txt"


def test_a_clean_build_is_reused(source: Path) -> None:
    assert record(source).read_text() == str(source / "_build" / "html")
    before = age(source)
    assert build(source).code == 0
    assert age(source) == before


def test_another_output_does_not_vouch_for_this_one(source: Path) -> None:
    record(source).write_text(str(source / "_build" / "linkcheck"))
    before = age(source)
    assert build(source).code == 0
    assert age(source) > before
    assert len(record(source).read_text().splitlines()) == 2


def age(source: Path) -> float:
    """When the page was last read."""
    return (source / "_build/doctrees/index.doctree").stat().st_mtime


@pytest.mark.parametrize("event", ["doctree-read", "html-page-context"])
def test_after_a_kill_nothing_is_trusted(source: Path, event: str) -> None:
    executed = source / "_build" / "executed"
    killer = f"""
    def setup(app):
        app.connect({event!r}, lambda *args: os._exit(9))
    """
    write(source, {"index.md": INDEX + "\nMore.\n"}, EXTENSIONS, killer)
    assert build(source).code == 9
    assert record(source).read_text() == "running"
    (executed / "half-written").touch()
    write(source, {"index.md": INDEX}, EXTENSIONS)
    assert build(source).code == 0
    assert not (executed / "half-written").exists()


SCRIPT = '"""\nTitle\n=====\n\nText.\n"""\nprint({})\n'
GALLERY = {
    "index.md": "# Book\n\n```{toctree}\ngallery/index\n```\n",
    "examples/GALLERY_HEADER.rst": "Gallery\n=======\n\nAll.\n",
}


def test_a_reverted_script_runs_again(tmp_path: Path) -> None:
    script = tmp_path / "examples" / "plot_it.py"
    extensions = ["myst_nb", "sphinx_gallery.gen_gallery", "fresh"]
    write(tmp_path, GALLERY, extensions)
    for content, passes in [("'fine'", 1), ("1 / 0", 0), ("1 / 0", 0)]:
        script.write_text(SCRIPT.format(content))
        book = build(tmp_path)
        assert (book.code == 0) == passes, book.messages
        assert passes or "ZeroDivisionError" in book.messages
    script.write_text(SCRIPT.format("'fine'"))
    book = build(tmp_path)
    assert book.code == 0, book.messages
    assert "ZeroDivisionError" not in book.html("gallery/plot_it")


def test_a_build_makes_the_page_that_another_left_half_made(
    tmp_path: Path,
) -> None:
    hook = """
    sphinx_gallery_conf["reset_modules"] = ("fresh.mark_script",)
    sphinx_gallery_conf["reset_modules_order"] = "both"
    """
    killer = """
    from sphinx_gallery import gen_rst
    gen_rst.save_rst_example = lambda *args, **kwargs: os._exit(9)
    """
    extensions = ["myst_nb", "sphinx_gallery.gen_gallery", "fresh"]
    pages = GALLERY | {"examples/plot_it.py": SCRIPT.format("'old'")}
    write(tmp_path, pages, extensions, hook)
    assert build(tmp_path).code == 0
    # What knows of a kill is the record of the build that was killed.
    clean = record(tmp_path).read_text()
    pages = {"examples/plot_it.py": SCRIPT.format("'new'")}
    write(tmp_path, pages, extensions, hook + killer)
    assert build(tmp_path).code == 9
    record(tmp_path).write_text(clean)
    write(tmp_path, {}, extensions, hook)
    book = build(tmp_path)
    assert book.code == 0, book.messages
    assert "new" in book.html("gallery/plot_it")
    assert not [*tmp_path.glob("gallery/*.half")]


def test_after_a_kill_a_half_written_record_stops_nothing(
    tmp_path: Path,
) -> None:
    pages = GALLERY | {"examples/plot_it.py": SCRIPT.format("'fine'")}
    extensions = ["myst_nb", "sphinx_gallery.gen_gallery", "stale", "fresh"]
    write(tmp_path, pages, extensions)
    assert build(tmp_path).code == 0
    (tmp_path / "gallery" / "stale.json").write_text("{")
    record(tmp_path).write_text("running")
    book = build(tmp_path)
    assert book.code == 0, book.messages
