"""Draw the cover of the EPUB: the title over a network with 2, 4, 1 units."""

import io
from itertools import pairwise, product
from textwrap import fill
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

LAYERS = (2, 4, 1)
PAPER, INK, BLUE = "#10243e", "#ffffff", "#7fb2ff"


def cover(title: str, author: str) -> bytes:
    """Return the cover as a PNG; same words, same bytes."""
    figure = Figure(figsize=(6, 9), facecolor=PAPER)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, 6), ylim=(0, 9))
    axes.axis("off")
    draw_network(axes)
    words: dict[str, Any] = {"color": INK, "ha": "center", "va": "center"}
    axes.text(3, 7.2, fill(title, 14), fontsize=34, weight="bold", **words)
    axes.text(3, 0.8, author, fontsize=14, **words)
    buffer = io.BytesIO()
    figure.savefig(buffer, dpi=150, metadata={"Software": None})
    return buffer.getvalue()


def draw_network(axes: Axes) -> None:
    """Draw its units, and the weights between them."""
    units = [
        [
            (1 + 2 * place, 3.6 + each - (count - 1) / 2)
            for each in range(count)
        ]
        for place, count in enumerate(LAYERS)
    ]
    for left, right in pairwise(units):
        for (x, y), (to_x, to_y) in product(left, right):
            axes.plot([x, to_x], [y, to_y], color=BLUE, linewidth=2)
    for x, y in (unit for layer in units for unit in layer):
        axes.plot(x, y, "o", color=INK, markersize=32)
