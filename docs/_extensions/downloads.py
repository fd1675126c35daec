"""Offer every executed page as a notebook and a script, beside the wheel.

Sphinx resolves a page's tree before it writes the page. At that moment every
number, reference and formula is final and nothing is HTML yet: the files are
written from that tree, so they say what the page says.
"""

import ast
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError
from sphinx.transforms import SphinxTransform
from sphinx.util.logging import getLogger
from sphinx.util.typing import ExtensionMetadata

from cells import is_cell
from kept import step
from markdown_text import fenced
from markdown_writer import Writer
from notebook_writer import (
    Cell,
    Prose,
    code_of,
    notebook,
    opened,
    requirements,
    script,
)
from scripts import script_of
from sites import is_site

logger = getLogger(__name__)

FOLDER = "downloads"
LINKS = """</h1>
<p class="downloads"><small>Downloads:
<a href="{notebook}" download>this page as a notebook</a>,
<a href="{script}" download>as a script</a>,
<a href="{wheel}" download>the {package} wheel</a> that both
need.</small></p>"""
WITHOUT_ADDRESS = """\
This is a page of *{book}*, to run on your own computer.
It needs the package `{package}`: download `{wheel}` from the Downloads line \
of the page that you got this file from.
Then run this in the folder where you saved it:"""
WITH_ADDRESS = """\
This is [a page]({address}) of *{book}*, to run on your own computer.
It needs the package `{package}`, which the same site offers:"""


class OwnDownloadsOnly(SphinxTransform):
    """Drop sphinx-gallery's downloads before Sphinx collects their files."""

    default_priority = 400
    dropped = frozenset({"sphx-glr-footer", "sphx-glr-download-link-note"})

    def apply(self, **kwargs: Any) -> None:
        """Clear one page."""
        for node in list(self.document.findall(nodes.Element)):
            if self.dropped.intersection(node.get("classes", ())):
                node.parent.remove(node)


def read_package(app: Sphinx, config: Config) -> None:
    """Read from `pyproject.toml` what the downloads say of the package."""
    root = Path(app.confdir, config.downloads_root)
    text = (root / "pyproject.toml").read_text(encoding="utf-8")
    package = tomllib.loads(text)["project"]
    config.downloads_package = {
        "package": package["name"],
        "wheel": f"{package['name']}-{package['version']}-py3-none-any.whl",
        "python": package["requires-python"],
    }


def is_offered(app: Sphinx, name: str, tree: nodes.document) -> bool:
    """Say whether a page is offered: it has code and is not the home page."""
    has_code = script_of(app.srcdir, name) or any(tree.findall(is_cell))
    is_home = name == app.config.root_doc
    return bool(has_code) and not is_home and is_site(app)


def write_downloads(app: Sphinx, tree: nodes.document, name: str) -> None:
    """Write a page's notebook and script once its tree is resolved.

    Raises:
        ExtensionError: a cell holds what only a notebook understands.
    """
    if not is_offered(app, name, tree):
        return
    base, example = app.config.html_baseurl, script_of(app.srcdir, name)
    address = urljoin(f"{base.rstrip('/')}/", app.builder.get_target_uri(name))
    writer = Writer(
        name, app.env, address if base else "", is_script=bool(example)
    )
    try:
        write_files(app, writer, writer.cells(tree), example)
    except SyntaxError as error:
        problem = f"download of {name}: a cell is not plain Python: {error}"
        raise ExtensionError(problem) from error


def write_files(
    app: Sphinx, writer: Writer, cells: list[Cell], example: Path | None
) -> None:
    """Write a page's cells as a notebook, and its script."""
    target = Path(app.outdir, FOLDER, f"{writer.name}.ipynb")
    target.parent.mkdir(parents=True, exist_ok=True)
    first = opening(app.config, writer.address, requirements(cells))
    write(target, notebook([first, *cells]))
    if example:
        code = example.read_text(encoding="utf-8")
        compare_code(cells, code, writer.name)
        text = opened(code, first)
    else:
        python = app.config.downloads_package["python"]
        text = script([first, *cells], python)
    if writer.address:
        # For the tools that install what the header requires.
        name = app.config.downloads_package["package"]
        found = f"{name} @ {wheel_of(app.config)}"
        text = text.replace(f'"{name}"', f'"{found}"', 1)
    write(target.with_suffix(".py"), text)


