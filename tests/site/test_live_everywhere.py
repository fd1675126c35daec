"""Every live cell of every page gives what the build gave."""

import re
from typing import Any

import pages
import pytest
import server
from conftest import OpenPage, Tell
from live_cells import WELL, Cell
from playwright.sync_api import Locator, Page, expect

# A chapter's cells may train networks, on a machine that is busy.
PATIENCE = 600_000
NUMBER = re.compile(
    r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?"
)
# Chapters print float32 numbers, whose last digit depends on the processor.
ROUNDING = 2e-6
# How far rounding goes is what these lines measure; the cell has judged it.
GAP = re.compile(r"(?<=largest difference: )\S+")
# What each cell showed when the page was built, and what it shows now.
READ = """() => {
  const texts = (parts) => parts.flatMap((part) =>
    part.matches("pre, .live-wrong") ? [part.textContent]
      : texts([...part.children])).join("");
  const pictures = (parts) => parts.reduce((count, part) =>
    count + part.matches("img") + part.querySelectorAll("img").length, 0);
  return [...document.querySelectorAll(".live")].map((cell) => {
    const now = cell.querySelector(".live-output");
    const own = ".live-bar, .live-output, .live-editor";
    const built = [...cell.children].slice(1).filter((e) => !e.matches(own));
    return {
      code: cell.querySelector("pre").textContent,
      isMeasured: cell.matches(".tag_measured, .tag_timed"),
      built: [texts(built), pictures(built)],
      now: [texts([now]), pictures([now])],
      status: cell.querySelector(".live-bar [role=status]").textContent,
    };
  });
}"""
RUN = """(selector) => {
  for (const cell of document.querySelectorAll(selector)) {
    cell.querySelector(".live-bar button").click();
  }
}"""


def live_pages() -> list[str]:
    """List the pages with live code: chapters first, since they take longest.

    What is loaded for live code is also what says so.
    """
    found = [
        page
        for page in pages.all_pages()
        if 'id="live-page"' in (server.folder() / page).read_text("utf-8")
    ]
    return sorted(found, key=lambda page: "gallery/" in page)


def run(page: Page, selector: str) -> None:
    """Press Run of these cells, closed solutions included, and wait."""
    page.evaluate(RUN, selector)
    running = page.locator("button[aria-label^=Stop]:not([hidden])")
    expect(running).to_have_count(0, timeout=PATIENCE)


def cells(page: Page) -> list[dict[str, Any]]:
    """Return what the page's live cells showed, and show."""
    found: list[dict[str, Any]] = page.evaluate(READ)
    assert found
    return found


def words(text: str) -> str:
    """Return what a text says besides numbers, however wide they are set."""
    return "".join(NUMBER.sub("#", text).split())


def numbers(text: str) -> list[float]:
    """Return the numbers in a text."""
    return [float(each.replace(",", "")) for each in NUMBER.findall(text)]


def assert_alike(cell: dict[str, Any]) -> None:
    """Compare what a cell shows with what it showed at build."""
    (built, drawn), (now, draws) = cell["built"], cell["now"]
    assert cell["status"] in WELL, cell["code"]
    assert draws == drawn, cell["code"]
    built, now = GAP.sub("measured", built), GAP.sub("measured", now)
    assert words(now) == words(built), cell["code"]
    if not cell["isMeasured"]:
        close = pytest.approx(numbers(built), rel=ROUNDING, abs=0)
        assert numbers(now) == close, cell["code"]


def assert_judged(page: Page, exercise: Locator) -> None:
    """Type an exercise's own solution as the answer, and have it checked."""
    answer = Cell(page, exercise.locator(".live.tag_answer"))
    assert "Correct." not in answer.output.inner_text()
    solution = exercise.locator(".solution .live > :first-child pre")
    answer.replace("\n".join(solution.all_text_contents()))
    assert "Correct." in answer.run()


@pytest.mark.parametrize("path", live_pages())
def test_cells_give_what_the_build_gave(
    look_at: OpenPage, tell: Tell, path: str
) -> None:
    """And exercises take their solutions, but not what they start with."""
    page = look_at(path)
    if page.locator(".block.live").count():
        # The blocks of a script run together, and the last one draws.
        run(page, ".block.live:last-of-type")
    else:
        run(page, ".live")
    found = cells(page)
    for cell in found:
        assert_alike(cell)
    tell("live code: cells that give what the build gave", len(found))
    # From the last to the first: what stands above each has run already.
    for exercise in reversed(page.locator(".exercise").all()):
        assert_judged(page, exercise)
