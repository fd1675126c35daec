"""Mend the frame that furo puts around every page.

As in `valid_html`, each fault is known by furo's exact words, and a build
warns when they are no longer there.
"""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.logging import getLogger
from sphinx.util.typing import ExtensionMetadata

# Where a browser refuses storage, a choice of theme holds for one page.
STORAGE = """try {
        localStorage.length;
      } catch {
        const kept = new Map();
        const storage = {
          getItem: (key) => kept.get(key) ?? null,
          setItem: (key, value) => kept.set(key, value),
          removeItem: (key) => kept.delete(key),
        };
        Object.defineProperty(window, "localStorage", { value: storage });
      }
      """
# furo says only at the end of a page that scripts run: a browser would then
# compute the style of every element once more.
SCRIPTS = """document.documentElement.classList.remove("no-js");
      """
THEME = "document.body.dataset.theme = "
MENDED = {
    THEME: STORAGE + SCRIPTS + THEME,
    # Readers of screens go from part to part by name.
    '<aside class="sidebar-drawer"': (
        '<aside class="sidebar-drawer" aria-label="The book"'
    ),
    '<aside class="toc-drawer': (
        '<aside aria-label="This page" class="toc-drawer'
    ),
    '<div class="content-icon-container"': (
        '<div class="content-icon-container" role="region" '
        'aria-label="Tools of the page"'
    ),
}
logger = getLogger(__name__)


def mend_frame(html: str) -> str:
    """Return a page's body without the faults; called by its template."""
    for fault, mended in MENDED.items():
        if html.count(fault) != 1:
            logger.warning(
                "furo's page no longer has %r once: look at it again",
                fault,
                type="frame",
            )
        html = html.replace(fault, mended)
    return html


def offer(
    app: Sphinx,
    page: str,
    template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Let the page's template call the function."""
    context["mend_frame"] = mend_frame


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the event."""
    app.connect("html-page-context", offer)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
