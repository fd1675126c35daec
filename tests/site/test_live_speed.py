"""How light live code is before the first click, and how soon it answers.

Nothing is asserted of times, which depend on the machine: the closing table
shows them beside the limits that hold on two quiet cores.
"""

from collections.abc import Callable
from pathlib import Path
from statistics import median

import chromium
import pytest
from conftest import OpenPage, Tell
from live_cells import PATIENCE
from playwright.sync_api import Browser, BrowserContext
from test_live import CHAPTER, GALLERY

BEFORE_CLICK = 60 * 1024
# Seconds from the first click to the first output: without a cache, and with.
LIMITS = {("text", CHAPTER): (6, 3), ("figure", GALLERY): (11, 7)}
TIMES = 3
# Presses Run; gives the seconds until something stands in the cell's output.
FIRST_OUTPUT = """(run) => new Promise((resolve) => {
  const output = run.closest(".live").querySelector(".live-output");
  const begin = performance.now();
  const given = () => resolve((performance.now() - begin) / 1000);
  new MutationObserver(given).observe(output, { childList: true });
  run.click();
})"""
LOADED = """() => performance.getEntriesByType("resource")
  .map((each) => [new URL(each.name).pathname.split("/").at(-1),
                  each.encodedBodySize])
  .filter(([name]) => /^live|^pyodide|^editor|[.]whl$/.test(name))"""

Profile = Callable[[], BrowserContext]


@pytest.fixture
def new_reader(browser: Browser, tmp_path: Path) -> Profile:
    """Start the browser of a reader who has never been here.

    A profile of its own has a cache on the disk, as a reader's has.
    """

    def start() -> BrowserContext:
        folder = tmp_path / f"reader-{len(list(tmp_path.iterdir()))}"
        return browser.browser_type.launch_persistent_context(
            folder, executable_path=chromium.find(), args=chromium.FLAGS
        )

    return start


def seconds(context: BrowserContext, address: str) -> float:
    """Press the first Run of a page, and measure."""
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    # The last block of a script draws; the first cell with output prints.
    cells = page.locator(".block.live:last-of-type, .cell.live:has(.output)")
    run = cells.first.get_by_role("button", name="Run")
    found: float = run.evaluate(FIRST_OUTPUT, timeout=PATIENCE)
    page.close()
    return found


@pytest.mark.parametrize("path", [CHAPTER, GALLERY])
def test_little_is_loaded_before_the_first_click(
    open_page: OpenPage, tell: Tell, path: str
) -> None:
    page = open_page(path)
    page.wait_for_load_state("networkidle")
    loaded = dict(page.evaluate(LOADED))
    assert set(loaded) == {"live.css", "live.js"}
    weight = sum(loaded.values())
    tell("live code: before the first click", f"{weight / 1024:.1f} KiB")
    assert weight <= BEFORE_CLICK


@pytest.mark.alone
@pytest.mark.parametrize("kind, path", LIMITS)
def test_the_first_output_comes_soon(
    new_reader: Profile,
    site: str,
    tell: Tell,
    kind: str,
    path: str,
) -> None:
    cold, warm = [], []
    for _ in range(TIMES):
        context = new_reader()
        cold.append(seconds(context, site + path))
        warm.append(seconds(context, site + path))
        context.close()
    for cache, found, limit in zip(
        ("cold", "warm"), (cold, warm), LIMITS[kind, path], strict=True
    ):
        over = " OVER" if median(found) > limit else ""
        tell(
            f"live code: first output of a {kind} cell, {cache}",
            f"{median(found):.1f} s (at most {limit}{over})",
        )
