"""Warn of a cell that is tagged raises-exception and raises nothing.

An error that a cell catches itself is expected in the kernel: see
`docs/_ipython/profile_default/expected_errors.py`.
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.logging import getLogger
from sphinx.util.typing import ExtensionMetadata

from cells import cells, tagged

logger = getLogger(__name__)


def check_page(app: Sphinx, doctree: nodes.document) -> None:
    """Warn with the place of each such cell."""
    for cell in cells(doctree):
        if tagged(cell, "raises-exception") and not raised(cell):
            logger.warning(
                "this cell is tagged raises-exception, but it raises nothing",
                location=cell,
                type="expected_errors",
            )


def raised(cell: nodes.Node) -> bool:
    """Say whether a cell's output holds a traceback."""
    return any(
        "traceback" in block["classes"]
        for block in cell.findall(nodes.literal_block)
    )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the check."""
    app.connect("doctree-read", check_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
