"""Put groundup's cell and TensorFlow's cell in two tabs, side by side.

myst-nb executes no cell that is nested in a directive. So a chapter writes
three plain cells in a row, tagged `groundup`, `tensorflow` and `difference`,
and this transform groups them once they have run. A fourth cell before them,
tagged `numpy`, makes three tabs; a wide page shows all three at once.
"""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.logging import getLogger
from sphinx.util.typing import ExtensionMetadata
from sphinx_design.shared import create_component

from cells import cells, part, tagged

LABELS = {
    "numpy": "NumPy",
    "groundup": "groundup",
    "tensorflow": "TensorFlow",
}
PAIR = ("groundup", "tensorflow", "difference")
TRIO = ("numpy", *PAIR)
logger = getLogger(__name__)


class GroupPairs(SphinxTransform):
    """Group each row of tagged cells; warn of an incomplete one."""

    default_priority = 500

    def apply(self, **kwargs: Any) -> None:
        """Group the pairs of one page, and before them the trios."""
        for tags in (TRIO, PAIR):
            for cell in list(cells(self.document)):
                if not in_pair(cell) and (row := complete_row(cell, tags)):
                    group(row, tags)
        for cell in cells(self.document):
            for tag in TRIO:
                if tagged(cell, tag) and not in_pair(cell):
                    warn_alone(cell, tag)


def complete_row(
    first: nodes.Node, tags: tuple[str, ...]
) -> list[nodes.Node] | None:
    """Return the cells of a row, or None when one is missing."""
    start = first.parent.index(first)
    row = first.parent.children[start : start + len(tags)]
    pairs = zip(row, tags, strict=False)
    whole = len(row) == len(tags) and all(tagged(*pair) for pair in pairs)
    return row if whole else None


def group(row: list[nodes.Node], tags: tuple[str, ...]) -> None:
    """Replace a row of cells by one block: the tabs, the difference below."""
    if "largest difference" not in part(row[-1], "output"):
        logger.warning(
            "this cell prints no difference: end it with a call of "
            "largest_difference(ours, theirs, at_most=...)",
            location=row[-1],
            type="pairs",
        )
    parent, place = row[0].parent, row[0].parent.index(row[0])
    del parent[place : place + len(row)]
    tabs = create_component("tab-set", ["sd-tab-set"])
    tabs += [tab(cell, tag) for cell, tag in zip(row[:-1], tags, strict=False)]
    classes = ["pair", "trio"] if tags == TRIO else ["pair"]
    block = create_component("pair", classes, children=[tabs, row[-1]])
    block.source, block.line = row[0].source, row[0].line
    parent.insert(place, block)


def tab(cell: nodes.Node, tag: str) -> nodes.container:
    """Put one cell in a tab; tabs of the same tag are chosen together."""
    label = nodes.rubric(
        "",
        LABELS[tag],
        classes=["sd-tab-label"],
        sync_group="pair",
        sync_id=tag,
    )
    content = create_component(
        "tab-content", ["sd-tab-content"], children=[cell]
    )
    return create_component(
        "tab-item", ["sd-tab-item"], children=[label, content], selected=False
    )


def in_pair(cell: nodes.Node) -> bool:
    """Say whether a cell already sits in a grouped pair."""
    parent = cell.parent
    while parent and parent.get("design_component") != "pair":
        parent = parent.parent
    return parent is not None


def warn_alone(cell: nodes.Node, tag: str) -> None:
    """Warn of a tagged cell that is not one of a row."""
    logger.warning(
        "this cell is tagged %r, but is not part of a pair: a pair is three "
        "cells with nothing between them, tagged %s, %s and %s; one more, "
        "tagged numpy, may stand before them",
        tag,
        *PAIR,
        location=cell,
        type="pairs",
    )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transform."""
    app.setup_extension("sphinx_design")
    app.add_transform(GroupPairs)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
