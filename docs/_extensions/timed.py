"""Tell the times that a build takes of its code from all else on the pages.

Times differ from build to build; nothing else may. A cell whose output or
glued values are times is tagged `timed`, and a script that draws them has the
comment `.. timed` in its docstring. The book shows both. When two builds are
compared, they are made with `-D times=0`, which leaves out what is so marked:
any other difference is a fault (`tests/twice`).
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure
from myst_nb.core.execute import base
from nbformat import NotebookNode
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.typing import ExtensionMetadata

TAG = "timed"
COMMENT = re.compile(r"^\.\. timed$", re.MULTILINE)
LEFT_OUT = "(a time)"
Extract = Callable[..., dict[str, NotebookNode]]
extract_glue_data: Extract = base.extract_glue_data


def blank_cells(
    notebook: NotebookNode, *others: Any
) -> dict[str, NotebookNode]:
    """Leave out a notebook's times, then find its glued values."""
    for cell in notebook.cells:
        if TAG in cell.metadata.get("tags", []):
            for output in cell.outputs:
                blank_output(output)
    return extract_glue_data(notebook, *others)


def blank_output(output: NotebookNode) -> None:
    """Put words in the place of what an output says."""
    if "text" in output:
        output.text = f"{LEFT_OUT}\n"
    for kind in output.get("data", {}):
        output.data[kind] = LEFT_OUT


def blank_figure(figure: Figure, script: Path) -> None:
    """Clear the figure of a script that draws times."""
    if left_out and COMMENT.search(script.read_text(encoding="utf-8")):
        figure.clear()


def choose(app: Sphinx, config: Config) -> None:
    """Leave out times, if this build is to be compared with another."""
    global left_out
    left_out = not config.times
    base.extract_glue_data = blank_cells if left_out else extract_glue_data


left_out = False


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the setting."""
    app.add_config_value("times", True, "env", [bool])
    app.connect("config-inited", choose)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
