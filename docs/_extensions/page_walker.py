"""Walk through a resolved page and apply one rule to each node."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docutils import nodes
from docutils.nodes import Element, Node
from sphinx.environment import BuildEnvironment
from sphinx.util.logging import getLogger

from notebook_writer import Block

logger = getLogger(__name__)

# What a reader of the page does not see either.
UNSEEN = {
    *("colspec", "comment", "dropdown_title", "index", "meta"),
    *("sd_tab_input", "target", "toctree"),
}
# What stands on both sides of text within a line.
MARKS = {"emphasis": "*", "inline": "", "strong": "**", "title_reference": "*"}


@dataclass
class Walker:
    """Reads one page; a subclass has a rule for each kind of node.

    The method `_block_<kind>` gives blocks of Markdown and code cells, the
    method `_inline_<kind>` a piece of a line. A node without a rule is
    reported, never just dropped.
    """

    name: str
    env: BuildEnvironment

    def report(self, node: Node, problem: str) -> None:
        """Warn of a node, naming it and the page."""
        kind = type(node).__name__
        message = f"download of {self.name}: {kind}: {problem}"
        logger.warning(message, location=node, type="downloads")

    def blocks(self, node: Node) -> Iterator[Block]:
        """Return one node as blocks."""
        if method := _method(self, "block", node):
            yield from filter(None, method(node))
        elif line := self.inline(node).strip():
            yield line

    def inside(self, node: Element, start: int = 0) -> Iterator[Block]:
        """Return the children of a node, from one of them on, as blocks."""
        for child in node.children[start:]:
            yield from self.blocks(child)

    def text(self, node: Element, start: int = 0) -> str:
        """Return the children of a node as Markdown without code cells."""
        blocks = list(self.inside(node, start))
        texts = [block for block in blocks if isinstance(block, str)]
        if len(texts) < len(blocks):
            self.report(node, "a code cell cannot stand inside")
        return "\n\n".join(texts)

    def inline(self, node: Node) -> str:
        """Return one node as a piece of a line."""
        kind = type(node).__name__
        if kind in UNSEEN:
            return ""
        if kind in MARKS:
            return MARKS[kind] + self.line(node) + MARKS[kind]
        if method := _method(self, "inline", node):
            return str(method(node))
        self.report(node, "no rule turns this node into Markdown")
        return ""

    def line(self, node: Node) -> str:
        """Return the children of a node as a piece of a line."""
        return "".join(map(self.inline, node.children))

    def depth(self, node: Node | None) -> int:
        """Return how many sections a node is in."""
        if node is None:
            return 0
        return isinstance(node, nodes.section) + self.depth(node.parent)

    def section_number(self, section: Element) -> str:
        """Return what stands before a section's title."""
        numbers = self.env.toc_secnumbers.get(self.name, {})
        anchors = (f"#{section['ids'][0]}", "")
        number = next((numbers[a] for a in anchors if a in numbers), None)
        suffix: str = self.env.config.html_secnumber_suffix
        return ".".join(map(str, number)) + suffix if number else ""

    def number(self, kind: str, node: Element) -> str:
        """Return the number of a figure, a formula or an exercise."""
        numbers = self.env.toc_fignumbers.get(self.name, {}).get(kind, {})
        found = [numbers[name] for name in node["ids"] if name in numbers]
        return ".".join(map(str, found[0])) if found else ""

    def numbered(self, kind: str, node: Element) -> str:
        """Return the number with its name, such as "Fig. 1 "."""
        form: str = self.env.config.numfig_format.get(kind, "%s")
        number = self.number(kind, node)
        return f"{form % number} " if number else ""


def _method(walker: Walker, form: str, node: Node) -> Any:
    """Return the walker's method for a node or for what it is a kind of."""
    names = [f"_{form}_{kind.__name__}" for kind in type(node).__mro__]
    return next(
        (getattr(walker, n) for n in names if hasattr(walker, n)), None
    )
