"""The runner of the downloads finds what is planted in a site."""

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from tests.downloads.run import undeclared

ROOT = Path(__file__).parents[2]
HEADER = "# /// script\n# dependencies = ['groundup']\n# ///\n"
WARNS = "import warnings\nwarnings.warn('planted')\n"
# Too long at first; the second time it finds what it has left behind.
ONCE = """\
import pathlib, time
place = pathlib.Path({place!r})
if not place.exists():
    place.touch()
    time.sleep(600)
"""
# The memory is that of a process which the script starts.
LARGE = """\
import subprocess, sys
code = "import time; kept = bytearray(b'1') * 2**28; time.sleep(600)"
subprocess.run([sys.executable, "-c", code])
"""
# A warning that nothing can raise any more still counts.
LATE = """\
import warnings
class Part:
    def __del__(self):
        warnings.warn("planted")
part = Part()
del part
"""


EXAMPLES = sorted((ROOT / "examples").glob("*.py"))


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_an_example_declares_what_it_imports(file: Path) -> None:
    assert undeclared(file) == []


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site that offers nothing but the wheel."""
    site = tmp_path_factory.mktemp("site")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel"]
    subprocess.run([*build, "-d", site / "downloads"], cwd=ROOT, check=True)
    return site


def plant(site: Path, name: str, code: str) -> None:
    """Offer code as a script and as a notebook."""
    script = site / "downloads" / f"{name}.py"
    script.write_text(HEADER + code, encoding="utf-8")
    cells = [nbformat.v4.new_code_cell(code)]
    book = nbformat.v4.new_notebook(cells=cells)
    nbformat.write(book, script.with_suffix(".ipynb"))


def run(site: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run what a site offers; everything is in this environment."""
    program = [sys.executable, "-m", "tests.downloads.run"]
    return subprocess.run(
        [*program, site, sys.executable, *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_is_in_order_passes_beside_the_wheel(site: Path) -> None:
    plant(site, "fine", "import os, groundup\nassert len(os.listdir()) == 1\n")
    done = run(site, "fine")
    assert done.returncode == 0, done.stdout
    assert "2 passed, 0 failed" in done.stdout


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("warns", WARNS, "UserWarning: planted"),
        ("late", LATE, "UserWarning: planted"),
        ("undeclared", "import bs4.element\n", "undeclared: bs4"),
        ("online", "import socket\nsocket.create_connection(('192.0.2.1', 9))",
         "no connection to 192.0.2.1"),
    ],
)  # fmt: skip
def test_a_planted_fault_fails_both_files(
    site: Path, name: str, code: str, words: str
) -> None:
    plant(site, name, code)
    done = run(site, name)
    assert done.returncode == 1, done.stdout
    assert "0 passed, 2 failed" in done.stdout
    for end in ("py", "ipynb"):
        problem = done.stdout.split(f"\ndownloads/{name}.{end}:\n")[1]
        assert words in problem.split("\ndownloads/")[0]


def test_too_much_memory_in_a_process_of_its_own(site: Path) -> None:
    plant(site, "large", LARGE)
    done = run(site, "large", "--megabytes", "200")
    assert done.returncode == 1, done.stdout
    assert done.stdout.count("MiB, at most 200\n") == 2


def test_what_takes_too_long_has_one_more_try(site: Path) -> None:
    plant(site, "slow", "import time\ntime.sleep(600)\n")
    plant(site, "once", ONCE.format(place=str(site / "place")))
    for notebook in (site / "downloads").glob("*.ipynb"):
        notebook.unlink()
    done = run(site, "slow.py", "once.py", "--seconds", "3")
    assert done.returncode == 1, done.stdout
    assert "1 passed, 1 failed" in done.stdout
    assert "downloads/slow.py:\ntakes more than 3 s" in done.stdout
