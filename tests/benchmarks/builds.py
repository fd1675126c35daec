"""Time builds of the book beside all of its code, run as plain Python.

The plain runs are what the code alone costs: all chapters and scripts, one
after another, each in a Python of its own. How many seconds pass depends on
what else the machine does, so those of its processors stand beside them.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from tests.twice.copies import ROOT, build, copy

sys.path.append(str(ROOT / "docs" / "_extensions"))
from cells import code_in

CHAPTER = "docs/chapters/02-operations.md"
CELL = "```{code-cell}\nimport "
SETTINGS = {
    "MPLBACKEND": "agg",
    "OPENBLAS_NUM_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
}
TIMES = "{:<34} {:>8.1f} {:>10.1f}"
RATIO = "{:<34} {:>8.2f} {:>10}  {}"


def main() -> None:
    """Print times, then their ratios beside what they should be."""
    with TemporaryDirectory() as folder:
        book = copy(Path(folder, "book"))
        keep_live_parts(book)
        print(f"{'':<34} {'seconds':>8} {'processor':>10}")
        own = {each: timed(run, book / each) for each in sources(book)}
        plain = shown("plain Python, one after another", sum(own.values()))
        cold = shown("cold build", timed(build, book))
        same = shown("no change", timed(build, book))
        edit(book, lambda text: f"{text}\nOne more sentence.\n")
        prose = shown("a change of prose", timed(build, book))
        edit(book, lambda text: text.replace(CELL, f"{CELL}os, ", 1))
        cell = shown("a change of a cell", timed(build, book))
        alone = shown("its page in plain Python", own[CHAPTER])
    print(f"\n{'':<34} {'ratio':>8} {'limit':>10}")
    limited("cold build / plain Python", cold / plain, 1.0)
    limited("no change / cold build", same / cold, 0.05)
    limited("a change of prose / cold build", prose / cold, 0.1)
    limited("(cell - its page) / cold build", (cell - alone) / cold, 0.1)


def keep_live_parts(book: Path) -> None:
    """Take what npm has installed here: that is a part of setting up."""
    live = ROOT / "docs" / "_build" / "live"
    live.mkdir(parents=True, exist_ok=True)
    (book / "docs" / "_build").mkdir()
    (book / "docs" / "_build" / "live").symlink_to(live)


def sources(book: Path) -> list[str]:
    """Return the pages with cells and the scripts, in order."""
    pages = [
        page
        for page in sorted((book / "docs").glob("**/[!_]*.md"))
        if "{code-cell}" in page.read_text(encoding="utf-8")
    ]
    scripts = sorted((book / "examples").glob("plot_*.py"))
    return [path.relative_to(book).as_posix() for path in [*pages, *scripts]]


def run(source: Path) -> None:
    """Run a script, or all cells of a page as if they were one.

    Raises:
        SystemExit: it fails.
    """
    # A file, not the standard input: some cells show their own source.
    script = source.with_suffix(".py")
    if script != source:
        code = code_in(source.read_text(encoding="utf-8"))
        script.write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, script.name],
        cwd=source.parent,
        check=False,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | SETTINGS | {"PYTHONPATH": str(ROOT / "src")},
    )
    if script != source:
        script.unlink()
    if done.returncode:
        sys.exit(f"{source} fails:\n{done.stderr}")


def edit(book: Path, change: Callable[[str], str]) -> None:
    """Change one chapter.

    Raises:
        AssertionError: it is as it was.
    """
    page = book / CHAPTER
    before = page.read_text(encoding="utf-8")
    page.write_text(change(before), encoding="utf-8")
    assert change(before) != before, f"{CHAPTER} has no such place"


def timed(work: Callable[..., Any], *given: Any) -> Any:
    """Return the seconds that work takes, and those of the processors."""
    before = np.array([time.perf_counter(), processor()])
    work(*given)
    return np.array([time.perf_counter(), processor()]) - before


def processor() -> float:
    """Return the seconds that processors worked for processes that ended."""
    times = os.times()
    return times.children_user + times.children_system


def shown(what: str, seconds: Any) -> Any:
    """Print seconds as soon as they are known."""
    print(TIMES.format(what, *seconds), flush=True)
    return seconds


def limited(what: str, ratios: Any, limit: float) -> None:
    """Print a ratio of seconds beside its limit."""
    ratio = ratios[0]
    reached = "reached" if ratio <= limit else "not reached"
    print(RATIO.format(what, ratio, f"<= {limit}", reached))


if __name__ == "__main__":
    main()
