"""Recognise code cells, and read them, in a page's source and its tree."""

import re
from collections.abc import Iterator

from docutils import nodes

# The code of a cell, without the options above it.
CELL = re.compile(
    r"^```\{code-cell\}[^\n]*\n(?:---\n.*?^---\n|(?::[^\n]*\n)*)(.*?)^```$",
    re.DOTALL | re.MULTILINE,
)


def code_in(page: str) -> str:
    """Return the code of all cells in a page's source."""
    return "\n".join(CELL.findall(page))


def is_cell(node: nodes.Node) -> bool:
    """Say whether a node is one of myst-nb's code cells."""
    return (
        isinstance(node, nodes.container)
        and node.get("nb_element") == "cell_code"
    )


def tagged(node: nodes.Node | None, tag: str) -> bool:
    """Say whether a node is a code cell that carries this tag."""
    return (
        isinstance(node, nodes.container)
        and is_cell(node)
        and tag in node["cell_metadata"].get("tags", [])
    )


def cells(*trees: nodes.Node) -> Iterator[nodes.Node]:
    """Yield every code cell in these trees, in the order of the page."""
    for tree in trees:
        yield from tree.findall(is_cell)


def parts(cell: nodes.Node, name: str) -> list[nodes.container]:
    """Return the nodes that hold a cell's `source` or its `output`."""
    kind = f"cell_code_{name}"
    inside = cell.findall(nodes.container)
    return [each for each in inside if each.get("nb_element") == kind]


def part(cell: nodes.Node, name: str) -> str:
    """Return the text of a cell's `source` or `output`, or "" without one."""
    return "\n".join(node.astext() for node in parts(cell, name))
