"""Put pictures into pages that readers can move.

The directive `widget` is a `gallery-figure` that a script brings to life:

    ```{widget} descent
    :still: plot_one_descent
    :name: fig-descent-widget
    What to notice, in the still and in the moving picture.

    What to try, shown only where scripts run.
    ```

Without scripts, in print and in other formats the still stays. A widget is
added in these places:

- `docs/_static/widgets/NAME.mjs` draws it and calls `mount` of `frame.mjs`;
  `NAME.css` beside it, if there is one, says how it looks;
- `docs/_static/widgets/NAME-arithmetic.mjs` computes what it shows, without
  a page, and `tests/extensions/test_widgets.py` compares it with groundup;
- `examples/plot_*.py` draws the still, with its alternative text;
- `docs/_extensions/widget_data/NAME.py`, if the widget shows what groundup
  has computed. Its function `compute` returns what JSON can hold, and the
  build writes that to `NAME.json` beside the script.
"""

import importlib
import json
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.logging import getLogger
from sphinx.util.typing import ExtensionMetadata

from gallery_figure import GalleryFigure
from sites import is_site

FOLDER = "widgets"
DATA = Path(__file__).with_name("widget_data")
# Where a page keeps the names of its widgets.
KEY = "widgets"
logger = getLogger(__name__)


class live_only(nodes.General, nodes.Element):
    """Words for readers whose browser runs scripts."""


class Widget(GalleryFigure):
    """Embed a widget with its still, a caption and what to try."""

    option_spec: ClassVar[dict[str, Any]] = {
        **GalleryFigure.option_spec,
        "still": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """Return the figure of the still, which the widget's script finds."""
        name = self.arguments[0]
        problem = self._problem(name)
        if problem:
            logger.warning(
                problem, location=self.get_location(), type="widgets"
            )
            return []
        found = self.env.metadata[self.env.docname].setdefault(KEY, [])
        found += [] if name in found else [name]
        self.arguments = [self.options["still"]]
        figures = super().run()
        for figure in figures:
            assert isinstance(figure, nodes.figure)
            figure["classes"] += ["widget", f"widget-{name}"]
            # A legend has to stand right behind its caption.
            figure.children.sort(key=lambda each: isinstance(each, live_only))
        return figures

    def _problem(self, name: str) -> str:
        """Say what the directive lacks, or nothing."""
        folder = Path(self.env.srcdir, "_static", FOLDER)
        if not (folder / f"{name}.mjs").is_file():
            there = ", ".join(
                path.stem
                for path in sorted(folder.glob("*.mjs"))
                if f'mount("{path.stem}"' in path.read_text("utf-8")
            )
            return f"widget: no script {name}.mjs; there are: {there}"
        if not self.options.get("still"):
            return f"widget {name}: name its picture, :still: plot_..."
        if not self.content:
            return f"widget {name}: give it a caption"
        return ""

    def _caption(self) -> list[nodes.Node]:
        """Parse the body: the caption, then what to try."""
        first, *more = self.parse_content_to_nodes()
        caption = nodes.caption("", "", *first.children)
        self.set_source_info(caption)
        return [caption, live_only("", *more)] if more else [caption]


class PagesOnly(SphinxPostTransform):
    """Drop what to try where nothing can be tried."""

    default_priority = 400

    def run(self, **kwargs: Any) -> None:
        """Keep it for web pages alone."""
        if not is_site(self.env.app):
            for words in list(self.document.findall(live_only)):
                words.parent.remove(words)


def visit_live_only(self: Any, node: live_only) -> None:
    """Hide the words until the widget's script shows them."""
    self.body.append('<div class="widget-try" hidden>')


def depart_live_only(self: Any, node: live_only) -> None:
    """Close the words."""
    self.body.append("</div>")


def load_scripts(
    app: Sphinx,
    page: str,
    template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Load a page's widgets, and on other pages nothing."""
    names = app.env.metadata.get(page, {}).get(KEY, [])
    if names:
        app.add_css_file(f"{FOLDER}/widgets.css")
    for name in names:
        app.add_js_file(f"{FOLDER}/{name}.mjs", type="module")
        if Path(app.srcdir, "_static", FOLDER, f"{name}.css").is_file():
            app.add_css_file(f"{FOLDER}/{name}.css")


def write_data(app: Sphinx, error: Exception | None) -> None:
    """Write what the widgets of all pages show, always the same bytes."""
    if error or not is_site(app):
        return
    pages = app.env.metadata.values()
    target = Path(app.outdir, "_static", FOLDER)
    for name in sorted({name for page in pages for name in page.get(KEY, [])}):
        module = name.replace("-", "_")
        if (DATA / f"{module}.py").is_file():
            path = target / f"{name}.json"
            path.write_text(data(module), encoding="utf-8", newline="\n")


def data(module: str) -> str:
    """Return what a widget shows, as JSON.

    Raises:
        ValueError: a number is infinite or none, which JSON cannot hold.
    """
    computed = importlib.import_module(f"widget_data.{module}").compute()
    compact = (",", ":")
    return json.dumps(computed, separators=compact, allow_nan=False) + "\n"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive, its words, its scripts and its data."""
    app.add_directive("widget", Widget)
    app.add_node(live_only, html=(visit_live_only, depart_live_only))
    app.add_post_transform(PagesOnly)
    app.connect("html-page-context", load_scripts)
    app.connect("build-finished", write_data)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
