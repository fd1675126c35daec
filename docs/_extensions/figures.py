"""Draw each gallery script's picture for both themes and embed it in pages.

sphinx-gallery runs a script once and hands the open figure to `scrape`, which
checks that it can be read and writes it for light and for dark pages. The
directive `gallery-figure` puts it into a chapter, and a transform sets the
dark picture beside every light one; furo shows the one that fits.
"""

import ast
import contextlib
import hashlib
import io
import re
import shutil
import warnings
from importlib.resources import files
from pathlib import Path
from typing import Any, ClassVar

import matplotlib as mpl
from docutils import nodes
from docutils.parsers.rst import directives
from matplotlib import pyplot as plt
from matplotlib.figure import Figure
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.util.logging import getLogger
from sphinx.util.typing import ExtensionMetadata

import legibility

logger = getLogger(__name__)

PICTURE = "/{gallery}/images/sphx_glr_{script}_001.svg"
IMAGE = """
.. image:: /{uri}
   :alt: {alt}
   :class: sphx-glr-single-img
"""


def scrape(
    block: Any, block_vars: dict[str, Any], gallery_conf: dict[str, Any]
) -> str:
    """Write a script's open figure for both themes; return the reST for it.

    Beside the light SVG lie the dark one, a PNG at twice the size (`_2x`, for
    notebooks) and a dark thumbnail.

    Raises:
        ExtensionError: on a second figure, a missing alt text, or a text or
            line that cannot be read. The message names the script.
    """
    figures = [plt.figure(number) for number in plt.get_fignums()]
    plt.close("all")
    # sphinx-gallery scrapes once more after an error, and drops the result.
    if not figures or "formatted_exception" in block_vars:
        return ""
    script = Path(block_vars["src_file"])
    paths = block_vars["image_path_iterator"]
    if len(figures) + len(paths) > 1:
        raise ExtensionError(f"{script.name}: draw one figure in a script")
    alt = alt_text(script)
    picture = _save(figures[0], script.name, Path(next(paths)))
    uri = picture.relative_to(gallery_conf["src_dir"]).as_posix()
    return IMAGE.format(uri=uri, alt=alt)


def alt_text(script: Path) -> str:
    """Return the text of the comment `.. alt:` in a script's docstring.

    Raises:
        ExtensionError: when there is none, naming the script.
    """
    tree = ast.parse(script.read_text(encoding="utf-8"))
    docstring = ast.get_docstring(tree) or ""
    comment = r"^\.\. alt:(.*(?:\n[ \t]+\S.*)*)"
    found = re.search(comment, docstring, re.MULTILINE)
    alt = " ".join(found[1].split()) if found else ""
    if not alt:
        raise ExtensionError(
            f"{script.name}: no alternative text. Add to its docstring a "
            "comment '.. alt: ...' that says what the picture shows to "
            "someone who cannot see it."
        )
    return alt


def to_dark(svg: str) -> str:
    """Replace each colour of the light palette by its dark partner."""
    pairs = legibility.partners()
    pattern = "|".join(pairs)
    return re.sub(pattern, lambda found: pairs[found[0]], svg)


def _save(figure: Figure, script: str, path: Path) -> Path:
    """Write a figure beside `path` once it has proved legible."""
    svg, png = draw(figure, "svg"), draw(figure, "png")
    problems = legibility.problems(figure)
    if problems:
        raise ExtensionError(
            f"{script}: this cannot be read by everybody. Use the style "
            "'groundup.book' and its colours.\n  " + "\n  ".join(problems)
        )
    light, dark = path.with_suffix(".svg"), path.with_suffix(".dark.svg")
    light.write_bytes(svg)
    dark.write_text(to_dark(svg.decode()), encoding="utf-8", newline="\n")
    path.with_stem(f"{path.stem}_2x").write_bytes(png)
    thumbnail = path.parent / "thumb" / path.name.replace("_001", "_thumb")
    shutil.copyfile(dark, thumbnail.with_suffix(".dark.svg"))
    # The stand-in of a failed build would hide the new one.
    thumbnail.unlink(missing_ok=True)
    return light


