"""A second build writes what the first one wrote, byte for byte."""

from pathlib import Path

from minibook import build, write

PAGES = {
    "index.md": """
        # Book

        ```{toctree}
        :numbered:
        a
        z
        ```
        """,
    "a.md": "# A\n\n## Its section\n\n```{index} entry\n```\n",
    # Last, as what is read after it would hide the difference.
    "z.rst": """
        Names
        =====

        .. py:module:: tidy

        .. autofunction:: tidy.used

        .. autodata:: tidy.Alias
        """,
    "tidy.py": '''
        """A module with a name that Python says is of `typing`."""

        from typing import Union

        #: One of two types.
        Alias = Union[int, str]

        def used():
            """Do nothing."""
        ''',
}
EXTENSIONS = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.viewcode"]
PATH = "sys.path.insert(0, os.path.dirname(__file__))\n"


def test_a_second_build_writes_the_same(tmp_path: Path) -> None:
    write(tmp_path, PAGES, [*EXTENSIONS, "settled"], PATH)
    first = build(tmp_path)
    assert first.code == 0, first.messages
    written = contents(first.site)
    # What is read again with the same result changes nothing.
    (tmp_path / "a.md").touch()
    second = build(tmp_path)
    assert second.code == 0, second.messages
    again = contents(second.site)
    assert again.keys() == written.keys()
    assert [name for name in written if again[name] != written[name]] == []
    assert b"its section" in written["searchindex.js"].lower()
    assert b'"entry"' in written["searchindex.js"]


def test_all_pages_follow_the_navigation(tmp_path: Path) -> None:
    conf = PATH + 'html_theme = "furo"\n'
    extensions = [*EXTENSIONS, "navigation", "settled"]
    write(tmp_path, PAGES, extensions, conf)
    assert build(tmp_path).code == 0
    source = tmp_path / "_build" / "html" / "_modules" / "tidy.html"
    before = source.stat().st_mtime
    (tmp_path / "a.md").touch()
    assert build(tmp_path).code == 0
    assert source.stat().st_mtime == before
    later = PAGES["index.md"].replace("a\n        z", "z\n        a")
    write(tmp_path, {"index.md": later}, extensions, conf)
    book = build(tmp_path)
    assert book.code == 0, book.messages
    for page in "a", "z", "_modules/tidy":
        html = book.html(page)
        tree = html[html.index('class="sidebar-tree"') :]
        assert tree.index(" Names</a>") < tree.index(" A</a>"), page


def contents(site: Path) -> dict[str, bytes]:
    """Return each file of a site, but for what Sphinx notes for itself."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
