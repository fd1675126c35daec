"""Give every page a description for search engines and link previews.

It is the page's own, from `html_meta`, or else its first paragraph.
"""

from html import escape, unescape
from textwrap import shorten
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.logging import getLogger
from sphinx.util.typing import ExtensionMetadata

LONGEST = 155
# Where a page's own text starts; on an API page, that is its docstring.
PLACES = (nodes.document, nodes.section, addnodes.desc_content)
logger = getLogger(__name__)


def describe(
    app: Sphinx,
    page: str,
    template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add the meta tag to a page that has none."""
    if doctree is None:
        title = unescape(context.get("title", page))
        text = f"{title}: a page of {app.config.project}."
    elif own(doctree):
        return
    else:
        text = first_paragraph(doctree)
    if not text:
        logger.warning(
            "this page has neither a description nor a first paragraph: "
            "give it one with html_meta in its front matter",
            location=page,
            type="descriptions",
        )
    content = escape(shorten(text, LONGEST, placeholder=" …"))
    tag = f'<meta name="description" content="{content}">\n'
    context["metatags"] = context.get("metatags", "") + tag


def own(doctree: nodes.document) -> bool:
    """Say whether a page describes itself."""
    metas = doctree.findall(nodes.meta)
    return any(meta.get("name") == "description" for meta in metas)


def first_paragraph(doctree: nodes.document) -> str:
    """Return the text that opens a page, without notes and boxes."""
    for paragraph in doctree.findall(nodes.paragraph):
        if isinstance(paragraph.parent, PLACES):
            return str(paragraph.astext())
    return ""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the event."""
    app.connect("html-page-context", describe)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
