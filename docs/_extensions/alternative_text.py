"""Ask for words beside every picture, for readers who cannot see it.

In Markdown, empty words are an oversight. (The small pictures of the gallery's
pages, which are not Markdown, stand beside their titles.)
"""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.logging import getLogger
from sphinx.util.typing import ExtensionMetadata

MISSING = (
    "a picture has no alternative text: say between the brackets of "
    "![...](...) what it shows; of one that a cell draws, in mystnb.image.alt"
)
logger = getLogger(__name__)


class Words(SphinxTransform):
    """Warn of each picture of a page that has none."""

    # A picture is still alone: `gallery_figure` sets its partners beside it.
    default_priority = 495

    def apply(self, **kwargs: Any) -> None:
        """Look at one page."""
        page = self.env.current_document.docname
        if self.env.doc2path(page).suffix != ".md":
            return
        for image in self.document.findall(nodes.image):
            if not image.get("alt", "").strip():
                # Sphinx takes the line from a picture without words.
                where = image.parent
                logger.warning(MISSING, location=where, type="pictures")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transform."""
    app.add_transform(Words)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
