"""Render every formula once, in the one process that has a KaTeX server.

Pages are written by several processes. Each would start a server of its own
and leave it running. So all formulas of a page are rendered before its page is
handed out, and the writers find the result in memory. A formula that KaTeX
cannot read is a warning at its place, and so fails the build.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinxcontrib import katex

logger = logging.getLogger(__name__)
render = katex.render_latex
rendered: dict[tuple[str, bool], str] = {}


def render_once(latex: str, options: dict[str, Any] | None = None) -> str:
    """Return the HTML of a formula, from memory when it was seen before."""
    key = latex, bool(options)
    if key not in rendered:
        rendered[key] = render(latex, options)
    return rendered[key]


def render_page(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Render all formulas of a page that is about to be written."""
    if app.builder.format != "html":
        return
    for node in doctree.findall():
        if not isinstance(node, (nodes.math, nodes.math_block)):
            continue
        display = isinstance(node, nodes.math_block)
        latex = node.astext()
        try:
            render_once(latex, {"displayMode": True} if display else None)
        except katex.KaTeXError as error:
            logger.warning("formula: %s", error, location=node)
            rendered[latex, display] = f"<code>{latex}</code>"


def setup(app: Sphinx) -> dict[str, Any]:
    """Put the memory in front of sphinxcontrib-katex's renderer."""
    katex.KATEX_DEFAULT_OPTIONS["throwOnError"] = True
    katex.render_latex = render_once
    app.connect("doctree-resolved", render_page, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
