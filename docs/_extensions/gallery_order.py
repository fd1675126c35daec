"""Set out the gallery by chapter.

sphinx-gallery lists its scripts by the names of their files. Here every
chapter gets a section, with the pictures that it is the first to show, in its
order. The pages of the pictures follow each other in the same order.
"""

import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.typing import ExtensionMetadata

from gallery_figure import gallery_folders
from only import FIGURE

TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
OPEN = '<div class="sphx-glr-thumbnails">'


class ByChapter(SphinxTransform):
    """Move the gallery's thumbnails into sections, one for each chapter."""

    default_priority = 700

    def apply(self, **kwargs: Any) -> None:
        """Run on the gallery's page, and read it anew after a chapter."""
        _, gallery = gallery_folders(self.env.app)
        if self.env.current_document.docname != f"{gallery}/index":
            return
        top = next(self.document.findall(nodes.section))
        found = thumbnails(top)
        order: list[str] = []
        for number, page in enumerate(chapters(Path(self.env.srcdir)), 1):
            self.env.note_dependency(page)
            text = page.read_text("utf-8")
            shown = dict.fromkeys(FIGURE.findall(text))
            names = [name for name in shown if name in found]
            parts = [part for name in names for part in found.pop(name)]
            if parts:
                words = TITLE.search(text)
                title = words[1] if words else page.stem
                self._add(top, f"{number}. {title}", parts)
            order += names
        if not found:
            for frame in top.children[:]:
                if isinstance(frame, nodes.raw | nodes.comment):
                    top.remove(frame)
        sort_pages(top, order)

    def _add(
        self, top: nodes.section, title: str, parts: list[nodes.Node]
    ) -> None:
        """Move thumbnails from the list of all to a section of their own."""
        for part in parts:
            top.remove(part)
        section = nodes.section("", nodes.title("", title))
        section += nodes.raw("", OPEN, format="html")
        section += parts
        section += nodes.raw("", "</div>", format="html")
        section["names"].append(nodes.fully_normalize_name(title))
        self.document.note_implicit_target(section, section)
        top += section


def chapters(source: Path) -> list[Path]:
    """Return the chapters' files, in their order."""
    return sorted((source / "chapters").glob("*.md"))


def thumbnails(top: nodes.section) -> dict[str, list[nodes.Node]]:
    """Return the nodes of each script's thumbnail, by the script's name.

    Each is a picture with a link, between the HTML around the two.
    """
    found: dict[str, list[nodes.Node]] = {}
    for place, node in enumerate(top):
        for link in node.findall(addnodes.pending_xref):
            if isinstance(node, addnodes.only):
                name = Path(link["reftarget"]).name
                found[name] = top.children[place - 1 : place + 2]
    return found


def sort_pages(top: nodes.section, order: list[str]) -> None:
    """Let the pages of the scripts follow each other in this order."""
    places = {name: place for place, name in enumerate(order)}

    def place(page: str) -> int:
        return places.get(Path(page).name, len(order))

    for tree in top.findall(addnodes.toctree):
        tree["entries"].sort(key=lambda entry: place(entry[1]))
        tree["includefiles"].sort(key=place)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transform."""
    app.add_transform(ByChapter)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
