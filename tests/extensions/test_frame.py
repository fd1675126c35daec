"""furo's frame is mended, and a build says where it has changed."""

from pathlib import Path

from bs4 import BeautifulSoup
from minibook import ROOT, build, write

FURO = f"""
    html_theme = "furo"
    templates_path = [{str(ROOT / "docs" / "_templates")!r}]
    """


def test_the_parts_of_a_page_have_names(tmp_path: Path) -> None:
    write(tmp_path, {"index.md": "# Book\n"}, ["myst_nb", "frame"], FURO)
    book = build(tmp_path)
    assert book.code == 0, book.messages
    for page in ("index", "search", "genindex"):
        tree = BeautifulSoup(book.html(page), "html.parser")
        for part in tree.select("aside.sidebar-drawer, aside.toc-drawer"):
            assert part["aria-label"], page
        assert len(tree.select("h1")) == 1, page


def test_a_new_furo_is_noticed(tmp_path: Path) -> None:
    theme = tmp_path / "own" / "page.html"
    write(
        tmp_path,
        {
            "index.md": "# Book\n",
            "own/page.html": """
                {%- extends "!page.html" %}
                {% block body %}
                {{ mend_frame(super().replace("sidebar-drawer", "other")) }}
                {% endblock %}
                """,
        },
        ["myst_nb", "frame"],
        f'html_theme = "furo"\ntemplates_path = [{str(theme.parent)!r}]\n',
    )
    book = build(tmp_path)
    assert book.code != 0
    assert "no longer has '<aside class=\"sidebar-drawer\"' once" in (
        book.messages
    )
