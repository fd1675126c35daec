"""Offer the book in one file, to be read where there is no network.

The file is a zip of the whole site, which is made here, or the EPUB that
`ebook` has made. The directive `offline` marks where a page offers them. What
it says is filled in when they are there, so no link is broken and no size is
wrong. The zip holds neither, and its own pages say that they offer nothing.
"""

import re
from collections.abc import Iterator
from os.path import relpath
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

import zipped
from sites import is_site

FOLDER = "offline"
# Where a page keeps that it makes the offer.
KEY = "offline"
PLACE = '<p class="offline">{}</p>'
FILLED = re.compile(PLACE.format("(.*?)"), re.DOTALL)
NOTHING = "This copy offers no copies of itself; the published site does."
OFFERS = {
    ".zip": (
        '<a href="{address}" download>The whole site as a zip</a> ({size}): '
        "unpack it, run <code>python -m http.server</code> in its folder, "
        "and open the address that it prints. Cells run there, too."
    ),
    ".epub": (
        '<a href="{address}" download>The book as an EPUB</a> ({size}), for '
        "a reading device: all that is written and drawn, and nothing that "
        "runs."
    ),
}
README = """\
{project}

To read this copy, open a terminal in this folder and run

    python -m http.server

Then open the address that it prints in a browser. A page that is opened as a
file reads well, too, but browsers run no Python for it.
"""


class offline(nodes.General, nodes.Element):
    """The place where a page offers the book."""


class Offline(SphinxDirective):
    """Offer the book in one file."""

    def run(self) -> list[nodes.Node]:
        """Return the place, and note that this page has one."""
        self.env.metadata[self.env.docname][KEY] = True
        return [offline()]


def visit_offline(self: Any, node: offline) -> None:
    """Write what is true as long as there is no file to offer."""
    self.body.append(PLACE.format(NOTHING))
    raise nodes.SkipNode


def is_wanted(app: Sphinx) -> bool:
    """Say whether this build offers its book: not if it is a quick one."""
    return bool(is_site(app) and app.config.offline and not app.config.only)


def file(app: Sphinx, suffix: str) -> Path:
    """Return where the site has the book in one file of some kind."""
    return Path(app.outdir, FOLDER, nodes.make_id(app.config.project) + suffix)


def make(app: Sphinx, error: Exception | None) -> None:
    """Make the zip, unless it is the same, and let pages make the offer."""
    if error or not is_wanted(app):
        return
    builder: Any = app.builder
    site, target = Path(app.outdir), file(app, ".zip")
    if not zipped.is_same(target, contents(site, target.stem, app.config)):
        zipped.write(target, contents(site, target.stem, app.config))
    files = [file(app, suffix) for suffix in OFFERS]
    there = [each for each in files if each.is_file()]
    for page, metadata in sorted(app.env.metadata.items()):
        if KEY in metadata:
            offer(there, Path(builder.get_outfilename(page)))


def contents(site: Path, top: str, config: Config) -> Iterator[zipped.Entry]:
    """Yield what the zip of a site holds, in order."""
    yield f"{top}/README.txt", README.format(project=config.project).encode()
    names = {p.relative_to(site): p for p in site.rglob("*") if p.is_file()}
    for name in sorted(names, key=Path.as_posix):
        if name.parts[0] == FOLDER or name.name.startswith("."):
            continue
        data = names[name].read_bytes()
        if name.suffix == ".html":
            data = filled(data.decode(), NOTHING).encode()
        yield f"{top}/{name.as_posix()}", data


def filled(html: str, words: str) -> str:
    """Return a page that says these words in the place of the offer."""
    return FILLED.sub(lambda _: PLACE.format(words), html)


def offer(files: list[Path], page: Path) -> None:
    """Let a page offer files, with their sizes as they are now."""
    words = [
        OFFERS[each.suffix].format(
            address=Path(relpath(each, page.parent)).as_posix(),
            size=f"{each.stat().st_size / 1e6:.1f} MB",
        )
        for each in files
    ]
    html = page.read_text(encoding="utf-8")
    page.write_text(filled(html, "<br>".join(words)), encoding="utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Come when the site is as it will be, before `fresh` records it."""
    app.setup_extension("only")
    app.add_config_value("offline", True, "", [bool])
    app.add_directive("offline", Offline)
    app.add_node(offline, html=(visit_offline, None))
    app.connect("build-finished", make, priority=950)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
