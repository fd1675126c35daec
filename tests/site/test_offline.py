"""The site works from its zip, in a folder of a plain local web server."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
import server
from conftest import OpenPage
from live_cells import Cell
from playwright.sync_api import expect
from test_live import CHAPTER, GALLERY

# Unbuffered, so that the line with the port comes at once.
SERVER = [sys.executable, "-u", "-m", "http.server", "0"]


@pytest.fixture(scope="module")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the unpacked site on Python's own web server."""
    (archive,) = Path(server.folder(), "offline").glob("*.zip")
    folder = tmp_path_factory.mktemp("unpacked")
    with ZipFile(archive) as held:
        held.extractall(folder)
    with subprocess.Popen(
        [*SERVER, "--bind", "127.0.0.1"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as started:
        assert started.stdout
        said = re.search(r"port (\d+)", started.stdout.readline())
        assert said
        yield f"http://localhost:{said[1]}/{archive.stem}/"
        started.terminate()


def test_the_home_page_leads_to_a_chapter(
    open_page: OpenPage, offline: str
) -> None:
    page = open_page(offline)
    expect(page.locator(".offline")).to_contain_text("no copies of itself")
    page.get_by_role("link", name="Start with chapter 1").click()
    expect(page.locator("h1")).to_contain_text("Tensors")
    loaded = "all => all.every(each => each.naturalWidth > 0)"
    pictures = page.locator("article img.only-light")
    pictures.evaluate_all("all => all.forEach(e => { e.loading = 'eager'; })")
    page.wait_for_load_state("networkidle")
    assert pictures.count()
    assert pictures.evaluate_all(loaded)


def test_a_cell_runs(open_page: OpenPage, offline: str) -> None:
    page = open_page(offline + CHAPTER)
    cells = page.locator(".cell.live", has_text="scalar = gu.constant(42.0)")
    cell = Cell(page, cells.first)
    expected = cell.built()
    assert cell.run().strip() == expected.strip()


def test_a_gallery_page_draws(open_page: OpenPage, offline: str) -> None:
    page = open_page(offline + GALLERY)
    cell = Cell(page, page.locator(".block.live").last)
    cell.run()
    expect(cell.output.locator("img").first).to_be_visible()


def test_the_search_finds(open_page: OpenPage, offline: str) -> None:
    page = open_page(f"{offline}search.html?q=backpropagation")
    found = page.locator("#search-results li a")
    expect(found.first).to_be_visible()
    found.filter(has_text="Backpropagation").first.click()
    expect(page.locator("h1")).to_contain_text("ackpropagation")
