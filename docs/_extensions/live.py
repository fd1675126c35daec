"""Mark the code that a reader can run on the page itself.

A cell of a chapter, or a block of a gallery page, is live unless it needs
TensorFlow, which runs in no browser. The script that `live_assets` makes gives
live cells their buttons. A page without live code gets no script.
"""

import json
from itertools import takewhile
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.typing import ExtensionMetadata

from cells import is_cell, part
from motion import picture, replay
from needs import needs
from scripts import script_of
from sites import is_site

BUILT = "Runs at build only: needs TensorFlow."
DATA = '<script type="application/json" id="live-page">{}</script>\n'


class MarkCode(SphinxTransform):
    """Mark each piece of code as live, or as run at build alone."""

    # After cells have moved into tabs and exercises.
    default_priority = 600

    def apply(self, **kwargs: Any) -> None:
        """Mark one page."""
        if script_of(self.env.srcdir, self.env.docname):
            for block in list(self.document.findall(nodes.literal_block)):
                if block.get("language") == "Python":
                    gather(block)
        found = code_of(self.document)
        for each, need in zip(found, needs(map(source, found)), strict=True):
            each["classes"].append("built" if need.tensorflow else "live")
            each["free"] = need.free


def is_output(node: nodes.Node) -> bool:
    """Say whether a node of a gallery page is what a block gave."""
    return isinstance(node, nodes.image | picture | replay) or (
        isinstance(node, nodes.literal_block)
        and "sphx-glr-script-out" in node["classes"]
    )


def is_above(node: nodes.Node) -> bool:
    """Say the same of what stands above one; an empty line sets it apart."""
    return is_output(node) or isinstance(node, nodes.line_block)


def gather(block: nodes.Element) -> None:
    """Put a block and what it gave in one container, as a cell is.

    What a script of a single block gave stands above that, and moves below.
    """
    parent, place = block.parent, block.parent.index(block)
    given = list(takewhile(is_output, parent.children[place + 1 :]))
    above = list(takewhile(is_above, reversed(parent.children[:place])))
    moved = filter(is_output, reversed(above))
    start, end = place - len(above), place + 1 + len(given)
    parent[start:end] = [
        nodes.container("", block, *moved, *given, classes=["block"])
    ]


def code_of(tree: nodes.document) -> list[nodes.container]:
    """Return a page's cells, or its blocks with what they gave."""
    return [
        each
        for each in tree.findall(nodes.container)
        if is_cell(each) or "block" in each["classes"]
    ]


def source(node: nodes.container) -> str:
    """Return the code of a cell or a block."""
    return part(node, "source") if is_cell(node) else node[0].astext()


def place_bars(app: Sphinx, tree: nodes.document, name: str) -> None:
    """Give the buttons a place below their code, or say why it has none."""
    if is_site(app):
        for each in code_of(tree):
            words = [nodes.Text(BUILT)] if "built" in each["classes"] else []
            each.insert(1, nodes.container("", *words, classes=["live-bar"]))


def add_script(
    app: Sphinx,
    name: str,
    template: str,
    context: dict[str, Any],
    tree: nodes.document | None,
) -> None:
    """Give a page with live code the script, and what that has to know."""
    found = [] if tree is None else code_of(tree)
    if not is_site(app) or not any(
        "live" in each["classes"] for each in found
    ):
        return
    about = {
        # The blocks of a script run from the first on, and draw one picture.
        "script": "block" in found[0]["classes"],
        "packages": packages(found),
        # What the cells that need TensorFlow can do for those below them.
        "free": {
            number: each["free"]
            for number, each in enumerate(found, 1)
            if each["free"]
        },
    }
    text = json.dumps(about, separators=(",", ":")).replace("<", "\\u003c")
    context["body"] += DATA.format(text)
    app.add_css_file("live.css")
    folder = app.config.live_folder
    app.add_js_file(f"{folder}/live.js", loading_method="defer")


def packages(found: list[nodes.container]) -> list[str]:
    """Return what the browser's Python loads for a page when it starts."""
    code = "\n".join(map(source, found))
    drawn = "matplotlib" in code
    return ["groundup", "matplotlib"] if drawn else ["groundup"]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transform and the event."""
    app.add_config_value("live_folder", "live", "html", str)
    app.add_transform(MarkCode)
    app.connect("doctree-resolved", place_bars, priority=900)
    # Late: other extensions look for the end of the title in the body.
    app.connect("html-page-context", add_script, priority=800)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
