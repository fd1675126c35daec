"""The EPUB holds what the site says, in a form that devices can show."""

import re
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import epub
import pytest
from minibook import Result, build, write

import ebook_cover
import ebook_package

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="72pt" height="72pt" '
    'viewBox="0 0 72 72"><rect width="72" height="72" fill="#{}"/></svg>'
)
PAGES = {
    "index.md": """
        # Book

        :::{only} not epub
        For the site alone.
        :::

        ```{offline}
        ```

        ```{toctree}
        :caption: Chapters & more
        :numbered:

        parts/b
        parts/a
        ```
        """,
    "parts/a.md": """
        # First < last

        See {eq}`eq-half`, {doc}`b`, {ref}`ex-one` and $\\sin x < 1$.

        ```{math}
        :label: eq-half
        \\begin{aligned} y &= \\frac{1}{2} \\\\ &= \\sqrt{x^2} \\end{aligned}
        ```

        ![A square.](square.svg)

        ## How far

        ```{exercise} Count
        :label: ex-one
        How many?
        ```
        ```{hint}
        Look.
        ```
        ```{code-cell}
        :tags: [answer]
        def check_it(it):
            print("Right." if it else "Not answered yet: replace the dots.")
        answer = ...
        check_it(answer is not ...)
        ```
        ```{solution-start} ex-one
        ```
        Two of them.
        ```{code-cell}
        check_it(2)
        ```
        ```{solution-end}
        ```

        ```{code-cell}
        :tags: [groundup]
        print("ours")
        ```
        ```{code-cell}
        :tags: [tensorflow]
        print("theirs")
        ```
        ```{code-cell}
        :tags: [difference]
        print("largest difference: 0")
        ```
        """,
    "parts/b.md": "# Second\n\nBack to [the exercise](a.md#how-far).\n",
}
EXTENSIONS = ["myst_nb", "sphinxcontrib.katex", "formulas", "exercises"]
EXTENSIONS += ["pairs", "gallery_figure", "live", "ebook"]
CONF = """
    katex_prerender = True
    myst_heading_anchors = 3
    author = "Some & others"
    copyright = "2026, some & others"
    epub_title = "Mini & more"
    epub_description = "A small book."
    epub_identifier = "urn:uuid:00000000-0000-0000-0000-000000000000"
    """


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """A book that was built once."""
    source = tmp_path_factory.mktemp("ebook")
    write(source, PAGES, EXTENSIONS, CONF)
    for name, colour in (("square", "005fcc"), ("square.dark", "7fb2ff")):
        (source / "parts" / f"{name}.svg").write_text(SVG.format(colour))
    result = build(source)
    assert result.code == 0, result.messages
    return result


def path(book: Result) -> Path:
    return book.site / "offline" / "mini.epub"


def read(book: Result, name: str) -> str:
    with ZipFile(path(book)) as held:
        return held.read(name).decode()


@pytest.mark.skipif(not epub.has_java(), reason=epub.HOW)
def test_epubcheck_has_nothing_to_say(book: Result, tmp_path: Path) -> None:
    assert epub.complaints(path(book)) == []
    # It would, of a book without its table of contents.
    with ZipFile(path(book)) as held, ZipFile(tmp_path / "x.epub", "w") as new:
        for info in held.infolist():
            if info.filename != "nav.xhtml":
                new.writestr(info, held.read(info))
    (complaint,) = epub.complaints(tmp_path / "x.epub")
    assert complaint.startswith("ERROR") and "nav.xhtml" in complaint


def test_it_begins_with_what_it_is(book: Result) -> None:
    with ZipFile(path(book)) as held:
        first = held.infolist()[0]
        assert first.filename == "mimetype"
        assert first.compress_type == ZIP_STORED
        assert held.read(first) == b"application/epub+zip"


def test_formulas_are_mathml_that_can_be_said(book: Result) -> None:
    page = ElementTree.fromstring(read(book, "parts/a.xhtml"))
    space = "{http://www.w3.org/1998/Math/MathML}"
    inline, block = page.iter(f"{space}math")
    assert inline.get("alttext") == "\\sin x < 1"
    (applied,) = (each for each in inline.iter() if each.get("rspace"))
    assert applied.text == "\N{FUNCTION APPLICATION}"
    assert block.get("display") == "block"
    assert block.find(f".//{space}mfrac") is not None
    cells = block.iter(f"{space}mtd")
    assert [cell.get("class") for cell in cells] == ["right", "left"] * 2
    assert not list(page.iter(f"{space}annotation"))
    assert "katex" not in read(book, "parts/a.xhtml")


