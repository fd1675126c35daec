"""The navigation that all pages share is on each what furo makes there."""

import pytest
from bs4 import BeautifulSoup
from minibook import Result, build, write

PAGES = {
    "index.md": """
        # Book

        ```{toctree}
        :caption: First part
        :numbered:
        a
        parts/b
        ```

        ```{toctree}
        :caption: Second part
        :hidden:
        parts/c
        ```
        """,
    "a.md": "# A `code` & more\n",
    "parts/b.md": "# B\n\n```{toctree}\nd\n```\n",
    "parts/c.md": "# C\n\n```{toctree}\ne\n```\n",
    "parts/d.md": "# D\n\n```{toctree}\n../f\n```\n\n## Not shown\n",
    "parts/e.md": "# E\n",
    "f.md": "# F\n",
}
NAMES = [name.removesuffix(".md") for name in PAGES]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> list[Result]:
    """The book as furo makes it, and with the tree made once."""
    results = []
    for extensions in (["myst_nb"], ["myst_nb", "navigation"]):
        source = tmp_path_factory.mktemp("navigation")
        write(source, PAGES, extensions, 'html_theme = "furo"\n')
        results.append(build(source))
        assert results[-1].code == 0, results[-1].messages
    return results


@pytest.mark.parametrize("name", [*NAMES, "search", "genindex"])
def test_the_navigation_is_that_of_furo(
    books: list[Result], name: str
) -> None:
    theirs, ours = (tree(book, name) for book in books)
    assert ours == theirs
    assert ours.count("<li") == len(PAGES) - 1


def tree(book: Result, name: str) -> str:
    """Return a page's navigation, without marks that no style shows."""
    soup = BeautifulSoup(book.html(name), "html.parser")
    found = soup.select_one(".sidebar-tree")
    assert found is not None
    for branch in found.select("ul"):
        branch.attrs.clear()
    return str(found)
