"""The book's own configuration turns each fault into a failed build, twice."""

import os
import re
import shutil
import subprocess
import sys
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
COLOUR = re.compile(r"\x1b\[[\d;]*m")
INDEX = """\
---
file_format: mystnb
kernelspec: {{name: python3, display_name: Python 3}}
myst: {{html_meta: {{description: A book of one page.}}}}
---
# Book

```{{toctree}}
gallery/index
```

```{{code-cell}}
{cell}
```

{prose}
"""
SCRIPT = '''\
"""
One line
========

A line goes up.

{alt}
"""
from matplotlib import pyplot as plt

plt.style.use("groundup.book")
plt.plot({data})
plt.show()
'''
SOUND = {
    "cell": "print(1 + 1)",
    "prose": "A sentence.",
    "alt": ".. alt: A line that goes up.",
    "data": "[1, 2]",
}
FAULTS = {
    "raising cell": ({"cell": "1 / 0"}, "ZeroDivisionError", "index.md"),
    "raising script": ({"data": "1 / 0"}, "ZeroDivisionError", "plot_line"),
    "broken reference": ({"prose": "{ref}`gone`"}, "'gone'", "index.md"),
    "broken link": ({"prose": "[x](gone.md)"}, "'gone.md'", "index.md"),
    "missing alt text": ({"alt": ""}, "no alternative text", "plot_line"),
    "warning in a cell": (
        {"cell": "import warnings\nwarnings.warn('old')"},
        "UserWarning: old",
        "index.md",
    ),
    "unbound number": ({"prose": "It is 0.5."}, "decimal 0.5", "index.md"),
    "broken formula": ({"prose": r"$\frac{1$"}, "formula", "index.md"),
    "difference too large": (
        {
            "cell": "from groundup.compare import largest_difference\n"
            "largest_difference(1.0, 2.0, at_most=0.5)"
        },
        "at most 0.5 is allowed",
        "index.md",
    ),
    "wrong solution": (
        {
            "cell": "from groundup.exercises import WrongAnswer\n"
            "raise WrongAnswer('it is 3')"
        },
        "it is 3",
        "index.md",
    ),
}


def write(folder: Path, **changes: str) -> None:
    """Write a book of one chapter and one script, with the real settings."""
    docs = folder / "docs"
    for name in SOURCES:
        target = docs / name
        if not target.exists():
            target.parent.mkdir(exist_ok=True)
            source = ROOT / "docs" / name
            (shutil.copytree if source.is_dir() else shutil.copy)(
                source, target
            )
    for name in ("src", "pyproject.toml", "README.md", "LICENSE"):
        link = folder / name
        link.exists() or link.symlink_to(ROOT / name)
    examples = folder / "examples"
    examples.mkdir(exist_ok=True)
    (examples / "GALLERY_HEADER.rst").write_text("Pictures\n========\n\nAll.")
    parts = SOUND | changes
    (docs / "index.md").write_text(INDEX.format(**parts))
    (examples / "plot_line.py").write_text(SCRIPT.format(**parts))


def build(folder: Path) -> tuple[int, str]:
    """Build it with the options of `nox -s docs`."""
    command = (
        "-m sphinx -b html -n -W --keep-going -j auto --no-color "
        "-d docs/_build/doctrees docs docs/_build/html"
    )
    done = subprocess.run(
        [sys.executable, *command.split()],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder / "src")},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
        timeout=300,
    )
    return done.returncode, COLOUR.sub("", done.stdout + done.stderr)


def test_a_sound_book_is_built(tmp_path: Path) -> None:
    write(tmp_path)
    code, messages = build(tmp_path)
    assert code == 0, messages


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_fails_the_build_and_fails_it_again(
    tmp_path: Path, fault: str
) -> None:
    changes, message, place = FAULTS[fault]
    write(tmp_path, **changes)
    for _ in range(2):
        code, messages = build(tmp_path)
        assert code != 0
        assert message in messages
        assert place in messages
