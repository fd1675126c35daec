"""Pages and scripts run again when what they depend on changes, no others."""

import re
from pathlib import Path

from minibook import Result, build, write

PAGE = """
    # Page

    Words.

    ```{{code-cell}}
    import time
    {code}
    print("ran", time.time_ns(), value)
    ```
    """
SCRIPT = '''
    """
    Title
    =====

    Text.
    """
    import time
    from library.one import value
    print("ran", time.time_ns(), value)
    '''
SOURCES = {
    "index.md": "# Book\n\n```{toctree}\na\nb\nc\ngallery/index\n```\n",
    "a.md": PAGE.format(code="from library.one import value"),
    "b.md": PAGE.format(code="import library as lb; value = lb.two.value"),
    "c.md": PAGE.format(code="value = 3"),
    "examples/GALLERY_HEADER.rst": "Gallery\n=======\n\nAll.\n",
    "examples/plot_it.py": SCRIPT,
    "library/__init__.py": """
        import importlib

        def __getattr__(name):
            if name != "two":
                raise AttributeError(name)
            return importlib.import_module(f"library.{name}")
        """,
    "library/one.py": "value = 1",
    "library/two.py": "from library.three import value",
    "library/three.py": "value = 2",
}
CONF = """
    sys.path.insert(0, os.path.abspath("."))
    stale_package = "library"
    exclude_patterns += ["library"]
    """
EXTENSIONS = ["myst_nb", "ahead", "sphinx_gallery.gen_gallery", "stale"]
SCRIPT_PAGE = "gallery/plot_it"
RAN = re.compile(r"ran (\d+)")


def runs(source: Path) -> dict[str, str]:
    """Build the book; return when each page's code ran."""
    book = build(source)
    assert book.code == 0, book.messages
    pages = ["a", "b", "c", SCRIPT_PAGE]
    return {page: ran(book, page) for page in pages}


def ran(book: Result, page: str) -> str:
    """When the code of a page ran."""
    found = RAN.search(book.html(page))
    assert found is not None
    return found[1]


# A file, what is changed in it, and what must run again.
CHANGES = [
    ("library/one.py", ("1", "1.5"), {"a", SCRIPT_PAGE}),
    ("library/three.py", ("2", "2.5"), {"b"}),
    ("library/__init__.py", ("\n", "\n\n"), {"a", "b", SCRIPT_PAGE}),
    ("c.md", ("value = 3", "value = 4"), {"c"}),
    ("a.md", ("Words.", "Other words."), set()),
]


def test_a_change_reaches_what_depends_on_it_alone(tmp_path: Path) -> None:
    write(tmp_path, SOURCES, EXTENSIONS, CONF)
    before = runs(tmp_path)
    for file, (old, new), again in CHANGES:
        path = tmp_path / file
        path.write_text(path.read_text().replace(old, new, 1))
        after = runs(tmp_path)
        changed = {page for page in after if after[page] != before[page]}
        assert changed == again, file
        before = after
    assert runs(tmp_path) == before


def test_a_page_with_cells_must_name_its_kernel(tmp_path: Path) -> None:
    text = "---\nfile_format: mystnb\nkernelspec: {name: python3}\n---\n# Book"
    write(tmp_path, {}, ["myst_nb", "stale"])
    (tmp_path / "index.md").write_text(text + "\n\n```{code-cell}\n1\n```\n")
    assert "its front matter needs kernelspec" in build(tmp_path).messages
