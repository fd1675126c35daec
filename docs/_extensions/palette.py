"""The colours of the book's two themes, and the contrast between colours.

Each colour of `groundup/book.mplstyle` has one partner in `dark.mplstyle`, so
a light picture becomes a dark one by swapping colours. Contrast is WCAG 2.2's.
"""

import functools
import re
from importlib.resources import files

import numpy as np
from matplotlib import rc_params_from_file
from matplotlib.colors import to_hex, to_rgba
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# The colours of furo's pages.
PAGES = {"light": "#ffffff", "dark": "#131416"}


@functools.cache
def partners() -> dict[str, str]:
    """Map each colour of book.mplstyle to its partner in dark.mplstyle.

    Raises:
        ValueError: when the two files do not pair their colours one to one.
    """
    light, dark = _colours("book.mplstyle"), _colours("dark.mplstyle")
    if light.keys() != dark.keys():
        odd = ", ".join(sorted(light.keys() ^ dark.keys()))
        raise ValueError(f"only one of the two style files sets: {odd}")
    pairs = {(light[key], dark[key]) for key in light}
    if not len(pairs) == len(dict(pairs)) == len({b for _, b in pairs}):
        raise ValueError(f"colours are not paired one to one: {sorted(pairs)}")
    return dict(sorted(pairs))


def _colours(name: str) -> dict[str, str]:
    """Read the colours of a style file, the colour cycle one by one."""
    path = files("groundup") / name
    style = rc_params_from_file(str(path), use_default_template=False)
    cycle = style["axes.prop_cycle"].by_key()["color"]
    found = {f"C{i}": to_hex(colour) for i, colour in enumerate(cycle)}
    keys = [key for key in style if key.endswith("color")]
    return found | {key: to_hex(style[key]) for key in keys}


def luminance(rgb: Floats) -> Floats:
    """Return WCAG's relative luminance of sRGB colours of shape (..., 3)."""
    low, high = rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4
    linear = np.where(rgb <= 0.04045, low, high)
    return np.asarray(linear @ [0.2126, 0.7152, 0.0722])


def contrast(first: Floats, second: Floats) -> Floats:
    """Return WCAG's contrast ratio, 1 to 21, of colours of shape (..., 3)."""
    pair = np.stack(np.broadcast_arrays(luminance(first), luminance(second)))
    return np.asarray((pair.max(0) + 0.05) / (pair.min(0) + 0.05))


def over(top: Floats, bottom: Floats) -> Floats:
    """Lay colours with opacity, shape (..., 4), on opaque ones, (..., 3)."""
    opacity = top[..., 3:]
    return opacity * top[..., :3] + (1 - opacity) * bottom


def themed(rgba: Floats, theme: str) -> Floats:
    """Swap the palette's colours in (..., 4) for those of the theme."""
    if theme == "light":
        return rgba
    light, dark = _pairs()
    same = (abs(rgba[..., None, :3] - light) < 1e-3).all(-1)  # (..., colours)
    found = same.any(-1)
    swapped = rgba.copy()
    swapped[found, :3] = dark[same.argmax(-1)[found]]
    return swapped


@functools.cache
def _pairs() -> tuple[Floats, Floats]:
    """Return the light colours and their partners, both (colours, 3)."""
    pairs = [[to_rgba(c)[:3] for c in pair] for pair in partners().items()]
    light, dark = np.array(pairs).swapaxes(0, 1)
    return light, dark


def to_dark(svg: str) -> str:
    """Swap the light palette's colours in a picture for their partners."""
    pairs = partners()
    return re.sub("|".join(pairs), lambda found: pairs[found[0]], svg)
