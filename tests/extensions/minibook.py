"""Builds a small book with the book's own extensions, in a directory."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

ROOT = Path(__file__).parents[2]
FRONT = (
    "---\nfile_format: mystnb\n"
    "kernelspec: {name: python3, display_name: Python 3}\n"
)
CONF = f"""
import os, sys
sys.path.insert(0, {str(ROOT / "docs" / "_extensions")!r})
os.environ["IPYTHONDIR"] = {str(ROOT / "docs" / "_ipython")!r}
project = "Mini"
html_theme = "basic"
smartquotes = False
numfig = True
exclude_patterns = ["_build", "examples", "gallery/*.py", "gallery/*.md5",
    "gallery/*.ipynb", "gallery/*.json", "gallery/*.zip"]
sphinx_gallery_conf = {{
    "examples_dirs": "examples", "gallery_dirs": "gallery",
    "image_scrapers": [], "download_all_examples": False,
    "write_computation_times": False,
}}
suppress_warnings = ["sphinx_gallery.space_in_filename"]
nb_execution_mode = "cache"
nb_execution_cache_path = os.path.abspath("_build/executed")
nb_execution_raise_on_error = True
nb_execution_show_tb = True
nb_merge_streams = True
nb_output_stderr = "warn"
myst_enable_extensions = ["dollarmath", "colon_fence"]
"""


@dataclass
class Result:
    """What a build said, and the pages it wrote."""

    code: int
    messages: str
    site: Path

    def html(self, page: str = "index") -> str:
        return (self.site / f"{page}.html").read_text()


def write(
    source: Path,
    pages: Mapping[str, str],
    extensions: list[str],
    conf: str = "",
) -> None:
    """Write a book's sources."""
    source.mkdir(parents=True, exist_ok=True)
    listed = f"extensions = {extensions!r}\n"
    (source / "conf.py").write_text(CONF + listed + dedent(conf))
    for name, text in pages.items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(text) if path.suffix == ".md" else dedent(text))


def page(text: str) -> str:
    """Give a page with cells the front matter that makes it executable."""
    text = dedent(text).lstrip()
    if "{code-cell}" not in text:
        return text
    if text.startswith("---\n"):
        return FRONT + text[len("---\n") :]
    return f"{FRONT}---\n{text}"


def build(source: Path, *options: str, builder: str = "html") -> Result:
    """Build the book as its contributors do, warnings being errors."""
    command = f"-m sphinx -b {builder} -n -W --keep-going -q --no-color"
    folders = ["-d", "_build/doctrees", ".", f"_build/{builder}"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, *command.split(), *options, *folders],
        cwd=source,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return Result(done.returncode, done.stderr, source / "_build" / builder)
