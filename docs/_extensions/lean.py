"""Leave out of each page what extensions load and it has no use for.

A browser shows nothing before it has every style sheet of a page, and Sphinx's
extensions give theirs to all pages alike.
"""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

# A piece of a file's name, and of the body of the pages that use the file.
USED_BY = {
    "sg_gallery": "sphx-glr-",
    "sg-tags": "sphx-glr-",
    "sphinx-design": "sd-",
    "design-tabs": "sd-tab-",
    "katex": "katex",
}


def is_used(file: Any, body: str) -> bool:
    """Say whether a page has a use for a style sheet or a script."""
    name = str(getattr(file, "filename", file))
    signs = [sign for piece, sign in USED_BY.items() if piece in name]
    return all(sign in body for sign in signs)


def leave_out(
    app: Sphinx,
    page: str,
    template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Keep what the page uses."""
    body = context.get("body", "")
    for kind in ("css_files", "script_files"):
        context[kind] = [each for each in context[kind] if is_used(each, body)]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Come when the body is final."""
    app.connect("html-page-context", leave_out, priority=990)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
