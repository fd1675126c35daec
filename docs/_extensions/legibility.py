"""Measure whether the text and lines of a figure can be read in both themes.

Contrast is the ratio of relative luminances that WCAG 2.2 defines (success
criteria 1.4.3 and 1.4.11). It is taken against what is behind each mark: the
figure is drawn without its marks, on the page's colour. Grid lines are
decoration and exempt.
"""

import itertools
from collections.abc import Iterator
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis, Tick
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import Collection
from matplotlib.colors import to_hex, to_rgba, to_rgba_array
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, Patch
from matplotlib.path import Path as Outline
from matplotlib.spines import Spine
from matplotlib.text import Annotation, Text

from palette import PAGES, Floats, contrast, over, themed

Mark = tuple[Artist, Floats, Floats, float]

TEXT, LINE = 4.5, 3.0
# A page on a phone is 390 pixels wide; its margins take 32.
PHONE, SMALLEST = 358, 10.0


def problems(figure: Figure) -> list[str]:
    """List what cannot be read in a figure, naming artist, theme and ratio.

    The figure is used up: its marks are hidden to see what is behind them,
    and it ends in the dark theme's colours.
    """
    canvas: Any = FigureCanvasAgg(figure)
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    texts, lines = _texts(figure), _lines(figure)
    found = [words for text in texts for words in _too_small(text, figure)]
    marks = [_text_mark(text) for text in texts]
    marks += [mark for line in lines for mark in _line_marks(line)]
    _hide(figure, texts, lines)
    for theme in PAGES:
        if theme == "dark":
            darken(figure)
        canvas.draw()
        behind = np.asarray(canvas.buffer_rgba())[::-1] / 255
        found += [w for mark in marks for w in _too_faint(mark, behind, theme)]
    return list(dict.fromkeys(found))


def _hide(figure: Figure, texts: list[Text], lines: list[Artist]) -> None:
    """Hide marks, grids, and the paper that a saved picture lacks."""
    # A text that is invisible would hide the box behind it, too.
    for text in texts:
        text.set_alpha(0)
    for axes in figure.axes:
        axes.grid(False, which="both")
    paper = [figure.patch, *(axes.patch for axes in figure.axes)]
    for artist in [*paper, *lines]:
        artist.set_visible(False)


def darken(whole: Artist) -> None:
    """Give an artist and all in it, seen or not, dark partners' colours."""
    kinds = ["color", "facecolor", "edgecolor"]
    kinds += ["markerfacecolor", "markeredgecolor"]
    for artist, kind in itertools.product(whole.findobj(), kinds):
        read = getattr(artist, f"get_{kind}", None)
        write = getattr(artist, f"set_{kind}", None)
        if read and write and len(colours := to_rgba_array(read())):
            dark = themed(colours, "dark")
            write(dark if len(dark) > 1 else tuple(dark[0]))


def _too_faint(mark: Mark, behind: Floats, theme: str) -> Iterator[str]:
    """Compare a mark with the pixels behind it; one tenth may be worse."""
    artist, colour, points, needed = mark
    height, width, _ = behind.shape
    inside = (points >= 0).all(1) & (points < (width, height)).all(1)
    x, y = points[inside].astype(int).T
    if not len(x) or not colour[3]:
        return
    page = np.array(to_rgba(PAGES[theme])[:3])
    below = over(behind[y, x], page)
    ink = themed(colour, theme)
    ratio = float(np.percentile(contrast(over(ink, below), below), 10))
    if ratio < needed:
        yield (
            f"{_name(artist)}: {to_hex(tuple(ink))} on the {theme} page has "
            f"contrast {ratio:.1f}, at least {needed} is needed"
        )


def _too_small(text: Text, figure: Figure) -> Iterator[str]:
    """Say so when a text's letters are too small on a phone."""
    shrink = min(1, PHONE / (figure.get_figwidth() * 96))
    size = float(text.get_fontsize()) * 96 / 72 * shrink
    if size < SMALLEST:
        yield (
            f"{_name(text)}: letters of {size:.1f} pixels on a phone, at "
            f"least {SMALLEST:.0f} are needed: narrow the figure"
        )