def draw(figure: Figure, form: str) -> bytes:
    """Return a figure as a transparent SVG or a PNG on paper, at 2x.

    The same figure gives the same bytes.
    """
    buffer = io.BytesIO()
    settings = {"svg.fonttype": "path", "svg.hashsalt": "groundup"}
    with mpl.rc_context(settings):
        figure.savefig(
            buffer,
            format=form,
            dpi=192,
            transparent=form == "svg",
            metadata={"Date": None} if form == "svg" else {"Software": None},
        )
    return buffer.getvalue()


def strict_warnings(
    gallery_conf: dict[str, Any], script: str, when: str
) -> None:
    """Turn warnings into errors while a script runs."""
    if when == "before":
        _strict.enter_context(warnings.catch_warnings(action="error"))
    else:
        _strict.close()


_strict = contextlib.ExitStack()


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
                image.replace_self(_pair(image, Path(path)))


def _pair(image: nodes.image, path: Path) -> list[nodes.image]:
    """Return the picture twice; a browser fetches the one it shows."""
    image.attributes.update(size(path), loading="lazy")
    image["classes"] += ["no-scaled-link"]
    dark = image.deepcopy()
    dark["uri"] = image["uri"].removesuffix(".svg") + ".dark.svg"
    image["classes"] += ["only-light"]
    dark["classes"] += ["only-dark"]
    dark["ids"], dark["names"] = [], []
    return [image, dark]


def size(svg: Path) -> dict[str, str]:
    """Read a picture's width and height in CSS pixels (96 to the inch)."""
    head = svg.read_bytes()[:1000].decode(errors="replace")
    points = re.search(r'width="([\d.]+)pt" height="([\d.]+)pt"', head)
    found = points.groups() if points else ()
    pixels = (str(round(float(n) * 96 / 72)) for n in found)
    return dict(zip(("width", "height"), pixels, strict=False))


class LightOnly(SphinxPostTransform):
    """Drop the dark pictures where nothing switches between themes."""

    default_priority = 500

    def run(self, **kwargs: Any) -> None:
        """Keep both for web pages alone."""
        builder = self.env.app.builder
        if builder.format == "html" and builder.name != "epub":
            return
        for image in list(self.document.findall(nodes.image)):
            if "only-dark" in image["classes"]:
                image.parent.remove(image)


def gallery_folders(app: Sphinx) -> tuple[Path, str]:
    """Return the scripts' folder and the name of the gallery's."""
    conf = app.config.sphinx_gallery_conf
    folder = (Path(app.srcdir) / conf["examples_dirs"]).resolve()
    return folder, conf["gallery_dirs"]


def forget_stale(app: Sphinx) -> None:
    """Draw all pictures anew when the library or the styles have changed.

    sphinx-gallery itself notices a change of the script alone.
    """
    _, name = gallery_folders(app)
    gallery = Path(app.srcdir) / name
    gallery.mkdir(exist_ok=True)
    library = Path(str(files("groundup")))
    sources = [*library.rglob("*.py"), *library.glob("*.mplstyle")]
    sources += [Path(__file__), Path(legibility.__file__)]
    texts = (path.read_bytes() for path in sorted(sources))
    now = hashlib.sha256(b"\0".join([mpl.__version__.encode(), *texts]))
    stamp = gallery / "sources.sha256"
    if stamp.is_file() and stamp.read_text() == now.hexdigest():
        return
    for finished in gallery.glob("*.md5"):
        finished.unlink()
    stamp.write_text(now.hexdigest())


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive and the two transforms."""
    app.add_directive("gallery-figure", GalleryFigure)
    app.add_transform(BothThemes)
    app.add_post_transform(LightOnly)
    # Before sphinx-gallery, which runs the scripts at priority 500.
    app.connect("builder-inited", forget_stale, priority=100)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
