"""The book's own configuration turns each fault into a failed build, twice."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = (
    "_extensions",
    "_ipython",
    "_static",
    "_templates",
    "conf.py",
    "inventories",
    "references.bib",
    "requirements.txt",
)
# What a build only reads, and the live code's parts, which are made once.
LINKED = (
    "LICENSE",
    "README.md",
    "docs/_build/live",
    "docs/_web",
    "pyproject.toml",
    "src",
)
FRONT = """\
---
{kernel}myst: {{html_meta: {{description: A page of the book.}}}}
---
"""
KERNEL = """\
file_format: mystnb
kernelspec: {name: python3, display_name: Python 3}
"""
# Each page holds what can go wrong on it, still sound.
PAGES = {
    "index": """# Book

```{toctree}
:glob:
page-*
gallery/index
```
""",
    "page-prose": """# Prose

See {ref}`here <page-cell>`.

See [the cell](page-cell.md).

![A mark](_static/favicon.svg)

![The mark](_static/favicon.svg)

It is one half.

It is $\\frac{1}{2}$.
""",
    "page-cell": """(page-cell)=
# Cell

```{code-cell}
print(1 / 1)
```
""",
    "page-warning": """# Warning

```{code-cell}
import warnings

print("new")
```
""",
    "page-caught": """# A caught error

```{code-cell}
try:
    1 / 0
except ZeroDivisionError as error:
    print(error)
```
""",
    "page-tagged": """# An error that is not expected

```{code-cell}
:tags: [remove-output]
print(1)
```
""",
    "page-pair": """# Pair

```{code-cell}
from groundup.compare import largest_difference
```

```{code-cell}
:tags: [groundup]
import groundup as gu

ours = gu.exp(gu.constant([1.0, 2.0]))
```

```{code-cell}
:tags: [tensorflow]
import tensorflow as tf

theirs = tf.exp(tf.constant([1.0, 2.0]))
```

```{code-cell}
:tags: [difference]
largest_difference(ours, theirs, at_most=1e-5)
```
""",
    "page-exercise": """# Exercise

```{code-cell}
from groundup.exercises import tensors as exercises
```

```{exercise} Clips
:label: ex-clips
Which shape do 16 clips of 30 frames, 48 rows and 64 columns have, in colour?
```

```{hint}
Start with the clips.
```

```{code-cell}
:tags: [answer]
answer = ...
exercises.check_video(answer)
```

```{solution-start} ex-clips
```

```{code-cell}
answer = (16, 30, 48, 64, 3)
exercises.check_video(answer)
```

```{solution-end}
```
""",
}
SCRIPT = '''\
"""
One line
========

A line goes up.

.. alt: A line that goes up.
"""
from matplotlib import pyplot as plt

plt.style.use("groundup.book")
plt.plot([1, 2])
plt.show()
'''
GALLERY = {
    "GALLERY_HEADER.rst": "Pictures\n========\n\nAll.\n",
    "plot_raises.py": SCRIPT,
    "plot_silent.py": SCRIPT,
}


@dataclass(frozen=True)
class Fault:
    """In `file`, `right` becomes `wrong`: a message names `place`."""

    file: str
    right: str
    wrong: str
    message: str
    place: str


FAULTS = {
    "raising cell": Fault(
        "page-cell", "1 / 1", "1 / 0", "ZeroDivisionError", "page-cell.md"
    ),
    "raising script": Fault(
        "plot_raises.py", "[1, 2]", "1 / 0", "ZeroDivisionError", "plot_raises"
    ),
    "broken reference": Fault(
        "page-prose", "<page-cell>", "<gone>", "'gone'", "page-prose.md:6"
    ),
    "broken link": Fault(
        "page-prose",
        "(page-cell.md)",
        "(lost.md)",
        "'lost.md'",
        "page-prose.md:8",
    ),
    "missing image": Fault(
        "page-prose",
        "[A mark](_static/favicon.svg",
        "[A mark](_static/none.svg",
        "none.svg",
        "page-prose.md:10",
    ),
    "missing alt text": Fault(
        "plot_silent.py",
        ".. alt: A line that goes up.",
        "",
        "no alternative text",
        "plot_silent",
    ),
    "missing alt text on a page": Fault(
        "page-prose",
        "[The mark]",
        "[]",
        "no alternative text",
        "page-prose.md:12",
    ),
    "warning in a cell": Fault(
        "page-warning",
        'print("new")',
        'warnings.warn("old")',
        "UserWarning: old",
        "page-warning.md",
    ),
    "unbound number": Fault(
        "page-prose", "one half", "0.5", "decimal 0.5", "page-prose.md:14"
    ),
    "broken formula": Fault(
        "page-prose",
        "{1}{2}$",
        "{1$",
        "formula",
        "page-prose.md:16",
    ),
    "difference too large": Fault(
        "page-pair",
        "tf.exp(",
        "1.01 * tf.exp(",
        "at most 1e-5 is allowed",
        "page-pair.md",
    ),
    "wrong solution": Fault(
        "page-exercise",
        "48, 64, 3)",
        "64, 48, 3)",
        "two axes are exchanged",
        "page-exercise.md",
    ),
    "expected failure that passes": Fault(
        "page-caught",
        "1 / 0",
        "1 / 1",
        "expects an error here, but none came",
        "page-caught.md",
    ),
    "tagged failure that passes": Fault(
        "page-tagged",
        "remove-output",
        "raises-exception",
        "raises-exception, but it raises nothing",
        "page-tagged.md:10",
    ),
}


def write(
    folder: Path, pages: dict[str, str], gallery: dict[str, str]
) -> None:
    """Write a book's pages and scripts, with the real settings."""
    docs, examples = folder / "docs", folder / "examples"
    docs.mkdir(exist_ok=True)
    examples.mkdir(exist_ok=True)
    for name in SOURCES:
        source, target = ROOT / "docs" / name, docs / name
        if not target.exists():
            (shutil.copytree if source.is_dir() else shutil.copy)(
                source, target
            )
    (docs / "_build").mkdir(exist_ok=True)
    (ROOT / "docs" / "_build" / "live").mkdir(parents=True, exist_ok=True)
    for name in LINKED:
        link = folder / name
        link.is_symlink() or link.symlink_to(ROOT / name)
    for name, text in pages.items():
        kernel = KERNEL if "{code-cell}" in text else ""
        front = FRONT.format(kernel=kernel)
        (docs / f"{name}.md").write_text(front + text)
    for name, text in gallery.items():
        (examples / name).write_text(text)


