"""Pack an EPUB: what it is about, its table of contents, and its files.

Same pages, same bytes: nothing here depends on the day, but for the date that
the variable SOURCE_DATE_EPOCH gives.
"""

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from posixpath import dirname, join, normpath, splitext
from typing import Any
from urllib.parse import quote, unquote

from docutils import nodes
from sphinx.environment.adapters.toctree import TocTree

from ebook_cover import cover
from ebook_pages import STYLE, shell
from zipped import PLAIN, Entry

# How deep the table of contents goes: parts, pages, sections of a page.
DEEPEST = 2
# When no date is given: the day of the first version.
EPOCH = 1767225600
CONTAINER = """\
<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
 version="1.0"><rootfiles><rootfile full-path="content.opf"
 media-type="application/oebps-package+xml"/></rootfiles></container>
"""
PACKAGE = """\
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0"
 unique-identifier="book" xml:lang="{lang}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="book">{identifier}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:language>{lang}</dc:language>
<dc:creator>{author}</dc:creator>
<dc:description>{description}</dc:description>
<dc:rights>{rights}</dc:rights>
<meta property="dcterms:modified">{modified}</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">visual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityFeature">MathML</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Every picture has a text that
says what it shows, and every formula is MathML.</meta>
</metadata>
<manifest>
{items}
</manifest>
<spine>
{spine}
</spine>
</package>
"""
COVER = "cover.xhtml"
COVER_IMAGE = "cover.png"
FRONT = f'<p class="cover"><img src="{COVER_IMAGE}" alt="{{}}"/></p>'
CONTENTS = "nav.xhtml"
SOURCE = re.compile(rb'<img\b[^>]*\bsrc="([^"]+)"')


def entries(book: Any) -> Iterator[Entry]:
    """Yield the files of a book, first the one that says what it is."""
    files = dict(contents(book))
    yield PLAIN, b"application/epub+zip"
    yield "META-INF/container.xml", CONTAINER.encode()
    yield "content.opf", package(book, files).encode()
    yield from sorted(files.items())


def contents(book: Any) -> Iterator[Entry]:
    """Yield what a reader gets to see, pages in the order of reading."""
    config, folder = book.config, Path(book.outdir)
    front = FRONT.format(escape(config.epub_title))
    yield COVER, shell(config.epub_title, COVER, front, config).encode()
    yield COVER_IMAGE, cover(config.epub_title, config.epub_author)
    parts = table(book)
    yield CONTENTS, shell("Contents", CONTENTS, nav(parts), config).encode()
    yield STYLE, (folder / STYLE).read_bytes()
    pictures = set()
    for name in order(book, parts):
        page = (folder / name).read_bytes()
        yield name, page
        for source in SOURCE.findall(page):
            pictures.add(normpath(join(dirname(name), unquote(source))))
    for name in sorted(pictures):
        if (folder / name).is_file():  # epubcheck names what is missing
            yield name, (folder / name).read_bytes()


def table(book: Any) -> list[nodes.Node]:
    """Return the lists of pages that the home page has, with captions."""
    root = book.config.root_doc
    found = TocTree(book.env).get_toctree_for(root, book, collapse=False)
    return found.children if found else []


def nav(parts: list[nodes.Node]) -> str:
    """Return the table of contents as EPUB wants it: one list of lists."""
    whole, depth = "", 0
    for node in parts:
        if isinstance(node, nodes.bullet_list):
            inside = "".join(item(each, DEEPEST) for each in node.children)
            whole += f"<ol>{inside}</ol></li>" if depth else inside
        else:
            whole += f"<li><span>{escape(node.astext())}</span>"
            depth = 1
    return f'<nav epub:type="toc"><h1>Contents</h1><ol>{whole}</ol></nav>'


def item(entry: nodes.Node, depth: int) -> str:
    """Return one entry of the table of contents, with those below it.

    The sections of a page come before the pages below it, as they are read.
    """
    link = next(entry.findall(nodes.reference))
    number = ".".join(map(str, link.get("secnumber", ())))
    words = escape(f"{number} {link.astext()}".strip())
    lists = [x for x in entry.children if isinstance(x, nodes.bullet_list)]
    below = [each for listed in lists for each in listed.children]
    below.sort(key=lambda each: page_of(each) != page_of(entry))
    items = "".join(item(each, depth - 1) for each in below if depth > 1)
    inside = f"<ol>{items}</ol>" if items else ""
    return f'<li><a href="{escape(link["refuri"])}">{words}</a>{inside}</li>\n'


def page_of(entry: nodes.Node) -> str:
    """Return the page to which an entry of the table of contents leads."""
    link = next(entry.findall(nodes.reference))
    return str(link["refuri"]).partition("#")[0]


def order(book: Any, parts: list[nodes.Node]) -> list[str]:
    """Return the names of all pages, home first, in the order of reading."""
    items = [each for part in parts for each in part.findall(nodes.list_item)]
    names = map(page_of, items)
    others = sorted(map(book.get_target_uri, book.env.found_docs))
    root = book.get_target_uri(book.config.root_doc)
    return list(dict.fromkeys([root, *names, *others]))


def package(book: Any, files: dict[str, bytes]) -> str:
    """Return the description of a book and of its files."""
    names = {name: f"f{number}" for number, name in enumerate(files)}
    config = book.config
    return PACKAGE.format(
        lang=config.epub_language,
        identifier=escape(config.epub_identifier),
        title=escape(config.epub_title),
        author=escape(config.epub_author),
        description=escape(config.epub_description),
        rights=escape(config.epub_copyright),
        modified=modified(),
        items="\n".join(
            f'<item id="{names[name]}" href="{quote(name)}" '
            f'media-type="{book.media_types[splitext(name)[1]]}"'
            f"{properties(name, data)}/>"
            for name, data in sorted(files.items())
        ),
        spine="\n".join(
            f'<itemref idref="{names[name]}"/>'
            for name in files
            if name.endswith(".xhtml") and name != CONTENTS
        ),
    )


def properties(name: str, data: bytes) -> str:
    """Return what a reading device has to know of a file beforehand."""
    found = [
        word
        for word, is_so in {
            "nav": name == CONTENTS,
            "cover-image": name == COVER_IMAGE,
            "mathml": b"<math" in data,
            "svg": name.endswith(".xhtml") and b"<svg" in data,
        }.items()
        if is_so
    ]
    return f' properties="{" ".join(found)}"' if found else ""


def modified() -> str:
    """Return when the book was last changed, in the form of EPUB."""
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH", EPOCH))
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%SZ}"
