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
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from cells import code_in

# Where a page keeps the names that it asked for, and the answers.
KEY = "used_in"
NAME = re.compile(r"\bgu\.(\w+(?:\.\w+)*)")


class UsedIn(SphinxDirective):
    """List the chapters whose cells use a name of groundup."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return one sentence, or nothing if no chapter uses the name."""
        name = self.arguments[0].removeprefix("groundup.")
        found = chapters_using(self.env, name)
        metadata = self.env.metadata[self.env.docname]
        metadata.setdefault(KEY, {})[name] = found
        links: list[nodes.Node] = []
        for chapter in found:
            links += [nodes.Text(", " if links else "Used in ")]
            links += [self.link(f"/chapters/{chapter}")]
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
    return frozenset(NAME.findall(code_in(chapter)))


def uses(chapter: str, name: str) -> bool:
    """Say whether a chapter's cells use a name, or something inside it."""
    return any(
        used == name or used.startswith(f"{name}.") for used in names(chapter)
    )


def chapters_using(env: BuildEnvironment, name: str) -> list[str]:
    """Return the chapters that use a name, in the book's order."""
    chapters = sorted(Path(env.srcdir, "chapters").glob("*.md"))
    return [
        chapter.stem
        for chapter in chapters
        if uses(chapter.read_text(encoding="utf-8"), name)
    ]


def outdated(
    app: Sphinx, env: BuildEnvironment, *changes: set[str]
) -> list[str]:
    """Return the pages whose list of chapters is no longer true."""
    return [
        page
        for page, metadata in env.metadata.items()
        for name, found in metadata.get(KEY, {}).items()
        if chapters_using(env, name) != found
    ]


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive, and what makes a page outdated."""
    app.add_directive("used-in", UsedIn)
    app.connect("env-get-outdated", outdated)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
