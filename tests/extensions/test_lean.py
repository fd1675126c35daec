"""A page loads what it uses, and no more."""

from pathlib import Path

from minibook import build, write

PLAIN = "# Plain\n\nWords.\n"
TABS = """
    # Book

    ::::{tab-set}
    :::{tab-item} One
    Words.
    :::
    ::::

    ```{toctree}
    plain
    ```
    """


def test_a_page_loads_what_it_uses(tmp_path: Path) -> None:
    extensions = ["myst_nb", "sphinx_design", "lean"]
    write(tmp_path, {"index.md": TABS, "plain.md": PLAIN}, extensions)
    book = build(tmp_path)
    assert book.code == 0, book.messages
    for file in ("sphinx-design", "design-tabs"):
        assert file in book.html()
        assert file not in book.html("plain")
