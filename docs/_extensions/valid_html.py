"""Mend the HTML that Sphinx and its extensions write and HTML forbids.

Each function knows one mistake of one of them, by the exact words that it
writes. The check of the built site says when a mistake is new, or no longer
made.
"""

import re
from collections.abc import Mapping
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata


def caption_levels(html: str) -> str:
    """Say of which level a caption of the contents is (Sphinx)."""
    return html.replace(
        '<p class="caption" role="heading">',
        '<p class="caption" role="heading" aria-level="2">',
    )


def citation_items(html: str) -> str:
    """Say that a list of citations holds items (docutils)."""
    return html.replace('role="doc-biblioentry"', 'role="listitem"')


def equation_names(html: str) -> str:
    """Give an equation's name to one element alone (sphinxcontrib-katex)."""
    return re.sub(
        r'(<div class="math-wrapper[^>]* id="([^"]+)">\n<div class="math") '
        r'id="\2">',
        r"\1>",
        html,
    )


def tab_labels(html: str) -> str:
    """Drop what a label may not say: it controls its input (sphinx-design)."""
    return re.sub(r'<label aria-controls="[^"]*" ', "<label ", html)


def source_blocks(html: str) -> str:
    """Turn the blocks in a module's source into spans (viewcode).

    Source is escaped, so whatever tag is in it is viewcode's or Pygments'.
    """

    def mend(found: re.Match[str]) -> str:
        return re.sub(r"(</?)div\b", r"\1span", found[0])

    return re.sub(r"<pre>.*?</pre>", mend, html, flags=re.DOTALL)


def source_links(html: str, files: Mapping[str, str]) -> str:
    """Let a source's link point to the page's own object (viewcode).

    A function that is public under two names has its page under one of them,
    and viewcode may name the other. A page has its object's name unless
    `files` gives that another.
    """
    objects = {file: name for name, file in files.items()}

    def mend(found: re.Match[str]) -> str:
        link, page, anchor = found.groups()
        name = objects.get(page, page)
        inside = anchor == name or anchor.startswith(f"{name}.")
        return f"{link}#{anchor if inside else name}"

    return re.sub(
        r'(class="viewcode-back" href="(?:[^"#]*/)?([^"#/]+)\.html)#([^"]*)',
        mend,
        html,
    )


def source_lists(html: str) -> str:
    """Put a list of submodules into their package's item (viewcode)."""
    html = html.replace("</li>\n<ul>", "\n<ul>")
    return re.sub(r"</ul>(?=.*</ul>)", "</ul></li>", html, flags=re.DOTALL)


def mend_body(page: str, html: str, files: Mapping[str, str]) -> str:
    """Return what a page's body says, without the mistakes."""
    if page == "_modules/index":
        return source_lists(html)
    if page.startswith("_modules/"):
        return source_links(source_blocks(html), files)
    return citation_items(tab_labels(equation_names(html)))


def mend_page(
    app: Sphinx,
    page: str,
    template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Mend the HTML that the page's template will hold."""
    if "body" in context:
        files = getattr(app.config, "autosummary_filename_map", {})
        body = caption_levels(context["body"])
        context["body"] = mend_body(page, body, files)
    if tree := context.get("furo_navigation_tree"):
        context["furo_navigation_tree"] = caption_levels(tree)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Come after furo, which makes its contents from Sphinx's."""
    app.connect("html-page-context", mend_page, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
