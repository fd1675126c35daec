"""Turn a page of the book into one that a reading device can show.

There is nothing to press on such a device: tabs stand below each other, hints
and solutions are open. Formulas are MathML, and each picture is there once.
"""

from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.ext.viewcode import viewcode_anchor
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator
from sphinx_design.shared import is_component

from exercises import disclosure
from formulas import from_memory
from mathml import alone

NAME = "epub"
STYLE = "style.css"
PAGE = """\
<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml"
 xmlns:epub="http://www.idpf.org/2007/ops" lang="{lang}" xml:lang="{lang}">
<head>
<title>{title}</title>
<link rel="stylesheet" type="text/css" href="{style}"/>
</head>
<body>
{body}
</body>
</html>
"""
# What a page says of a script that the book shows, but does not offer.
SCRIPT = "The script of this picture"


class ForDevices(SphinxPostTransform):
    """Replace what a reader of a web page opens or chooses."""

    # Before viewcode makes links, and sphinx-design makes tabs that switch.
    default_priority = 90

    def run(self, **kwargs: Any) -> None:
        """Treat one page."""
        if self.app.builder.name == NAME:
            for node in list(self.document.findall(nodes.Element)):
                self.treat(node)

    def treat(self, node: nodes.Element) -> None:
        """Replace one node, if it is to be replaced."""
        if is_component(node, "tab-item"):
            label, content = node.children
            replace(node, [titled(label.astext()), content])
        elif is_component(node, "dropdown"):
            replace(node, node.children)
        elif isinstance(node, disclosure):
            title = titled(node["summary"])
            block = nodes.container("", title, *node.children)
            block["classes"] = node["classes"]
            replace(node, [block])
        elif isinstance(node, nodes.image):
            # A device loads what it shows.
            node.attributes.pop("loading", None)
        elif isinstance(node, viewcode_anchor):
            node.parent.remove(node)
        elif "picture-source" in node.get("classes", []):
            for words in node.findall(nodes.Text):
                words.parent.replace(words, nodes.Text(SCRIPT))


def replace(node: nodes.Element, others: list[nodes.Node]) -> None:
    """Put other nodes in a node's place, their classes as they are."""
    parent, place = node.parent, node.parent.index(node)
    parent[place : place + 1] = others


def titled(words: str) -> nodes.paragraph:
    """Return a title that no table of contents lists."""
    return nodes.paragraph("", words, classes=["part-title"])


def shell(title: str, address: str, body: str, config: Config) -> str:
    """Return a whole page, given what its body says."""
    return PAGE.format(
        lang=config.epub_language,
        title=escape(title),
        style=relative_uri(address, STYLE),
        body=body,
    )


class Pages(HTML5Translator):
    """Writes a page's tree as XHTML."""

    def visit_citation(self, node: nodes.citation) -> None:
        """Open an entry of a bibliography, in a list of such entries."""
        super().visit_citation(node)
        # EPUB has given up the role that docutils writes.
        self.body[-1] = self.body[-1].replace("doc-biblioentry", "listitem")

    def visit_math(self, node: nodes.math, math_env: str = "") -> None:
        """Write a formula in a line."""
        latex = node.astext()
        self.body.append(alone(from_memory(latex), latex))
        raise nodes.SkipNode

    def visit_math_block(
        self, node: nodes.math_block, math_env: str = ""
    ) -> None:
        """Write a formula on a line of its own, with its number."""
        latex = node.astext()
        # furo has put it in a block that has its names already.
        names = [x for x in node["ids"] if x not in node.parent["ids"]]
        node["ids"] = names
        self.body.append(self.starttag(node, "div", CLASS="formula"))
        if node["number"]:
            self.body.append(f'<span class="number">({node["number"]})</span>')
        math = alone(from_memory(latex, {"displayMode": True}), latex)
        self.body.append(f"{math}</div>\n")
        raise nodes.SkipNode


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transform."""
    app.add_post_transform(ForDevices)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
