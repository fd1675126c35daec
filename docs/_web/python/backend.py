"""matplotlib's backend in the browser: `plt.show()` draws into the cell."""

import pictures
from matplotlib.backend_bases import FigureManagerBase
from matplotlib.backends.backend_svg import FigureCanvasSVG


class FigureManager(FigureManagerBase):
    """Knows what shows figures."""

    @classmethod
    def pyplot_show(cls, *, block: bool | None = None) -> None:
        """Show all open figures."""
        pictures.draw()


class FigureCanvas(FigureCanvasSVG):
    """Draws figures as SVG."""

    manager_class = FigureManager
