"""A gallery page names the chapters that show its picture."""

from pathlib import Path

from bs4 import BeautifulSoup
from minibook import Result, build, write
from test_figures import CONF, EXTENSIONS, HEADER, PAGE, SCRIPT

ORPHAN = "---\norphan: true\n---\n\n"


def line(book: Result) -> str:
    """Return what stands right below the title of the gallery page."""
    page = BeautifulSoup(book.html("gallery/plot_line"), "html.parser")
    below = page.select_one("h1 + p")
    assert below is not None
    return " ".join(below.get_text().split())


def test_a_gallery_page_says_what_it_needs(tmp_path: Path) -> None:
    pages = {
        # The book's first page shows a picture, but teaches nothing.
        "index.md": PAGE,
        "first.md": ORPHAN + "# First\n\n```{gallery-figure} plot_line\n```\n",
        "other.md": ORPHAN + "# Other\n",
        "examples/GALLERY_HEADER.rst": HEADER,
        "examples/plot_line.py": SCRIPT,
    }
    extensions = [*EXTENSIONS, "gallery_overview"]
    write(tmp_path, pages, extensions, CONF)
    book = build(tmp_path)
    assert book.code == 0, book.messages
    assert line(book) == "What you need: First. How long: about 2 minutes."
    # A chapter that comes to show the picture renews the line, alone.
    other = pages["other.md"] + "\n```{gallery-figure} plot_line\n```\n"
    write(tmp_path, {"other.md": other}, extensions, CONF)
    book = build(tmp_path)
    assert book.code == 0, book.messages
    assert line(book).startswith("What you need: First, Other.")


def test_a_link_leads_over_the_code_to_the_picture(tmp_path: Path) -> None:
    pages = {
        "index.md": PAGE,
        "examples/GALLERY_HEADER.rst": HEADER,
        "examples/plot_line.py": SCRIPT,
    }
    extensions = [*EXTENSIONS, "live", "gallery_overview"]
    write(tmp_path, pages, extensions, CONF)
    book = build(tmp_path)
    assert book.code == 0, book.messages
    assert line(book).endswith("minutes. See the picture.")
    page = BeautifulSoup(book.html("gallery/plot_line"), "html.parser")
    (target,) = page.select("#picture")
    assert target.find_next_sibling("img") is not None
