"""A page of the API links to the chapters that use its name, no others."""

from pathlib import Path

from bs4 import BeautifulSoup
from minibook import build, write

CHAPTER = """
    # Growth

    The name gu.log in a sentence is no use, nor is gu.logarithm.

    ```{code-cell}
    import groundup as gu
    print(gu.exp(0.0), gu.math.log1p(0.0))
    ```
    """
API = """
    API
    ===

    exp
    ---

    .. used-in:: groundup.exp

    log
    ---

    .. used-in:: groundup.log

    math
    ----

    .. used-in:: groundup.math.log1p
    """


def test_the_chapters_that_use_a_name_are_linked(tmp_path: Path) -> None:
    index = "# Book\n\n```{toctree}\nchapters/01-growth\napi\n```\n"
    pages = {"index.md": index, "chapters/01-growth.md": CHAPTER}
    write(tmp_path, {**pages, "api.rst": API}, ["myst_nb", "used_in"])
    book = build(tmp_path)
    assert book.code == 0, book.messages
    html = BeautifulSoup(book.html("api"), "html.parser")
    found = {
        name: [a["href"] for a in html.find(id=name).select("p a")]
        for name in ("exp", "log", "math")
    }
    there = ["chapters/01-growth.html"]
    assert found == {"exp": there, "log": [], "math": there}
    assert "Used in Growth" in html.find(id="exp").get_text()