def _name(artist: Artist) -> str:
    """Name an artist so that its author finds it."""
    label = artist.get_text() if isinstance(artist, Text) else ""
    label = label or str(artist.get_label())
    kind = type(artist).__name__.lower()
    return f"{kind} {label!r}" if label else kind


def _drawn(artist: Artist) -> Iterator[Artist]:
    """Walk through what is drawn, grid lines left out."""
    children = parts(artist)
    if isinstance(artist, Axis):
        children = [c for c in children if _in_view(c, artist)]
    if isinstance(artist, Tick):
        children.remove(artist.gridline)
    if isinstance(artist, Text) and (box := artist.get_bbox_patch()):
        children.append(box)
    if isinstance(artist, Annotation) and artist.arrow_patch:
        children.append(artist.arrow_patch)
    for child in children:
        if child.get_visible():
            yield child
            yield from _drawn(child)


def parts(artist: Artist) -> list[Artist]:
    """List what is directly in an artist, and not turned off as a whole."""
    hidden: tuple[type, ...] = ()
    if isinstance(artist, Axes) and not artist.axison:
        hidden = (Axis, Spine)
    return [c for c in artist.get_children() if not isinstance(c, hidden)]


def _in_view(artist: Artist, axis: Axis) -> bool:
    """Tell whether a tick lies in the part of the axis that is shown."""
    low, high = sorted(axis.get_view_interval())
    return not isinstance(artist, Tick) or low <= artist.get_loc() <= high


def _texts(figure: Figure) -> list[Text]:
    """List the texts that are drawn."""
    texts = [a for a in _drawn(figure) if isinstance(a, Text)]
    return [text for text in texts if text.get_text().strip()]


def _lines(figure: Figure) -> list[Artist]:
    """List lines, spines, tick marks, arrows and outlines without filling."""
    return [artist for artist in _drawn(figure) if _is_line(artist)]


def _is_line(artist: Artist) -> bool:
    if isinstance(artist, Line2D | Spine | FancyArrowPatch):
        return True
    if isinstance(artist, Collection | Patch):
        return not to_rgba_array(artist.get_facecolor())[:, 3].any()
    return False


def _text_mark(text: Text) -> Mark:
    """Return a text's colour and the pixels of the box around it."""
    box = text.get_window_extent()
    x, y = np.arange(box.x0, box.x1), np.arange(box.y0, box.y1)
    points = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    colour = np.array(to_rgba(text.get_color(), text.get_alpha()))
    return text, colour, points, TEXT


def _line_marks(line: Any) -> Iterator[Mark]:
    """Return a line's colours, each with points along it."""
    several = isinstance(line, Collection)
    paths = line.get_paths() if several else [line.get_path()]
    plain = isinstance(line, Line2D)
    colours = to_rgba_array(_stroke(line) if plain else line.get_edgecolor())
    for path, colour in zip(paths, itertools.cycle(colours), strict=False):
        points = _along(line.get_transform().transform_path(path))
        yield line, colour, points, LINE


def _stroke(line: Line2D) -> tuple[float, float, float, float]:
    """Return the colour of a line, or of its markers if it has only those."""
    only_markers = line.get_linestyle() in ("None", "", " ")
    filled = line.get_fillstyle() != "none"
    face = line.get_markerfacecolor() if filled else None
    edge = line.get_markeredgecolor()
    visible = edge if face is None or to_rgba(face)[3] == 0 else face
    colour = visible if only_markers else line.get_color()
    return to_rgba(colour, line.get_alpha())


def _along(path: Outline) -> Floats:
    """Return points along a path in pixels, shape (k, 2)."""
    first = np.asarray(path.vertices)[:1]
    parts = [Outline(part) for part in path.to_polygons(closed_only=False)]
    dense = [np.asarray(part.interpolated(8).vertices) for part in parts]
    return np.concatenate([first, *dense])
