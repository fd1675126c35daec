"""A page loads what it uses, and no more."""

from pathlib import Path

from minibook import build, write
from test_formulas import CONF
from test_formulas import EXTENSIONS as FORMULAS

PLAIN = "# Plain\n\nWords.\n"
TABS = """
    # Book

    With a formula: $x + 1$.

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
    pages = {"index.md": TABS, "plain.md": PLAIN}
    write(tmp_path, pages, ["sphinx_design", *FORMULAS, "lean"], CONF)
    book = build(tmp_path)
    assert book.code == 0, book.messages
    for file in ("sphinx-design", "design-tabs", "katex.min.css"):
        assert file in book.html()
        assert file not in book.html("plain")
