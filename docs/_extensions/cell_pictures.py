"""Show a picture that a page's own cell draws, fit for both themes.

Pictures come from gallery scripts, which need nothing but groundup and
matplotlib. A picture that needs TensorFlow is drawn by a cell of its page. The
kernel gives it as an SVG for the page and as a PNG for the notebook; here the
SVG gets its dark partner, and `gallery_figure` sets the two side by side.
"""

import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.logging import getLogger
from sphinx.util.typing import ExtensionMetadata

import palette

SVG, PNG = "image/svg+xml", "image/png"
logger = getLogger(__name__)


class DarkPartners(SphinxTransform):
    """Write the dark picture beside each one that a cell drew."""

    # Before `gallery_figure` looks for dark pictures.
    default_priority = 490

    def apply(self, **kwargs: Any) -> None:
        """Treat the pictures of one page."""
        for bundle in list(self.document.findall(nodes.container)):
            forms = {form["mime_type"]: form for form in pictures(bundle)}
            if forms.keys() == {SVG, PNG}:
                self.treat(forms[SVG][0], forms[PNG][0])
                bundle.children = [forms[SVG]]

    def treat(self, svg: Any, png: Any) -> None:
        """Write what belongs beside a picture; warn of what it lacks."""
        path = self.path(svg)
        light = path.read_text(encoding="utf-8")
        if odd := foreign_colours(light):
            warn(f"has colours outside the style groundup.book: {odd}", svg)
        path.with_suffix(".dark.svg").write_text(
            palette.to_dark(light), encoding="utf-8", newline="\n"
        )
        self.path(png).replace(path.with_name(f"{path.stem}_2x.png"))

    def path(self, image: Any) -> Path:
        """Return where the file of a picture lies."""
        page = self.env.current_document.docname
        return Path(self.env.relfn2path(image["uri"], page)[1])


def pictures(bundle: nodes.Element) -> list[Any]:
    """Return the forms in which myst-nb has kept one output's picture."""
    return [
        form
        for form in bundle.children
        if isinstance(form, nodes.container)
        and form.get("mime_type", "").startswith("image/")
    ]


def foreign_colours(svg: str) -> list[str]:
    """Return the colours of a picture that have no dark partner."""
    used = set(re.findall(r"#[0-9a-f]{6}\b", svg))
    return sorted(used - palette.partners().keys())


def warn(problem: str, image: nodes.Node) -> None:
    """Warn with the place in the source."""
    message = f"a picture that a cell of this page draws {problem}"
    # The line is known to the output that holds the picture.
    output = image.parent.parent
    logger.warning(message, location=output, type="figures")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transform."""
    app.add_transform(DarkPartners)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
