"""Let the long names at the head of API pages break between their words.

On a phone, `keras.optimizers.Adam` does not fit in one line. A browser breaks
it before the last letter, unless it is told of a better place.
"""

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

HEAD = re.compile(r"(?<=<h1>)[\w.]+")
# After a dot or an underscore, and before a capital letter.
BETWEEN_WORDS = re.compile(r"(?<=[._])(?=[^._])|(?<=[a-z])(?=[A-Z])")


def mark_breaks(
    app: Sphinx,
    page: str,
    template: str,
    context: dict[str, Any],
    tree: nodes.document | None,
) -> None:
    """Say where the name at the head of an API page may break."""
    if tree is not None and page.startswith("api/"):
        context["body"] = HEAD.sub(breakable, context["body"], count=1)


def breakable(name: re.Match[str]) -> str:
    """Return a name with a place to break after each of its words."""
    return BETWEEN_WORDS.sub("<wbr>", name[0])


def setup(app: Sphinx) -> ExtensionMetadata:
    """Mark them when a page is written."""
    app.connect("html-page-context", mark_breaks)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
