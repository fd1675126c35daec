"""Build the book twice, from clean copies; every published byte must agree.

The copies lie in folders of different names and run with different hash
seeds. Both leave out the times that they measure (`-D measured=0`).
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from .two_sites import differences, table

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Build and compare; exit with 1 on any difference."""
    with TemporaryDirectory() as folder:
        names = {"1": "first", "2": "the-second-copy"}
        one, two = (
            built(Path(folder, name, "book"), seed)
            for seed, name in names.items()
        )
        found = differences(one, two)
        print("\n".join(table(one, two, found)))
        if found:
            shutil.copytree(folder, keep := Path(f"{folder}-differing"))
            print(f"\nBoth copies are kept in {keep}.")
            sys.exit(1)


def built(copy: Path, seed: str) -> Path:
    """Copy what git knows or would add, build it, return the site."""
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
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    build = "-m sphinx -b html -n -W --keep-going -q -j auto -D measured=0"
    places = ["-d", "docs/_build/doctrees", "docs", "docs/_build/html"]
    subprocess.run(
        [sys.executable, *build.split(), *places, *sys.argv[1:]],
        cwd=copy,
        check=True,
        env=os.environ | {"PYTHONPATH": "src", "PYTHONHASHSEED": seed},
    )
    return copy / "docs" / "_build" / "html"


if __name__ == "__main__":
    main()
