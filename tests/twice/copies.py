"""Build the book in clean copies of this repository."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def copy(to: Path) -> Path:
    """Copy what git knows, or would add."""
    listed = ["git", "ls-files", "-z", "--cached", "--others"]
    names = subprocess.run(
        [*listed, "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, to / name)
    return to


def build(book: Path, *options: str, seed: str = "random") -> Path:
    """Build a copy as `nox -s docs` does; return its site.

    Raises:
        CalledProcessError: the build fails.
    """
    command = "-m sphinx -b html -n -W --keep-going -q -j auto"
    places = ["-d", "docs/_build/doctrees", "docs", "docs/_build/html"]
    subprocess.run(
        [sys.executable, *command.split(), *options, *places],
        cwd=book,
        check=True,
        env=os.environ | {"PYTHONPATH": "src", "PYTHONHASHSEED": seed},
    )
    return book / "docs" / "_build" / "html"
