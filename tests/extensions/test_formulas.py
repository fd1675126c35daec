"""Formulas are rendered at build; a broken one fails it, at its place."""

import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from minibook import build, write

EXTENSIONS = ["myst_nb", "sphinxcontrib.katex", "formulas"]
CONF = "katex_prerender = True\nkatex_css_path = 'katex.min.css'\n"


def test_a_formula_is_html_and_mathml_and_needs_no_script(
    tmp_path: Path,
) -> None:
    write(tmp_path, {"index.md": "# Book\n\n$x_i^2$\n"}, EXTENSIONS, CONF)
    book = build(tmp_path)
    assert book.code == 0, book.messages
    page = BeautifulSoup(book.html(), "html.parser")
    assert page.select_one(".katex math msubsup")
    assert not page.find("script", src=lambda src: "katex" in (src or ""))


def test_a_broken_formula_is_named(tmp_path: Path) -> None:
    pages = {"index.md": "# Book\n\nText.\n\nA part: $\\frac{1$\n"}
    write(tmp_path, pages, EXTENSIONS, CONF)
    book = build(tmp_path)
    assert book.code != 0
    assert "index.md:5: WARNING: formula: KaTeX parse error" in book.messages


@pytest.mark.parametrize(
    ("script", "did"),
    [
        ("process.exit(3)", "ended with exit code 3"),
        ("process.stdin.once('data', () => process.exit(3))", "exit code 3"),
        ("console.log('Out of luck')", "answered 'Out of luck\\n'"),
    ],
    ids=["at once", "when asked", "with other words"],
)
def test_node_that_fails_is_told_of(
    tmp_path: Path, script: str, did: str
) -> None:
    conf = f"{CONF}import formulas\nformulas.SCRIPT = {script!r}\n"
    write(tmp_path, {"index.md": "# Book\n\n$x$\n"}, EXTENSIONS, conf)
    book = build(tmp_path)
    assert book.code != 0
    assert did in book.messages
    assert "--version` prints a version" in book.messages


@pytest.mark.parametrize("processes", ["1", "2"])
def test_no_process_outlives_the_build(tmp_path: Path, processes: str) -> None:
    titles = [f"p{i}.md" for i in range(8)]
    links = "# Book\n\n```{toctree}\n" + "\n".join(titles) + "\n```\n"
    pages = {title: f"# $x^{title[1]}$\n" for title in titles}
    write(tmp_path, {"index.md": links, **pages}, EXTENSIONS, CONF)
    # It waits for the end of the output, which a left server would hold open.
    done = subprocess.run(
        [sys.executable, *f"-m sphinx -q -j {processes} . out".split()],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr.decode()
