"""Draw each gallery script's picture for light and for dark pages.

sphinx-gallery runs a script once and hands its open figure to `scrape`, which
checks that everybody can read it and writes it in both themes.
`gallery_figure` puts the pictures into pages.
"""

import ast
import contextlib
import io
import pickle
import re
import shutil
import warnings
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib import pyplot as plt
from matplotlib.animation import FuncAnimation
from matplotlib.figure import Figure
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata
from sphinx_gallery.py_source_parser import split_code_and_text_blocks

import legibility
import motion
import palette
import timed

IMAGE = """
.. image:: /{uri}
   :alt: {alt}
   :class: sphx-glr-single-img
"""


def scrape(
    block: Any, block_vars: dict[str, Any], gallery_conf: dict[str, Any]
) -> str:
    """Write a finished script's figure for both themes; return its reST.

    Beside the light SVG lie the dark one, a PNG at twice the size (`_2x`, for
    notebooks), a dark thumbnail, and the animation if the script has one.

    Raises:
        ExtensionError: on a second figure, a missing alt text, or a text or
            line that cannot be read. The message names the script.
    """
    script = Path(block_vars["src_file"])
    failed = "formatted_exception" in block_vars
    if not failed and block.lineno < last_code_line(script):
        return ""
    figures = [plt.figure(number) for number in plt.get_fignums()]
    plt.close("all")
    # sphinx-gallery scrapes once more after an error, and drops the result.
    if failed or not figures:
        return ""
    if len(figures) > 1:
        raise ExtensionError(f"{script.name}: draw one figure in a script")
    timed.blank_figure(figures[0], script)
    alt = alt_text(script)
    path = Path(next(block_vars["image_path_iterator"]))
    animation = block_vars["example_globals"].get("animation")
    picture = _save(figures[0], animation, script.name, path)
    uri = picture.relative_to(gallery_conf["src_dir"]).as_posix()
    return IMAGE.format(uri=uri, alt=alt)


def last_code_line(script: Path) -> int:
    """Return the line where a script's last block of code begins."""
    _, blocks = split_code_and_text_blocks(str(script))
    return max(int(each.lineno) for each in blocks if each.type == "code")


def alt_text(script: Path) -> str:
    """Return the text of the comment `.. alt:` in a script's docstring.

    Raises:
        ExtensionError: when there is none, naming the script.
    """
    tree = ast.parse(script.read_text(encoding="utf-8"))
    docstring = ast.get_docstring(tree) or ""
    comment = r"^\.\. alt:(.*(?:\n[ \t]+\S.*)*)"
    found = re.search(comment, docstring, re.MULTILINE)
    alt = " ".join(found[1].split()) if found else ""
    if not alt:
        raise ExtensionError(
            f"{script.name}: no alternative text. Add to its docstring a "
            "comment '.. alt: ...' that says what the picture shows to "
            "someone who cannot see it."
        )
    return alt


# A figure is laid out once; by this, Matplotlib does not do it at each save.
@mpl.rc_context({"figure.constrained_layout.use": False})
def _save(
    figure: Figure, animation: FuncAnimation | None, script: str, path: Path
) -> Path:
    """Write a figure beside `path` once it has proved legible."""
    moving = path.with_suffix(".webp"), path.with_suffix(".dark.webp")
    for old in moving:
        old.unlink(missing_ok=True)
    figure.draw_without_rendering()
    figure.set_layout_engine(None)
    if animation:
        moving[0].write_bytes(motion.record(animation, script, "light"))
    svg, png = draw(figure, "svg"), draw(figure, "png")
    # Both of the next two use the figure up.
    problems = legibility.problems(pickle.loads(pickle.dumps(figure)))
    if animation:
        moving[1].write_bytes(motion.record(animation, script, "dark"))
    if problems:
        raise ExtensionError(
            f"{script}: this cannot be read by everybody. Use the style "
            "'groundup.book' and its colours.\n  " + "\n  ".join(problems)
        )
    light, dark = path.with_suffix(".svg"), path.with_suffix(".dark.svg")
    light.write_bytes(svg)
    dark.write_text(
        palette.to_dark(svg.decode()), encoding="utf-8", newline="\n"
    )
    path.with_stem(f"{path.stem}_2x").write_bytes(png)
    thumbnail = path.parent / "thumb" / path.name.replace("_001", "_thumb")
    shutil.copyfile(dark, thumbnail.with_suffix(".dark.svg"))
    # The stand-in of a failed build would hide the new one.
    thumbnail.unlink(missing_ok=True)
    return light


def draw(figure: Figure, form: str) -> bytes:
    """Return a figure as a transparent SVG or a PNG on paper, at 2x.

    The same figure gives the same bytes.
    """
    buffer = io.BytesIO()
    with mpl.rc_context({"svg.fonttype": "path", "svg.hashsalt": "groundup"}):
        figure.savefig(
            buffer,
            format=form,
            dpi=192,
            transparent=form == "svg",
            metadata={"Date": None} if form == "svg" else {"Software": None},
        )
    return buffer.getvalue()


def strict_warnings(
    gallery_conf: dict[str, Any], script: str, when: str
) -> None:
    """Turn warnings into errors while a script runs."""
    if when == "before":
        _strict.enter_context(warnings.catch_warnings(action="error"))
    else:
        _strict.close()


_strict = contextlib.ExitStack()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Bring in what shows the pictures on pages."""
    app.setup_extension("gallery_figure")
    app.setup_extension("motion")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