def test_each_picture_is_there_once(book: Result) -> None:
    page = read(book, "parts/a.xhtml")
    (image,) = re.findall(r"<img[^>]*>", page)
    assert 'alt="A square."' in image
    with ZipFile(path(book)) as held:
        names = [n for n in held.namelist() if n.endswith(".svg")]
    assert names == ["_images/square.svg"]


def test_nothing_has_to_be_pressed(book: Result) -> None:
    page = read(book, "parts/a.xhtml")
    for tag in ("details", "input", "label", "button", "script"):
        assert f"<{tag}" not in page
    titles = re.findall(r'<p class="part-title">([^<]*)', page)
    assert titles == ["Hint", "Solution", "groundup", "TensorFlow"]
    assert page.index("How many?") < page.index("Two of them.")
    assert page.index("ours") < page.index("theirs")


def test_it_leaves_out_what_is_for_the_site(book: Result) -> None:
    assert "For the site alone." in book.html()
    assert "For the site alone." not in read(book, "index.xhtml")


def test_contents_and_pages_are_in_the_book_s_order(book: Result) -> None:
    nav = read(book, "nav.xhtml")
    links = re.findall(r'href="(parts/[^"]*)">([^<]*)', nav)
    assert links == [
        ("parts/b.xhtml", "1 Second"),
        ("parts/a.xhtml", "2 First &lt; last"),
        ("parts/a.xhtml#how-far", "2.1 How far"),
    ]
    assert "<span>Chapters &amp; more</span>" in nav
    package = read(book, "content.opf")
    named = dict(re.findall(r'id="(\w+)" href="([^"]+)"', package))
    read_as = [named[i] for i in re.findall(r'idref="(\w+)"', package)]
    pages = ["index", "parts/b", "parts/a"]
    assert read_as == ["cover.xhtml", *(f"{page}.xhtml" for page in pages)]


def test_the_site_offers_it(book: Result) -> None:
    assert 'href="offline/mini.epub"' in book.html()
    with ZipFile(book.site / "offline" / "mini.zip") as held:
        assert not [n for n in held.namelist() if n.endswith(".epub")]


def ages(folder: Path, suffix: str) -> dict[str, int]:
    """When each page of a folder was written."""
    return {
        path.stem: path.stat().st_mtime_ns
        for path in sorted(folder.rglob(f"*.{suffix}"))
    }


def test_pages_are_written_again_with_the_site_s(book: Result) -> None:
    source = book.site.parents[1]
    own = source / "_build" / "doctrees" / "epub"
    old, before = path(book).read_bytes(), ages(own, "xhtml")
    assert build(source).code == 0
    assert path(book).read_bytes() == old
    assert ages(own, "xhtml") == before
    site = ages(book.site, "html")
    changed = PAGES | {"parts/b.md": "# Second\n\nMore.\n"}
    write(source, changed, EXTENSIONS, CONF)
    assert build(source).code == 0
    assert "More." in read(book, "parts/b.xhtml")
    again = newer(before, ages(own, "xhtml"))
    assert again == newer(site, ages(book.site, "html")) & set(before)


def newer(before: dict[str, int], now: dict[str, int]) -> set[str]:
    return {page for page, when in now.items() if before.get(page) != when}


def test_the_date_is_given_or_always_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert ebook_package.modified() == "2026-01-01T00:00:00Z"
    # date -u -d @1000000000 +%FT%TZ
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert ebook_package.modified() == "2001-09-09T01:46:40Z"


def test_a_cover_is_always_the_same_picture() -> None:
    once, again = (ebook_cover.cover("A title", "Someone") for _ in "12")
    assert once == again
    assert once.startswith(b"\x89PNG")


def test_a_page_that_is_no_xml_is_named(tmp_path: Path) -> None:
    page = "# Book\n\n```{raw} html\n<br>\n```\n"
    write(tmp_path, {"index.md": page}, ["myst_nb", "ebook"], CONF)
    result = build(tmp_path)
    assert result.code != 0
    assert re.search("index.*EPUB: mismatched tag", result.messages)


def test_a_site_with_a_fault_says_it_once(tmp_path: Path) -> None:
    page = "# Book\n\n{ref}`nowhere`\n"
    write(tmp_path, {"index.md": page}, ["myst_nb", "ebook"], CONF)
    result = build(tmp_path)
    assert result.code != 0
    assert result.messages.count("nowhere") == 1
    assert not path(result).exists()
