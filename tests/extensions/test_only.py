"""One page alone: its cells and pictures run, no others."""

import os
import subprocess
import sys
from pathlib import Path

import minibook
import pytest
from minibook import ROOT, write
from test_figures import CONF, EXTENSIONS, HEADER, SCRIPT

PAGE = """
    # Page

    See {{doc}}`{other}` and {{ref}}`there`.

    ```{{code-cell}}
    open("ran-{own}", "w").close()
    ```

    ```{{gallery-figure}} plot_{own}
    :name: fig-{own}
    A line.
    ```

    See {{numref}}`fig-{own}`.
    """
SOURCES = {
    "index.md": "# Book\n\n```{toctree}\nparts/a\nparts/b\ngallery/index\n```",
    "notation.md": "# Notation\n",
    "glossary.md": "# Glossary\n",
    "bibliography.md": "# Bibliography\n",
    "parts/a.md": PAGE.format(own="a", other="b"),
    "parts/b.md": PAGE.format(own="b", other="a"),
    "examples/GALLERY_HEADER.rst": HEADER,
    "examples/plot_a.py": SCRIPT,
    "examples/plot_b.py": SCRIPT,
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    write(tmp_path, SOURCES, [*EXTENSIONS, "offline", "only"], CONF)
    return tmp_path


def build(source: Path, page: str) -> subprocess.CompletedProcess[str]:
    command = "-m sphinx -n -W --keep-going -q --no-color . _build/only"
    return subprocess.run(
        [sys.executable, *command.split(), "-D", f"only={page}"],
        cwd=source,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_runs_what_the_page_needs_and_nothing_else(source: Path) -> None:
    done = build(source, "parts/a")
    assert done.returncode == 0, done.stderr
    assert {path.name for path in source.rglob("ran-*")} == {"ran-a"}
    pictures = {path.stem for path in source.rglob("sphx_glr_*_001.svg")}
    assert pictures == {"sphx_glr_plot_a_001"}
    site = source / "_build" / "only"
    assert "sphx_glr_plot_a_001.svg" in (site / "parts/a.html").read_text()
    assert not (site / "parts/b.html").exists()
    assert not (site / "offline").exists()


def test_the_whole_book_is_free_of_what_it_leaves(source: Path) -> None:
    assert build(source, "parts/a").returncode == 0
    assert (source / "gallery_only").is_dir()
    whole = minibook.build(source)
    assert "gallery_only" not in whole.messages
    assert (whole.site / "gallery" / "index.html").is_file()
    assert not (whole.site / "gallery_only").exists()


def test_the_pages_own_faults_still_fail(source: Path) -> None:
    page = source / "parts/a.md"
    page.write_text(page.read_text() + "\n```{code-cell}\n1 / 0\n```\n")
    done = build(source, "parts/a")
    assert done.returncode != 0
    assert "ZeroDivisionError" in done.stderr


def test_an_unknown_page_is_answered_with_those_there_are(
    source: Path,
) -> None:
    done = build(source, "parts/c")
    assert done.returncode != 0
    words = "no page 'parts/c'; there are: parts/a, parts/b"
    assert words in done.stderr
