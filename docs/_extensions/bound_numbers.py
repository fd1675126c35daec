"""Warn of numbers in the prose that no run of the code can correct.

A decimal is either pasted from a cell with `glue`, or an input that the
author chose and lists: `inputs: [0.1]` in a chapter's front matter,
`.. inputs: 0.1` in a gallery script's docstring. A glued value that no page
pastes is a warning too; myst-nb itself warns of a pasted one that is missing.
"""

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.logging import getLogger
from sphinx.util.typing import ExtensionMetadata

from cells import is_cell

# With a sign, unless it joins two words or numbers, as in "0.1-0.2".
DECIMAL = re.compile(
    r"(?:(?<![\w.)])[-−])?"
    r"(?:\d+(?:\.\d+)+|(?<!\w)\.\d+)"
    r"(?:[eE][-−+]?\d+)?"
)
PASTE = re.compile(r"\{glue(?::\w+)?\}\s?`?([^`\n]+)")
# Not typed by an author: code, mathematics, pasted values, times.
EXEMPT = (nodes.literal, nodes.FixedTextElement, nodes.math, nodes.raw)
EXEMPT_CLASSES = {"pasted-text", "pasted-inline", "sphx-glr-timing"}
logger = getLogger(__name__)


def check_page(app: Sphinx, doctree: nodes.document) -> None:
    """Warn of a page's unbound decimals and unused inputs."""
    page = app.env.docname
    if any(fnmatch(page, each) for each in app.config.bound_numbers_exempt):
        return
    declared = inputs(app.env.metadata[page], doctree)
    used = set()
    for text, node in prose(doctree):
        for number in DECIMAL.findall(text):
            used.add(value(number))
            if value(number) not in declared:
                warn(
                    f"the decimal {number} in the prose is typed: paste it "
                    "from a cell with glue, or list it in the page's inputs",
                    node,
                )
    for number in declared.keys() - used:
        warn(f"the input {declared[number]} is not in the prose", page)


def inputs(
    metadata: dict[str, str], doctree: nodes.document
) -> dict[float | str, str]:
    """Return the decimals that a page declares, by their value."""
    listed = [metadata.get("inputs", "")] + [
        comment.astext().removeprefix("inputs:")
        for comment in doctree.findall(nodes.comment)
        if comment.astext().startswith("inputs:")
    ]
    words = re.findall(r"[^\s,\[\]\"']+", " ".join(listed))
    return {value(word): word for word in words}


def value(number: str) -> float | str:
    """Return a number's value; a version such as 3.11.2 stays text."""
    try:
        return float(number.replace("−", "-"))
    except ValueError:
        return number


def prose(doctree: nodes.document) -> Iterator[tuple[str, nodes.Node]]:
    """Yield what an author wrote: text, and what pictures say instead."""
    for node in doctree.findall():
        if isinstance(node, nodes.Text) and not is_exempt(node):
            yield node.astext(), node.parent
        elif isinstance(node, nodes.image) and not is_embedded(node):
            yield node.get("alt", ""), node


def is_embedded(image: nodes.image) -> bool:
    """Say whether a picture's words are checked on its script's page."""
    is_own = "sphx-glr-single-img" in image["classes"]
    return "sphx_glr_" in image["uri"] and not is_own


def is_exempt(node: nodes.Node) -> bool:
    """Say whether a text stands in something that the lint leaves alone."""
    while node := node.parent:
        if isinstance(node, EXEMPT) or is_cell(node):
            return True
        if not EXEMPT_CLASSES.isdisjoint(node.get("classes", [])):
            return True
    return False


def check_glue(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of values that are glued and pasted nowhere."""
    pasted = {paste for page in env.found_docs for paste in pastes(env, page)}
    for page, data in getattr(env, "nb_metadata", {}).items():
        for key in data.get("glue", []):
            if (page, key) not in pasted:
                warn(f"the glued value {key!r} is pasted nowhere", page)


def pastes(env: BuildEnvironment, page: str) -> Iterator[tuple[str, str]]:
    """Yield the page and the key of each value that a page pastes."""
    path = env.doc2path(page)
    source = Path(path).read_text("utf-8") if path.suffix == ".md" else ""
    for text in PASTE.findall(source):
        other, _, key = text.strip().rpartition("::")
        origin = env.relfn2path(other, page)[1] if other else path
        yield env.path2doc(origin) or page, key.split(":")[0]


def warn(message: str, location: nodes.Node | str) -> None:
    """Warn with the place in the source."""
    logger.warning(message, location=location, type="bound_numbers")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the checks; pages made of docstrings are exempt."""
    app.add_config_value("bound_numbers_exempt", ["api/*"], "env", [list])
    app.connect("doctree-read", check_page)
    app.connect("env-check-consistency", check_glue)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
