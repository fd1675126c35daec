"""Say on each page of the API which chapters use its name.

sphinx-gallery does the same for pictures. A chapter imports the library as
`gu`, so a name is used where a code cell says `gu.NAME`.
"""

import re
from functools import cache
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

CELL = re.compile(r"^```\{code-cell\}$(.*?)^```$", re.DOTALL | re.MULTILINE)
NAME = re.compile(r"\bgu\.(\w+(?:\.\w+)*)")


class UsedIn(SphinxDirective):
    """List the chapters whose cells use a name of groundup."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return one sentence, or nothing if no chapter uses the name."""
        name = self.arguments[0].removeprefix("groundup.")
        folder = Path(self.env.srcdir, "chapters")
        links: list[nodes.Node] = []
        for chapter in sorted(folder.glob("*.md")):
            self.env.note_dependency(chapter)
            if uses(chapter.read_text(encoding="utf-8"), name):
                links += [nodes.Text(", " if links else "Used in ")]
                links += [self.link(f"/chapters/{chapter.stem}")]
        return [nodes.paragraph("", "", *links)] if links else []

    def link(self, document: str) -> addnodes.pending_xref:
        """Return a link to a chapter, which shows its title."""
        return addnodes.pending_xref(
            "",
            nodes.inline(),
            refdoc=self.env.docname,
            refdomain="std",
            refexplicit=False,
            reftarget=document,
            reftype="doc",
            refwarn=True,
        )


@cache
def names(chapter: str) -> frozenset[str]:
    """Return the names of groundup that a chapter's cells say."""
    return frozenset(NAME.findall("\n".join(CELL.findall(chapter))))


def uses(chapter: str, name: str) -> bool:
    """Say whether a chapter's cells use a name, or something inside it."""
    return any(
        used == name or used.startswith(f"{name}.") for used in names(chapter)
    )


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("used-in", UsedIn)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
