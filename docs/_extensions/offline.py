"""Offer the whole site as one zip, to be read where there is no network.

The directive `offline` marks where a page offers it. What it says is filled in
when the archive is there, so no link is broken and no size is wrong. The
archive does not hold itself, and its own pages say that they offer nothing.
"""

import re
from collections.abc import Iterable, Iterator
from os.path import relpath
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo
from zlib import crc32

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from sites import is_site

FOLDER = "offline"
# Where a page keeps that it offers the archive.
KEY = "offline"
PLACE = '<p class="offline">{}</p>'
FILLED = re.compile(PLACE.format("(.*?)"), re.DOTALL)
NOTHING = "This copy offers no copies of itself; the published site does."
OFFER = (
    '<a href="{address}" download>The whole site as a zip</a> ({size}): '
    "unpack it, run <code>python -m http.server</code> in its folder, and "
    "open the address that it prints. Cells run there, too."
)
README = """\
{project}

To read this copy, open a terminal in this folder and run

    python -m http.server

Then open the address that it prints in a browser. A page that is opened as a
file reads well, too, but browsers run no Python for it.
"""
# The numbers that a zip has for Unix, and for a file that all may read.
UNIX, READABLE = 3, 0o100644 << 16
# A file's name in the archive, and its bytes.
Entry = tuple[str, bytes]


class offline(nodes.General, nodes.Element):
    """The place where a page offers the archive."""


class Offline(SphinxDirective):
    """Offer the archive."""

    def run(self) -> list[nodes.Node]:
        """Return the place, and note that this page has one."""
        self.env.metadata[self.env.docname][KEY] = True
        return [offline()]


def visit_offline(self: Any, node: offline) -> None:
    """Write what is true as long as there is no archive."""
    self.body.append(PLACE.format(NOTHING))
    raise nodes.SkipNode


def make(app: Sphinx, error: Exception | None) -> None:
    """Make the archive, unless it is the same, and let pages offer it."""
    config = app.config
    if error or config.only or not (config.offline and is_site(app)):
        return
    builder: Any = app.builder
    site, name = Path(app.outdir), nodes.make_id(config.project)
    archive = site / FOLDER / f"{name}.zip"
    readme = README.format(project=config.project)
    if not is_same(archive, contents(site, name, readme)):
        write(archive, contents(site, name, readme))
    for page, metadata in sorted(app.env.metadata.items()):
        if KEY in metadata:
            link(Path(builder.get_outfilename(page)), archive)


def contents(site: Path, top: str, readme: str) -> Iterator[Entry]:
    """Yield what the archive of a site holds, in order."""
    yield f"{top}/README.txt", readme.encode()
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


def is_same(archive: Path, entries: Iterable[Entry]) -> bool:
    """Say whether an archive holds just this, by the check sums in it."""
    if not archive.is_file():
        return False
    with ZipFile(archive) as held:
        there = [(x.filename, x.file_size, x.CRC) for x in held.infolist()]
    return there == [(name, len(data), crc32(data)) for name, data in entries]


def write(archive: Path, entries: Iterable[Entry]) -> None:
    """Write an archive, whole or not at all: same entries, same bytes."""
    archive.parent.mkdir(exist_ok=True)
    part = archive.with_suffix(".part")
    with ZipFile(part, "w") as new:
        for name, data in entries:
            # Its time is the first that a zip knows.
            info = ZipInfo(name)
            info.create_system, info.external_attr = UNIX, READABLE
            new.writestr(info, data, ZIP_DEFLATED)
    part.replace(archive)


def link(page: Path, archive: Path) -> None:
    """Let a page offer the archive, with its size as it is now."""
    address = Path(relpath(archive, page.parent)).as_posix()
    size = f"{archive.stat().st_size / 1e6:.1f} MB"
    html = page.read_text(encoding="utf-8")
    offer = OFFER.format(address=address, size=size)
    page.write_text(filled(html, offer), encoding="utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Come when the site is as it will be, before `fresh` records it."""
    app.setup_extension("only")
    app.add_config_value("offline", True, "", [bool])
    app.add_directive("offline", Offline)
    app.add_node(offline, html=(visit_offline, None))
    app.connect("build-finished", make, priority=950)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
