"""The check that everybody can read a figure: what it finds and passes."""

from collections.abc import Callable

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.axes import Axes

import legibility

Draw = Callable[[Axes], object]


def problems(draw: Draw) -> str:
    """Draw on new axes in the book's style; return what is wrong."""
    with plt.style.context("groundup.book"):
        figure, axes = plt.subplots()
        axes.set(xlim=(0, 1), ylim=(0, 1))
        draw(axes)
        plt.close(figure)
        return "\n".join(legibility.problems(figure))


def cell(colour: object) -> Draw:
    """Fill the middle of the axes."""
    place = {"xy": (0.2, 0.2), "width": 0.6, "height": 0.6}
    return lambda axes: axes.add_patch(plt.Rectangle(**place, fc=colour))


def both(*draws: Draw) -> Draw:
    return lambda axes: [draw(axes) for draw in draws]


def label(**style: object) -> Draw:
    return lambda axes: axes.text(0.4, 0.5, "word", **style)


GRID = np.full((8, 8), 0.02)
GOOD = {
    "the style's own axes": lambda axes: axes.set(title="t", xlabel="x"),
    "a line and a label in its colour": both(
        lambda axes: axes.plot([0, 1], [0, 1], "C4"), label(color="C4")
    ),
    "a label on a translucent cell": both(cell(("C0", 0.3)), label()),
    "white on a deep cell": both(cell("#103a20"), label(color="white")),
    "black on a pale cell": both(cell("#e0e0b0"), label(color="black")),
    "white on a dark image": both(
        lambda axes: axes.imshow(GRID, vmin=0, vmax=1, extent=(0, 1, 0, 1)),
        label(color="white"),
    ),
    "a grid": lambda axes: axes.grid(which="both"),
    "a tick that is out of view": lambda axes: axes.set_xticks(
        [0, 5], ["in", "out"], color="C0"
    ),
    "axes that are switched off": both(
        lambda axes: axes.tick_params(labelcolor="#888888"),
        lambda axes: axes.axis("off"),
    ),
}
FAULTS: dict[str, tuple[Draw, str]] = {
    "faint text": (label(color="#bbbbbb"), "text 'word': #bbbbbb on the li"),
    "translucent text": (label(alpha=0.4), "text 'word'"),
    "black text": (label(color="black"), "#000000 on the dark page"),
    "an unnamed line": (
        lambda axes: axes.plot([0, 1], [0, 1], color="#dddddd"),
        "#dddddd on the light page",
    ),
    "a faint line": (
        lambda axes: axes.plot([0, 1], [1, 0], "#e8e0a0", label="loss"),
        "line2d 'loss': #e8e0a0 on the light page has contrast 1.3, at "
        "least 3.0",
    ),
    "faint markers": (
        lambda axes: axes.plot([0.5], [0.5], "o", color="#dddddd"),
        "line2d",
    ),
    "a faint spine": (
        lambda axes: axes.spines["left"].set_color("#dddddd"),
        "spine",
    ),
    "faint ticks": (
        lambda axes: axes.tick_params(color="#dddddd"),
        "line2d: #dddddd",
    ),
    "a faint outline": (
        lambda axes: axes.add_patch(
            plt.Rectangle((0.2, 0.2), 0.5, 0.5, fill=False, ec="#dddddd")
        ),
        "rectangle: #dddddd",
    ),
    "a faint arrow": (
        lambda axes: axes.annotate(
            "", (0.2, 0.2), (0.8, 0.8), arrowprops={"color": "#dddddd"}
        ),
        "fancyarrowpatch: #dddddd",
    ),
    "a faint thin arrow": (
        lambda axes: axes.annotate(
            "", (0.2, 0.2), (0.8, 0.8),
            arrowprops={"arrowstyle": "->", "color": "#dddddd"},
        ),
        "fancyarrowpatch: #dddddd",
    ),
    "faint contours": (
        lambda axes: axes.contour(
            np.linspace(0, 1, 5), np.linspace(0, 1, 5), np.eye(5),
            colors=["#dddddd"],
        ),
        "contourset",
    ),
    "a label on a cell": (
        both(cell("#808080"), label(color="white")),
        "text 'word': #ffffff on the light page has contrast 3.9",
    ),
    "text that turns pale on a pale cell": (
        both(cell("#e0e0b0"), label()),
        "#d6dae0 on the dark page",
    ),
    "text on a palette colour": (both(cell("C4"), label()), "on the dark"),
    "a label on an image": (
        both(
            lambda axes: axes.imshow(
                GRID, vmin=0, vmax=1, extent=(0, 1, 0, 1)
            ),
            label(),
        ),
        "text 'word': #24292f on the light page",
    ),
    "small letters": (label(fontsize=7), "text 'word': letters of 6.7 pix"),
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_what_can_be_read_passes(name: str) -> None:
    assert problems(GOOD[name]) == ""


@pytest.mark.parametrize("name", FAULTS)
def test_what_cannot_be_read_is_named(name: str) -> None:
    draw, message = FAULTS[name]
    assert message in problems(draw)
