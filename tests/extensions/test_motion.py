"""Pictures that move: in both themes, short, and never unasked for."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from matplotlib.animation import FuncAnimation
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from minibook import ROOT, Result, build, write
from PIL import Image
from test_figures import CONF, EXTENSIONS, SCRIPT, sources

import palette
from legibility import darken
from motion import DPI, Frames

MOVING = SCRIPT.replace(
    "    plt.show()\n",
    "    from matplotlib.animation import FuncAnimation\n"
    "    plt.grid()\n"
    "    (dot,) = plt.plot([], [], 's', color='C1', markersize=30)\n"
    "    def draw(frame):\n"
    "        dot.set_data([0.25 * frame], [1.5])\n"
    "    animation = FuncAnimation(\n"
    "        plt.gcf(), draw, frames=5, interval=100)\n"
    "    plt.gcf().canvas.draw()\n"
    "    draw(4)\n"
    "    plt.show()\n",
)
PICTURE = "sphx_glr_plot_line_001"
WANTED = 'media="screen and (prefers-reduced-motion: no-preference)"'


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Result:
    source = tmp_path_factory.mktemp("motion")
    write(source, sources({"plot_line": MOVING}), EXTENSIONS, CONF)
    result = build(source)
    assert result.code == 0, result.messages
    return result


@pytest.mark.parametrize("page", ["index", "gallery/plot_line"])
def test_a_reader_who_wants_less_motion_gets_the_still(
    book: Result, page: str
) -> None:
    both = re.findall("<picture>(.*?)</picture>", book.html(page), re.DOTALL)
    for picture, theme in zip(both[:2], ("", ".dark"), strict=True):
        source, still = re.findall("<(?:source|img)[^>]*>", picture)
        assert f"{PICTURE}{theme}.webp" in source and WANTED in source
        assert f"{PICTURE}{theme}.svg" in still
        assert 'alt="A line that rises to the right."' in still


@pytest.mark.parametrize("page", ["index", "gallery/plot_line"])
def test_a_link_plays_it_once_more(book: Result, page: str) -> None:
    link = re.search('href="([^"]*)">Play the animation', book.html(page))
    assert link is not None
    assert (book.site / page).parent.joinpath(link[1]).resolve().is_file()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_plays_once_from_first_to_last_in_the_themes_colours(
    book: Result, theme: str
) -> None:
    dark = ".dark" if theme == "dark" else ""
    colour = {"light": "803000", "dark": "ff6a2b"}[theme]
    wanted = np.array(list(bytes.fromhex(colour)))
    with Image.open(book.site / f"_images/{PICTURE}{dark}.webp") as film:
        assert film.info["loop"] == 1 and film.n_frames == 5
        places = [where(film, frame, wanted) for frame in range(5)]
        pixels = np.asarray(film.convert("RGB")).astype(int)
    assert np.all(np.diff(places) > 50)
    paper = bytes.fromhex(palette.PAGES[theme].removeprefix("#"))
    assert np.abs(pixels[0, 0] - list(paper)).max() <= 3
    other = {"light": "33383f", "dark": "dde2e8"}[theme]  # the grid's
    assert np.abs(pixels - list(bytes.fromhex(other))).max(-1).min() > 3


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_frames_show_what_matplotlib_draws_from_scratch(theme: str) -> None:
    film = Frames(theme)
    figure, draw = busy()
    FuncAnimation(figure, draw, 6).save("", writer=film)
    figure, draw = busy()
    figure.dpi = DPI
    canvas = FigureCanvasAgg(figure)
    for frame, kept in enumerate(film.frames):
        draw(frame)
        if theme == "dark":
            darken(figure)
        canvas.draw()
        whole = Image.fromarray(np.asarray(canvas.buffer_rgba()))
        assert np.array_equal(kept, whole.convert("RGB")), frame
    assert len(film.frames) == 6


def busy() -> tuple[Figure, Callable[[int], None]]:
    """Return a figure, and what draws six frames in which much changes."""
    colours = list(palette.partners())
    figure = Figure(figsize=(5, 3))
    left, right = figure.subplots(1, 2)
    left.grid()
    left.plot([0, 5], [5, 0], color=colours[0], lw=9, zorder=3)
    line = left.axvline(2, color=colours[1], lw=9, zorder=1)
    (dot,) = left.plot([], [], "s", color=colours[2], ms=30, clip_on=False)
    right.axis("off")
    words = right.text(0, 0.5, "")
    drawn: list[Any] = []

    def draw(frame: int) -> None:
        dot.set_data([frame], [frame])
        left.set_title("once more " * frame)
        words.set(text=f"frame {frame}", color=colours[frame])
        while drawn:
            drawn.pop().remove()
        square = [[0, 1], [1, frame]]
        drawn.append(right.contour(square, [0.5], colors=colours[frame]))
        if frame == 3:
            line.remove()
        if frame == 4:
            left.set_xlim(0, 9)

    return figure, draw


def where(film: Image.Image, frame: int, colour: np.ndarray) -> float:
    """Return the column around which a frame's pixels have a colour."""
    film.seek(frame)
    pixels = np.asarray(film.convert("RGB")).astype(int)
    columns = np.nonzero(np.abs(pixels - colour).max(-1) < 25)[1]
    return float(columns.mean())


def test_other_formats_show_the_still(book: Result) -> None:
    source = book.site.parents[1]
    for form in "pseudoxml", "epub":
        subprocess.run(
            [sys.executable, "-m", "sphinx", "-q", "-b", form, ".", form],
            cwd=source,
            env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
            check=True,
        )
    text = (source / "pseudoxml" / "index.pseudoxml").read_text()
    assert f"{PICTURE}.svg" in text and "webp" not in text
    text = (source / "epub" / "index.xhtml").read_text()
    assert f"{PICTURE}.svg" in text and "webp" not in text


def test_an_animation_that_is_too_long_is_named(tmp_path: Path) -> None:
    script = MOVING.replace("interval=100", "interval=1001")
    page = "# Book\n\n```{toctree}\ngallery/index\n```\n"
    write(tmp_path, sources({"plot_line": script}, page), EXTENSIONS, CONF)
    result = build(tmp_path)
    assert result.code != 0
    assert "plot_line.py: the animation takes 5.0 seconds" in result.messages
