"""Show matplotlib's figures on the page, in the colours of both themes."""

import io
import os
import sys
from collections.abc import Callable
from importlib.resources import files
from typing import Any

Add = Callable[[str, str], None]

_add: list[Add] = []


def choose() -> None:
    """Tell matplotlib, before it is imported, to draw as the book does."""
    os.environ["MPLBACKEND"] = "module://backend"
    os.environ["MATPLOTLIBRC"] = str(files("groundup") / "book.mplstyle")


def pyplot() -> Any:
    """Return pyplot if the page has imported it."""
    return sys.modules.get("matplotlib.pyplot")


def into(add: Add) -> None:
    """Say where figures go from now on: to the outputs of a cell."""
    _add[:] = [add]


def draw() -> None:
    """Add all open figures to the cell's outputs, light and dark."""
    for number in pyplot().get_fignums() if pyplot() else []:
        import palette  # brings matplotlib

        light = svg(pyplot().figure(number))
        _add[0]("light", light)
        _add[0]("dark", palette.to_dark(light))
    forget()


def forget() -> None:
    """Close all figures."""
    if pyplot():
        pyplot().close("all")


def svg(figure: Any) -> str:
    """Return a figure as an SVG; the same figure gives the same text."""
    text = io.StringIO()
    figure.savefig(text, format="svg", metadata={"Date": None})
    return text.getvalue()
