"""The gallery sets out its pictures in the order of the chapters."""

from pathlib import Path

from bs4 import BeautifulSoup, Tag
from minibook import build, write
from test_figures import CONF, EXTENSIONS, HEADER, SCRIPT

FIGURE = "\n```{gallery-figure} plot_%s\n```\n"
INDEX = (
    "# Book\n\n```{toctree}\n:numbered:\nchapters/01-early\n"
    "chapters/02-late\n```\n\n```{toctree}\ngallery/index\n```\n"
)


def names(part: Tag) -> list[str]:
    """Return the scripts of the thumbnails in a part of the page."""
    links = part.select(".sphx-glr-thumbcontainer a")
    return [Path(str(link["href"])).stem for link in links]


def test_pictures_stand_with_their_chapter(tmp_path: Path) -> None:
    early = "# Early\n" + FIGURE % "d" + FIGURE % "a"
    # A chapter that shows a picture again does not take it.
    late = "# Late\n" + FIGURE % "c" + FIGURE % "a"
    pages = {
        "index.md": INDEX,
        "chapters/01-early.md": early,
        "chapters/02-late.md": late,
        "examples/GALLERY_HEADER.rst": HEADER,
    }
    pages |= {f"examples/plot_{each}.py": SCRIPT for each in "abcd"}
    extensions = [*EXTENSIONS, "gallery_order"]
    write(tmp_path, pages, extensions, CONF)
    book = build(tmp_path)
    assert book.code == 0, book.messages
    page = BeautifulSoup(book.html("gallery/index"), "html.parser")
    titles = [title.get_text().rstrip("¶") for title in page.select("h2")]
    assert titles == ["1. Early", "2. Late"]
    first, second = (title.parent for title in page.select("h2"))
    assert first is not None and second is not None
    assert names(first) == ["plot_d", "plot_a"]
    assert names(second) == ["plot_c"]
    # What no chapter shows stays above, and comes last when one turns pages.
    assert names(page) == ["plot_b", "plot_d", "plot_a", "plot_c"]
    after = BeautifulSoup(book.html("gallery/plot_c"), "html.parser")
    assert after.select_one('link[rel="next"][href="plot_b.html"]')
    # A chapter that changes sets out the gallery anew, alone.
    changed = {"chapters/02-late.md": late + FIGURE % "b"}
    write(tmp_path, changed, extensions, CONF)
    book = build(tmp_path)
    assert book.code == 0, book.messages
    page = BeautifulSoup(book.html("gallery/index"), "html.parser")
    assert names(page) == ["plot_d", "plot_a", "plot_c", "plot_b"]
    assert len(page.select(".sphx-glr-thumbnails")) == 2
