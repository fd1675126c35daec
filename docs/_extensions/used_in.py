"""Say on each page of the API which chapters use its name.

sphinx-gallery does the same for pictures. A page uses a name where its code
cells say `gu.NAME`, or a shorter name that they made or imported for it.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from answers import keep_true, note
from cells import code_in

FOLDERS = ("chapters", "appendix")
# Where a page keeps the names that it asked for, and the answers.
KEY = "used_in"
LIBRARY = "groundup"


class UsedIn(SphinxDirective):
    """List the chapters whose cells use a name of groundup."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return one sentence, or nothing if no chapter uses the name."""
        name = self.arguments[0].removeprefix("groundup.")
        found = chapters_using(self.env, name)
        note(self.env, KEY, name, found)
        links: list[nodes.Node] = []
        for chapter in found:
            links += [nodes.Text(", " if links else "Used in ")]
            links += [self.link(f"/{chapter}")]
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
def chapters(source: Path) -> dict[str, set[str]]:
    """Return the names of groundup that each chapter uses, in their order."""
    return {
        f"{folder}/{page.stem}": used(code_in(page.read_text("utf-8")))
        for folder in FOLDERS
        for page in sorted(Path(source, folder).glob("*.md"))
    }


def used(code: str) -> set[str]:
    """Return the names of groundup that code uses, such as "nn.relu".

    Code that is no Python uses none; the extension `downloads` reports it.
    """
    try:
        parts = list(ast.walk(ast.parse(code)))
    except SyntaxError:
        return set()
    # Functions that take either library as an argument call it so.
    known = {"lib": LIBRARY}
    for node in parts:
        known.update(named(node, known))
    full = {dotted(node, known) for node in parts} - {"", LIBRARY}
    return {name.removeprefix(f"{LIBRARY}.") for name in full}


def named(node: ast.AST, known: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the names that a statement makes for the library or its parts."""
    made: list[tuple[str, str]] = []
    if isinstance(node, ast.Import | ast.ImportFrom):
        start = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
        made = [(x.asname or x.name, start + x.name) for x in node.names]
    elif isinstance(node, ast.Assign):
        made = [
            (target.id, dotted(value, known))
            for targets in node.targets
            for target, value in zip(
                entries(targets), entries(node.value), strict=False
            )
            if isinstance(target, ast.Name)
        ]
    for name, full in made:
        if f"{full}.".startswith(f"{LIBRARY}."):
            yield name, full


def entries(node: ast.expr) -> list[ast.expr]:
    """Return the entries of a tuple, or the one expression itself."""
    return node.elts if isinstance(node, ast.Tuple) else [node]


def dotted(node: ast.AST, known: dict[str, str]) -> str:
    """Return the full name that an expression says, or ""."""
    if isinstance(node, ast.Name):
        return known.get(node.id, "")
    if isinstance(node, ast.Attribute):
        base = dotted(node.value, known)
        return base and f"{base}.{node.attr}"
    return ""


def chapters_using(env: BuildEnvironment, name: str) -> list[str]:
    """Return the chapters that use a name, or something inside it."""
    return [
        chapter
        for chapter, names in chapters(Path(env.srcdir)).items()
        if any(each == name or each.startswith(f"{name}.") for each in names)
    ]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive, and what makes a page outdated."""
    app.add_directive("used-in", UsedIn)
    keep_true(app, KEY, chapters_using)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
