"""Cells and scripts run side by side, once, before pages are read."""

from pathlib import Path

import pytest
from minibook import Result, build, write
from sphinx.util.parallel import parallel_available

EXTENSIONS = ["myst_nb", "ahead", "sphinx_gallery.gen_gallery"]
EXTENSIONS += ["fresh", "stale"]
# Each notes its run, and waits until the other has begun.
MEET = """
import time
from pathlib import Path

folder = Path({folder!r})
with open(folder / "{here}.runs", "a") as runs:
    runs.write("x")
end = time.monotonic() + {seconds}
while not (folder / "{there}.runs").exists() and time.monotonic() < end:
    time.sleep(0.05)
assert (folder / "{there}.runs").exists(), "nobody came"
print("met {there}")
"""
PAGE = "# Page\n\n```{{code-cell}}\n{code}\n```\n"
SCRIPT = '"""\nTitle\n=====\n\nText.\n"""\n{code}\n'
SOURCES = {
    "index.md": "# Book\n\n```{toctree}\npage\ngallery/index\n```\n",
    "examples/GALLERY_HEADER.rst": "Gallery\n=======\n\nAll.\n",
}


def book(folder: Path, seconds: float) -> None:
    """Write a book whose page and script pass if they run at once."""
    common = {"folder": str(folder), "seconds": seconds}
    page = MEET.format(here="page", there="script", **common)
    script = MEET.format(here="script", there="page", **common)
    sources = {
        "page.md": PAGE.format(code=page),
        "examples/plot_it.py": SCRIPT.format(code=script),
    }
    conf = "nb_execution_raise_on_error = False\n"
    write(folder, SOURCES | sources, EXTENSIONS, conf)


def runs(folder: Path) -> dict[str, int]:
    """How often the page and the script ran."""
    return {
        name: len((folder / f"{name}.runs").read_text())
        for name in ("page", "script")
    }


@pytest.fixture(scope="module")
def met(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    if not parallel_available:
        pytest.skip("this system has no fork, so one runs after the other")
    folder = tmp_path_factory.mktemp("ahead")
    book(folder, 120)
    return folder, build(folder, "-j", "2", "-v")


def test_a_page_and_a_script_run_at_the_same_time_and_once(
    met: tuple[Path, Result],
) -> None:
    folder, built = met
    assert built.code == 0, built.messages
    assert "met script" in built.html("page")
    assert "met page" in built.html("gallery/plot_it")
    assert runs(folder) == {"page": 1, "script": 1}


def test_what_ran_does_not_run_again(met: tuple[Path, Result]) -> None:
    folder, _ = met
    assert build(folder, "-j", "2").code == 0
    assert runs(folder) == {"page": 1, "script": 1}


def test_one_that_fails_is_reported_again_and_again(tmp_path: Path) -> None:
    book(tmp_path, 0)
    (tmp_path / "page.md").write_text("# Page\n")
    for _ in range(2):
        built = build(tmp_path, "-j", "2")
        assert built.code != 0
        assert "nobody came" in built.messages
        assert "plot_it.py" in built.messages


def test_a_page_that_fails_runs_once_in_a_build(tmp_path: Path) -> None:
    book(tmp_path, 0)
    (tmp_path / "examples" / "plot_it.py").write_text(SCRIPT.format(code=""))
    for count in 1, 2:
        built = build(tmp_path, "-j", "2")
        assert built.code != 0
        assert "nobody came" in built.messages
        assert "page.md" in built.messages
        assert (tmp_path / "page.runs").read_text() == count * "x"


def test_a_message_of_a_script_that_passes_is_not_lost(tmp_path: Path) -> None:
    book(tmp_path, 0)
    (tmp_path / "page.md").write_text("# Page\n")
    odd = "# sphinx_gallery_line_numbers = of course\nprint(1)"
    (tmp_path / "examples" / "plot_it.py").write_text(SCRIPT.format(code=odd))
    built = build(tmp_path, "-j", "2")
    assert built.code != 0
    assert "of course" in built.messages
