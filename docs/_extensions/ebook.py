"""Make the book as an EPUB, of the very pages that the site is made of.

The build of the site ends with it, in the same process: by then all pages are
read and their formulas rendered. Pages that the site did not write again are
not written again here either. The pages lie beside the trees that they are
made from, so `fresh` discards both together.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.epub3 import Epub3Builder
from sphinx.util.logging import getLogger
from sphinx.util.parallel import SerialTasks
from sphinx.util.tags import Tags
from sphinx.util.typing import ExtensionMetadata

import zipped
from ebook_package import entries
from ebook_pages import NAME, STYLE, Pages, shell
from offline import file, is_wanted
from sites import is_site

logger = getLogger(__name__)
# The pages that this build of the site has written.
written: set[str] = set()


class Book(Epub3Builder):
    """Writes pages as plain XHTML, and packs them."""

    name = NAME
    default_translator_class = Pages

    def copy_assets(self) -> None:
        """Copy nothing: what the site's pages load has no use here."""

    def get_doc_context(
        self, docname: str, body: str, metatags: str
    ) -> dict[str, Any]:
        """Return what a page needs of itself."""
        return {"title": self.env.longtitles[docname].astext(), "body": body}

    def handle_page(
        self, pagename: str, addctx: dict[str, Any], *args: Any, **_: Any
    ) -> None:
        """Write a page; warn of one that is no XML."""
        address = self.get_target_uri(pagename)
        page = shell(addctx["title"], address, addctx["body"], self.config)
        try:
            ElementTree.fromstring(page)
        except ElementTree.ParseError as error:
            logger.warning("EPUB: %s", error, location=pagename, type="ebook")
        path = Path(self.outdir, address)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8", newline="\n")

    def finish(self) -> None:
        """Copy pictures, write the style sheet, and pack all of it."""
        self.copy_image_files()
        style = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
        code = self.highlighter.get_stylesheet()
        path = Path(self.outdir, STYLE)
        path.write_text(f"{style}\n{code}\n", encoding="utf-8", newline="\n")
        if not zipped.is_same(self.target, entries(self)):
            zipped.write(self.target, entries(self))

    @property
    def target(self) -> Path:
        """Where the book lies when it is packed."""
        return Path(self.outdir, f"{self.config.epub_basename}.epub")


def note(app: Sphinx, tree: nodes.document, page: str) -> None:
    """Remember a page that is about to be written for the site."""
    if is_site(app):
        written.add(page)


def make(app: Sphinx, error: Exception | None) -> None:
    """Make the EPUB of a site without faults, and put it there."""
    if error or app._warncount or not is_wanted(app):
        return
    target = file(app, ".epub")
    with building_a_book(app) as book:
        pages = {
            page
            for page in app.env.found_docs
            if page in written
            or not Path(book.outdir, book.get_target_uri(page)).is_file()
        }
        book.write(pages, [], "specific")
        book.finish()
    target.parent.mkdir(exist_ok=True)
    shutil.copyfile(book.target, target)


@contextmanager
def building_a_book(app: Sphinx) -> Iterator[Book]:
    """Let all extensions see another builder than the site's, for a while."""
    site: Any = app.builder
    tags = app.tags
    app.outdir = app.doctreedir / NAME
    # New, as they remember what they were asked.
    app.tags = Tags([*tags])
    try:
        app.builder = book = Book(app, app.env)
        book.init()
        book.parallel_ok = site.parallel_ok
        book.finish_tasks = SerialTasks()
        yield book
    finally:
        app.builder, app.outdir, app.tags = site, site.outdir, tags


def setup(app: Sphinx) -> ExtensionMetadata:
    """Come when the site is finished, before `offline` makes its offers."""
    app.setup_extension("offline")
    app.setup_extension("ebook_pages")
    app.add_builder(Book, override=True)
    app.connect("doctree-resolved", note)
    app.connect("build-finished", make, priority=940)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
