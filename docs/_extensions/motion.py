"""Show a gallery script's animation to readers who do not mind motion.

A script keeps a Matplotlib animation in the name `animation`. `record` plays
it once into two WebP files, for light and for dark pages. The page offers
them to the browser beside the still: readers who ask their system for less
motion, and printers, get the still.
"""

import io
import math
from typing import Any

import numpy as np
from docutils import nodes
from matplotlib.animation import AbstractMovieWriter, FuncAnimation
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata

from legibility import darken, parts
from sites import is_site

# Longer motion would need a way to stop it (WCAG 2.2, criterion 2.2.2).
LONGEST = 5.0
DPI = 144  # sharp on most screens, and half the bytes of 192
COLOURS = 256
WANTS_MOTION = "screen and (prefers-reduced-motion: no-preference)"


class picture(nodes.General, nodes.Element):
    """A still and its animation; the browser shows one of them."""


class moving(nodes.image):
    """The animation, for readers who do not mind motion."""


class replay(nodes.image):
    """A link to the animation, which plays from its beginning there."""


class Canvas(FigureCanvasAgg):
    """A canvas that draws when it is told to, and nothing animated."""

    def draw_idle(self, *args: Any, **kwargs: Any) -> None:
        """Do nothing: Matplotlib would draw each frame twice."""

    def is_saving(self) -> bool:
        """Say no: a figure that is saved shows what is animated, too."""
        return False


class Frames(AbstractMovieWriter):
    """Keeps the frames of an animation, drawn in one theme.

    What lies below all that changes is drawn once, and kept: most of the time
    goes into axes and their ticks. An artist that is stale has changed since
    it was drawn.
    """

    def __init__(self, theme: str) -> None:
        """Start with no frames."""
        super().__init__()
        self.theme = theme
        self.frames: list[Image.Image] = []
        self.floor = math.inf
        self.below: list[Artist] = []

    def setup(self, fig: Figure, outfile: Any, dpi: Any = None) -> None:
        """Take a figure that is laid out, and draw it for the theme."""
        self.fig = fig
        self.canvas: Any = Canvas(fig)
        fig.dpi = DPI
        self.paint(fig)
        fig.draw_without_rendering()

    def paint(self, artist: Artist) -> None:
        """Give an artist the theme's colours."""
        if self.theme == "dark":
            darken(artist)

    def grab_frame(self, **_: Any) -> None:
        """Keep the figure as it stands."""
        artists = in_order(self.fig)
        changed = [artist for artist in artists if artist.stale]
        for artist in changed:
            self.paint(artist)
        heights = [artist.get_zorder() for artist in changed]
        self.floor = min([self.floor, *heights])
        below = [a for a in artists if a.get_zorder() < self.floor]
        above = [a for a in artists if a.get_zorder() >= self.floor]
        if below != self.below or not self.frames:
            self.below, self.ground = below, self.without(above)
        self.canvas.restore_region(self.ground)
        for artist in above:
            self.fig.draw_artist(artist)
        pixels = Image.fromarray(np.asarray(self.canvas.buffer_rgba()))
        self.frames.append(pixels.convert("RGB"))

    def without(self, above: list[Artist]) -> Any:
        """Draw the figure without some artists; return its pixels."""
        for artist in above:
            artist.set_animated(True)
        self.canvas.draw()
        for artist in above:
            artist.set_animated(False)
        return self.canvas.copy_from_bbox(self.fig.bbox)

    def finish(self) -> None:
        """Do nothing: `record` writes the file."""


def in_order(figure: Figure) -> list[Artist]:
    """Return what a figure's axes and then itself draw, the lowest first."""
    seen = [axes for axes in figure.axes if axes.get_visible()]
    apart = [*figure.axes, figure.patch, *(axes.patch for axes in seen)]
    return [
        artist
        for part in [*seen, figure]
        for artist in sorted(parts(part), key=Artist.get_zorder)
        if artist not in apart
    ]


def record(animation: FuncAnimation, script: str, theme: str) -> bytes:
    """Return an animation, played once in a theme, as WebP.

    Raises:
        ExtensionError: it is too long. The message names the script.
    """
    writer = Frames(theme)
    animation.save("", writer=writer)
    source: Any = animation.event_source
    pause = source.interval
    seconds = pause * len(writer.frames) / 1000
    if seconds > LONGEST:
        raise ExtensionError(
            f"{script}: the animation takes {seconds:.1f} seconds, and "
            f"nobody can stop it: take at most {LONGEST:.0f}."
        )
    first, *others = flat(writer.frames)
    buffer = io.BytesIO()
    first.save(
        buffer,
        "WEBP",
        save_all=True,
        append_images=others,
        duration=pause,
        loop=1,
        lossless=True,
        method=1,
        kmax=0,  # no frame is written in full after the first
    )
    return buffer.getvalue()


def flat(frames: list[Image.Image]) -> list[Image.Image]:
    """Return frames in few colours: a third of the bytes, sharp letters."""
    width, height = frames[0].size
    both = Image.new("RGB", (width, 2 * height))
    both.paste(frames[0], (0, 0))
    both.paste(frames[-1], (0, height))
    colours = both.quantize(COLOURS)
    plain = Image.Dither.NONE
    return [frame.quantize(palette=colours, dither=plain) for frame in frames]


def with_motion(stills: list[nodes.image]) -> list[nodes.Element]:
    """Return stills with their animations, and a link to the first one."""
    uris = [still["uri"].removesuffix(".svg") + ".webp" for still in stills]
    both = [
        picture("", moving("", uri=uri), still)
        for uri, still in zip(uris, stills, strict=True)
    ]
    return [*both, replay("", uri=uris[0])]


class StillsOnly(SphinxPostTransform):
    """Drop the animations where nobody can choose."""

    default_priority = 400

    def run(self, **kwargs: Any) -> None:
        """Keep them for web pages alone."""
        if is_site(self.env.app):
            return
        for both in list(self.document.findall(picture)):
            both.replace_self(both.children[1])
        for link in list(self.document.findall(replay)):
            link.parent.remove(link)


def visit_picture(self: Any, node: picture) -> None:
    """Open the choice."""
    self.body.append("<picture>")


def depart_picture(self: Any, node: picture) -> None:
    """Close the choice."""
    self.body.append("</picture>")


def visit_moving(self: Any, node: moving) -> None:
    """Offer the animation first; a browser takes the first that fits."""
    self.body.append(
        f'<source srcset="{address(self.builder, node)}" type="image/webp" '
        f'media="{WANTS_MOTION}">'
    )
    raise nodes.SkipNode


def visit_replay(self: Any, node: replay) -> None:
    """Link to the file itself."""
    self.body.append(
        f'<p class="replay"><a href="{address(self.builder, node)}">'
        "Play the animation</a></p>"
    )
    raise nodes.SkipNode


def address(builder: Any, node: nodes.Element) -> str:
    """Return where a page finds a picture that Sphinx copied."""
    return f"{builder.imgpath}/{builder.images[node['uri']]}"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the nodes and the transform."""
    app.add_node(picture, html=(visit_picture, depart_picture))
    app.add_node(moving, html=(visit_moving, None))
    app.add_node(replay, html=(visit_replay, None))
    app.add_post_transform(StillsOnly)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