def write(path: Path, text: str) -> None:
    """Write a file the same way on every system."""
    path.write_text(text, encoding="utf-8", newline="\n")


def opening(config: Config, address: str, packages: list[str]) -> Prose:
    """Return the first cell: how to install what the page needs."""
    package = config.downloads_package
    text = WITH_ADDRESS if address else WITHOUT_ADDRESS
    wheel = wheel_of(config)
    command = " ".join(["python -m pip install", wheel, *packages[1:]])
    text = text.format(book=config.project, address=address, **package)
    return Prose(f"{text}\n\n{fenced(command, '')}")


def wheel_of(config: Config) -> str:
    """Return what pip is to install: the site's wheel, or a reader's copy."""
    base = config.html_baseurl
    folder = f"{base.rstrip('/')}/{FOLDER}" if base else "."
    return f"{folder}/{config.downloads_package['wheel']}"


def compare_code(cells: list[Cell], example: str, name: str) -> None:
    """Warn if a page's cells are not all of its example's code."""
    _docstring, *code = ast.parse(example).body
    if ast.dump(code_of(cells)) != ast.dump(ast.Module(code, [])):
        logger.warning(
            "the code of this page is not that of its script",
            location=name,
            type="downloads",
        )


def show_links(
    app: Sphinx, name: str, template: str, context: dict[str, Any], tree: Any
) -> None:
    """Put one small line of links under the title of a page."""
    if tree is None or not is_offered(app, name, tree):
        return
    pathto, package = context["pathto"], app.config.downloads_package
    links = LINKS.format(
        notebook=pathto(f"{FOLDER}/{name}.ipynb", 1),
        script=pathto(f"{FOLDER}/{name}.py", 1),
        wheel=pathto(f"{FOLDER}/{package['wheel']}", 1),
        package=package["package"],
    )
    context["body"] = context["body"].replace("</h1>", links, 1)


def put_wheel(app: Sphinx, error: Exception | None) -> None:
    """Put the package's wheel on the site."""
    if error or not is_site(app):
        return
    folder = Path(app.outdir, FOLDER)
    for old in folder.glob("*.whl"):
        old.unlink()
    name = app.config.downloads_package["wheel"]
    shutil.copy(built_wheel(app) / name, folder / name)


def built_wheel(app: Sphinx) -> Path:
    """Return the folder of the wheel, which is built if its sources are new.

    Raises:
        ExtensionError: the package cannot be built.
    """
    root = Path(app.confdir, app.config.downloads_root).resolve()
    wheel = app.config.downloads_package["wheel"]

    def build(folder: Path) -> None:
        # The same sources give the same bytes.
        command = ["-m", "hatchling", "build", "-t", "wheel", "-d"]
        done = subprocess.run(
            [sys.executable, *command, str(folder)],
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
        )
        if not (folder / wheel).is_file():
            raise ExtensionError(f"{wheel} was not built:\n{done.stderr}")

    made_from = [
        path
        for pattern in ("pyproject.toml", "README*", "LICENSE*", "src/**/*")
        for path in sorted(root.glob(pattern))
        if path.is_file() and "__pycache__" not in path.parts
    ]
    kept = Path(app.confdir, "_build", "wheels")
    return step(kept, f"hatchling-{version('hatchling')}", made_from, build)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the settings and the four moments of a build."""
    app.add_config_value("downloads_root", "..", "html", str)
    app.add_config_value("downloads_package", {}, "html", dict)
    app.add_transform(OwnDownloadsOnly)
    app.connect("config-inited", read_package)
    # Late, so that the other extensions have resolved what is theirs.
    app.connect("doctree-resolved", write_downloads, priority=900)
    app.connect("html-page-context", show_links)
    app.connect("build-finished", put_wheel)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
