"""The palette: pairs of colours that everybody can tell apart and read."""

import itertools
from importlib.resources import files

import numpy as np
import pytest
from matplotlib import rc_params_from_file
from matplotlib.colors import to_hex, to_rgb
from vision import VISIONS, ciede2000, seen

import palette

STYLES = {"light": "book.mplstyle", "dark": "dark.mplstyle"}
LINES = ("axes.edgecolor", "xtick.color", "ytick.color")
BACKGROUND = ("facecolor", "grid.color")


def style(theme: str) -> dict[str, str]:
    path = str(files("groundup") / STYLES[theme])
    found = rc_params_from_file(path, use_default_template=False)
    colours = {k: to_hex(found[k]) for k in found if k.endswith("color")}
    cycle = found["axes.prop_cycle"].by_key()["color"]
    return colours | {f"C{i}": to_hex(c) for i, c in enumerate(cycle)}


def test_every_colour_has_one_partner() -> None:
    pairs = palette.partners()
    assert len(set(pairs.values())) == len(pairs)
    light, dark = style("light"), style("dark")
    assert {k: pairs[v] for k, v in light.items()} == dark


def test_black_and_white_stay_as_they_are() -> None:
    pairs = palette.partners()
    assert not {"#000000", "#ffffff"} & {*pairs, *pairs.values()}


@pytest.mark.parametrize("theme", STYLES)
def test_text_and_lines_stand_out_from_the_page(theme: str) -> None:
    page = np.array(to_rgb(palette.PAGES[theme]))
    for key, colour in style(theme).items():
        if key.endswith(BACKGROUND):
            continue
        ratio = palette.contrast(np.array(to_rgb(colour)), page)
        assert ratio >= (3 if key in LINES else 4.5), (key, colour)


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", STYLES)
def test_everybody_tells_the_six_colours_apart(
    theme: str, vision: str
) -> None:
    colours = style(theme)
    cycle = np.array([to_rgb(colours[f"C{i}"]) for i in range(6)])
    labs = seen(cycle, vision)
    for i, j in itertools.combinations(range(6), 2):
        # 1 is just noticeable side by side, 10 at a glance.
        assert ciede2000(labs[i], labs[j]) > 12, (f"C{i}", f"C{j}")


@pytest.mark.parametrize(
    ("first", "second", "difference"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
        ((50, 2.5, 0), (61, -5, 29), 22.8977),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_differences_are_those_of_sharma_wu_and_dalal(
    first: tuple[float, ...], second: tuple[float, ...], difference: float
) -> None:
    found = ciede2000(np.array(first), np.array(second))
    assert found == pytest.approx(difference, abs=5e-5)


def test_contrast_is_wcags() -> None:
    black, white = np.zeros(3), np.ones(3)
    grey = np.array(to_rgb("#767676"))
    assert palette.contrast(black, white) == pytest.approx(21)
    assert palette.contrast(grey, white) == pytest.approx(4.54, abs=0.005)


def test_a_dark_picture_differs_in_its_colours_only() -> None:
    light = "fill: #1769e0; stroke: #24292f; color: #000000"
    dark = "fill: #4c9fff; stroke: #d6dae0; color: #000000"
    assert palette.to_dark(light) == dark