def planted(texts: dict[str, str]) -> dict[str, str]:
    """The same texts with all of their faults."""
    wrong = dict(texts)
    for fault in FAULTS.values():
        if fault.file in texts:
            assert wrong[fault.file].count(fault.right) == 1
            wrong[fault.file] = wrong[fault.file].replace(
                fault.right, fault.wrong
            )
    return wrong


def start(folder: Path, *options: str) -> subprocess.Popen[bytes]:
    """Start to build it with the options of `nox -s docs`."""
    command = (
        "-m sphinx -b html -n -W --keep-going -j auto --no-color "
        "-d docs/_build/doctrees -w warnings.txt docs docs/_build/html"
    )
    return subprocess.Popen(
        [sys.executable, *command.split(), *options],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder / "src")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def build(folder: Path, *options: str) -> tuple[int, list[str]]:
    """Build it to the end; return its exit code and its warnings, sorted."""
    code = start(folder, *options).wait(timeout=300)
    text = (folder / "warnings.txt").read_text()
    _, *warnings = re.split(r"^(?=.*WARNING: )", text, flags=re.MULTILINE)
    return code, sorted(warnings)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("book")


@pytest.fixture(scope="module")
def failures(book: Path) -> list[tuple[int, list[str]]]:
    """What two builds of a book with all faults say."""
    write(book, planted(PAGES), planted(GALLERY))
    return [build(book), build(book)]


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_fault_fails_the_build_at_its_place(
    failures: list[tuple[int, list[str]]], fault: Fault
) -> None:
    for code, warnings in failures:
        assert code != 0
        assert any(
            fault.message in warning and fault.place in warning
            for warning in warnings
        ), warnings


def test_a_failed_build_fails_again_with_the_same_messages(
    failures: list[tuple[int, list[str]]],
) -> None:
    # Below the first line, a traceback is not the same to the letter.
    first, second = (
        [warning.splitlines()[0] for warning in warnings]
        for _, warnings in failures
    )
    assert first == second


@pytest.mark.usefixtures("failures")
def test_the_mended_book_is_built(book: Path) -> None:
    write(book, PAGES, GALLERY)
    assert build(book) == (0, [])


WAITING = """# Waiting

```{code-cell}
from pathlib import Path
from time import sleep

with Path("../runs").open("a") as runs:
    runs.write("x")
while Path("../wait").exists():
    sleep(0.1)
print("the end of", "NAME")
```
"""


@pytest.fixture(scope="module")
def waiting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("waiting")


def write_waiting(folder: Path, name: str) -> None:
    """Write a book whose cell ends when the file `wait` is gone."""
    page = WAITING.replace("NAME", name)
    write(folder, {"index": PAGES["index"], "page-waiting": page}, GALLERY)
    (folder / "wait").touch()
    (folder / "runs").write_text("")


def test_an_endless_cell_fails_the_build_and_fails_it_again(
    waiting: Path,
) -> None:
    write_waiting(waiting, "time")
    limit = ("-D", "nb_execution_timeout=3")
    first, second = build(waiting, *limit), build(waiting, *limit)
    assert first == second
    code, warnings = first
    assert code != 0
    assert any(
        "page-waiting.md: WARNING" in warning and "CellTimeoutError" in warning
        for warning in warnings
    ), warnings
    assert (waiting / "runs").read_text() == "xx"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGKILL"])
def test_after_an_interruption_a_cell_runs_anew(
    waiting: Path, name: str
) -> None:
    write_waiting(waiting, name)
    running = start(waiting)
    while not (waiting / "runs").read_text():
        assert running.poll() is None
        time.sleep(0.1)
    running.send_signal(signal.Signals[name])
    assert running.wait(timeout=60) != 0
    (waiting / "wait").unlink()
    assert build(waiting) == (0, [])
    assert (waiting / "runs").read_text() == "xx"
    page = waiting / "docs" / "_build" / "html" / "page-waiting.html"
    assert page.read_text().count(f"the end of {name}") == 1
