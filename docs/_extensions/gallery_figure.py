"""Put the pictures of gallery scripts into pages, fit for both themes.

The directive `gallery-figure` embeds one, with its alternative text, a caption
and a link to its script. A transform sets the dark picture beside every light
one, on all pages and in the gallery; furo shows the one that fits.
"""

import re
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.util.logging import getLogger
from sphinx.util.typing import ExtensionMetadata

from figures import alt_text
from motion import with_motion
from sites import is_site

logger = getLogger(__name__)

PICTURE = "/{gallery}/images/sphx_glr_{script}_001.svg"


class GalleryFigure(SphinxDirective):
    """Embed the picture of a gallery script, with a caption and a link."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {"name": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """Return a figure, numbered if it has a caption."""
        script = self.arguments[0]
        folder, gallery = gallery_folders(self.env.app)
        source = folder / f"{script}.py"
        if not source.is_file():
            known = ", ".join(sorted(p.stem for p in folder.glob("plot_*.py")))
            logger.warning(
                "gallery-figure: no script %r in %s; there are: %s",
                script,
                folder.name,
                known,
                location=self.get_location(),
                type="figures",
            )
            return []
        self.env.note_dependency(source)
        uri = PICTURE.format(gallery=gallery, script=script)
        image = nodes.image("", uri=uri, alt=alt_text(source))
        figure = nodes.figure("", image, *self._caption())
        self.set_source_info(figure)
        self.add_name(figure)
        figure += nodes.legend("", self._link(f"/{gallery}/{script}"))
        return [figure]

    def _caption(self) -> list[nodes.Node]:
        """Parse the directive's body."""
        if not self.content:
            return []
        first, *more = self.parse_content_to_nodes()
        caption = nodes.caption("", "", *first.children)
        self.set_source_info(caption)
        return [caption, nodes.legend("", *more)] if more else [caption]

    def _link(self, document: str) -> nodes.paragraph:
        """Link to the script's page."""
        words = nodes.inline("", "Script and downloads")
        link = addnodes.pending_xref(
            "",
            words,
            refdomain="std",
            reftype="doc",
            reftarget=document,
            refexplicit=True,
            refwarn=True,
            refdoc=self.env.current_document.docname,
        )
        self.set_source_info(link)
        return nodes.paragraph("", "", link, classes=["picture-source"])


class BothThemes(SphinxTransform):
    """Set the dark picture beside every light one that has a partner."""

    default_priority = 500

    def apply(self, **kwargs: Any) -> None:
        """Run while a page is read, so that Sphinx copies both files."""
        docname = self.env.current_document.docname
        for image in list(self.document.findall(nodes.image)):
            _, path = self.env.relfn2path(image["uri"], docname)
            dark = Path(path).with_suffix(".dark.svg")
            if path.endswith(".svg") and dark.is_file():
                parent, place = image.parent, image.parent.index(image)
                parent[place : place + 1] = _pair(image, Path(path))


def _pair(image: nodes.image, path: Path) -> list[nodes.Element]:
    """Return the picture twice; a browser fetches the one it shows."""
    image.attributes.update(size(path), loading="lazy")
    image["classes"] += ["no-scaled-link"]
    dark = image.deepcopy()
    dark["uri"] = image["uri"].removesuffix(".svg") + ".dark.svg"
    image["classes"] += ["only-light"]
    dark["classes"] += ["only-dark"]
    dark["ids"], dark["names"] = [], []
    moves = path.with_suffix(".webp").is_file()
    return with_motion([image, dark]) if moves else [image, dark]


def size(svg: Path) -> dict[str, str]:
    """Read a picture's width and height in CSS pixels (96 to the inch)."""
    head = svg.read_bytes()[:1000].decode(errors="replace")
    points = re.search(r'width="([\d.]+)pt" height="([\d.]+)pt"', head)
    if not points:
        return {}
    width, height = (round(float(n) * 96 / 72) for n in points.groups())
    return {"width": str(width), "height": str(height)}


class ValidThumbnails(SphinxTransform):
    """Turn sphinx-gallery's `tooltip` into `title`, which HTML knows."""

    default_priority = 500

    def apply(self, **kwargs: Any) -> None:
        """Run on the gallery's page and on galleries of examples."""
        for raw in self.document.findall(nodes.raw):
            if "sphx-glr-thumbcontainer" in (html := raw.astext()):
                raw[0] = nodes.Text(html.replace(' tooltip="', ' title="'))


class LightOnly(SphinxPostTransform):
    """Drop the dark pictures where nothing switches between themes."""

    default_priority = 500

    def run(self, **kwargs: Any) -> None:
        """Keep both for web pages alone."""
        if is_site(self.env.app):
            return
        for image in list(self.document.findall(nodes.image)):
            if "only-dark" in image["classes"]:
                image.parent.remove(image)


def gallery_folders(app: Sphinx) -> tuple[Path, str]:
    """Return the scripts' folder and the name of the gallery's."""
    conf = app.config.sphinx_gallery_conf
    folder = (Path(app.srcdir) / conf["examples_dirs"]).resolve()
    return folder, conf["gallery_dirs"]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive and the transforms."""
    app.add_directive("gallery-figure", GalleryFigure)
    app.add_transform(BothThemes)
    app.add_transform(ValidThumbnails)
    app.add_post_transform(LightOnly)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
