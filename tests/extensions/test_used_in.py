"""A page of the API links to the pages that use its name, no others."""

import os
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
APPENDIX = """
    # Evidence

    ```{code-cell}
    :tags: [groundup]
    from groundup.nn import relu
    import groundup as gu
    nn, math = gu.nn, gu.math
    print(relu(1.0), math.log(1.0))
    import math
    print(math.cos(0.0))

    def halve(lib, x):
        return lib.abs(x) / 2
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

    short
    -----

    .. used-in:: groundup.math.log

    either
    ------

    .. used-in:: groundup.abs

    imported
    --------

    .. used-in:: groundup.nn.relu
    """


def test_the_chapters_that_use_a_name_are_linked(tmp_path: Path) -> None:
    listed = "chapters/01-growth\nappendix/evidence\napi"
    pages = {
        "index.md": f"# Book\n\n```{{toctree}}\n{listed}\n```\n",
        "chapters/01-growth.md": CHAPTER,
        "appendix/evidence.md": APPENDIX,
    }
    write(tmp_path, {**pages, "api.rst": API}, ["myst_nb", "used_in"])
    book = build(tmp_path)
    assert book.code == 0, book.messages
    html = BeautifulSoup(book.html("api"), "html.parser")
    found = {
        name: [a["href"] for a in html.find(id=name).select("p a")]
        for name in ("exp", "log", "math", "short", "either", "imported")
    }
    there, after = ["chapters/01-growth.html"], ["appendix/evidence.html"]
    assert found == {
        **{"exp": there, "log": [], "math": there},
        **{"short": after, "either": after, "imported": after},
    }
    assert "Used in Growth" in html.find(id="exp").get_text()

    # A page is read again when, and only when, its answer changes.
    pages["chapters/01-growth.md"] = CHAPTER.replace("sentence", "phrase")
    assert not read_again(tmp_path, pages)
    pages["chapters/01-growth.md"] = CHAPTER.replace("gu.exp", "gu.cos")
    assert read_again(tmp_path, pages)
    assert "Used in" not in build(tmp_path).html("api").split("log")[0]


def read_again(source: Path, pages: dict[str, str]) -> bool:
    """Build the changed book; say whether its API page was read again."""
    tree = source / "_build" / "doctrees" / "api.doctree"
    before = tree.stat().st_mtime_ns
    write(source, {**pages, "api.rst": API}, ["myst_nb", "used_in"])
    # The API page itself does not change.
    os.utime(source / "api.rst", (0, 0))
    assert build(source).code == 0
    return tree.stat().st_mtime_ns != before
