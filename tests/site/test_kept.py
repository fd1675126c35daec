"""What a reader changes is there again, in this browser and no other."""

from collections.abc import Callable

import pytest
from live_cells import Cell
from playwright.sync_api import Dialog, Page, Route, expect

CHAPTER = "chapters/01-tensors.html"
SCALAR = "scalar = gu.constant(42.0)"
CUBE = "cube = gu.constant"
NOT_RUN = "Your code, not run yet."
OWN = "scalar = gu.constant(6.0)\nprint(7 * scalar.numpy())"
LONG = "\n".join(f"print({number})" for number in range(60))
LOADED = "performance.getEntriesByType('resource').map(each => each.name)"
KEPT = "Object.keys(localStorage)"
FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("full", "QuotaExceededError");
}"""
REFUSED = """Object.defineProperty(window, "localStorage", {
  configurable: true,
  get() { throw new DOMException("refused", "SecurityError"); },
})"""
# Every cell's code becomes longer than its box, or as short as can be.
CHANGE = """isLong => document.querySelectorAll(".live").forEach(cell => {
  const book = cell.querySelector("pre").textContent;
  const name = `groundup-code ${location.pathname}\\n${book}`;
  localStorage.setItem(name, isLong ? `${book}#${"\\n ".repeat(99)}` : "1");
})"""
# Where everything is, but for what takes the room that others give it.
PLACES = """[...document.querySelectorAll("article *")]
  .filter(each => !each.closest(".live-bar, .live-output, pre, .progress"))
  .map(each => each.getBoundingClientRect().top + scrollY)"""
OpenPage = Callable[..., Page]


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """The first chapter."""
    return open_page(CHAPTER)


def find(page: Page, code: str) -> Cell:
    """Find the cell that has a piece of code at build."""
    name = page.locator(".cell.live", has_text=code).first.get_attribute("id")
    return Cell(page, page.locator(f"[id='{name}']"))


def shown(cell: Cell) -> str:
    """Return the code that a cell shows where no editor is open."""
    return cell.cell.locator("pre").first.inner_text().strip()


def test_changed_code_returns_and_runs(page: Page) -> None:
    cell, below = find(page, SCALAR), find(page, CUBE)
    book, colours = shown(cell), cell.cell.locator("pre").first.inner_html()
    built = cell.built()
    cell.replace(OWN)
    page.reload(wait_until="networkidle")
    assert shown(cell) == OWN
    expect(cell.status).to_have_text(NOT_RUN)
    assert cell.built() == built
    loaded = " ".join(page.evaluate(LOADED))
    assert "/live.js" in loaded
    assert "/editor.js" not in loaded
    assert "/worker.js" not in loaded
    # A cell that runs below it finds what it made, and so has it run.
    below.press("Run")
    below.wait()
    expect(cell.output).to_have_text("42.0")
    expect(cell.status).to_be_empty()
    expect(cell.cell.locator(".cell_output").nth(1)).to_be_hidden()
    cell.press("Edit")
    expect(cell.cell.get_by_role("textbox")).to_contain_text("7 * scalar")
    assert cell.run().strip() == "42.0"
    cell.press("Reset")
    assert shown(cell) == book
    assert cell.cell.locator("pre").first.inner_html() == colours
    assert page.evaluate(KEPT) == []
    page.reload()
    assert shown(cell) == book
    expect(cell.status).to_be_empty()


def test_reset_needs_no_editor(page: Page) -> None:
    cell = find(page, SCALAR)
    book = shown(cell)
    cell.replace(OWN)
    page.reload()
    assert shown(cell) == OWN
    cell.press("Reset")
    assert shown(cell) == book
    expect(cell.status).to_be_empty()
    expect(cell.cell.get_by_role("button", name="Run")).to_be_focused()
    page.reload()
    assert shown(cell) == book


def test_an_answer_returns_and_is_checked(page: Page) -> None:
    cell = find(page, "exercises.check_video(shape)")
    cell.replace("exercises.check_video((16, 30, 48, 64, 3))")
    page.reload()
    expect(cell.status).to_have_text(NOT_RUN)
    assert "Correct." in cell.run()


def test_code_that_is_the_book_s_again_is_not_kept(page: Page) -> None:
    cell = find(page, SCALAR)
    book = shown(cell)
    cell.replace(OWN)
    expect(cell.status).to_have_text(NOT_RUN)
    assert len(page.evaluate(KEPT)) == 1
    cell.cell.get_by_role("textbox").fill(book)
    expect(cell.status).to_be_empty()
    assert page.evaluate(KEPT) == []


def test_code_that_the_book_has_changed_is_the_book_s(page: Page) -> None:
    cell = find(page, SCALAR)
    cell.replace(OWN)

    def change(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, body=answer.text().replace("42.0", "43.0")
        )

    page.route(f"**/{CHAPTER}", change)
    page.reload()
    assert shown(cell).startswith("scalar = gu.constant(43.0)")
    expect(cell.status).to_be_empty()
    assert "43.0" in cell.run()
    # Nothing is lost: with the book's old code, the reader's returns.
    page.unroute(f"**/{CHAPTER}")
    page.reload()
    assert shown(cell) == OWN


@pytest.mark.parametrize("storage", [FULL, REFUSED], ids=["full", "refused"])
def test_cells_work_where_nothing_can_be_kept(
    page: Page, storage: str
) -> None:
    page.add_init_script(storage)
    page.reload()
    cell = find(page, SCALAR)
    book = shown(cell)
    cell.replace(OWN)
    assert cell.run().strip() == "42.0"
    cell.press("Reset")
    assert shown(cell) == book
    cell.replace(OWN)
    page.reload()
    assert shown(cell) == book


@pytest.mark.parametrize("is_long", [True, False], ids=["long", "short"])
@pytest.mark.parametrize("is_phone", [True, False], ids=["phone", "mouse"])
@pytest.mark.parametrize("width", [320, 1280])
def test_changed_code_comes_to_the_place_of_the_book_s(
    open_page: OpenPage, width: int, is_phone: bool, is_long: bool
) -> None:
    page = open_page(CHAPTER, width, is_mobile=is_phone, has_touch=is_phone)
    page.wait_for_load_state("networkidle")
    places = page.evaluate(PLACES)
    page.evaluate(CHANGE, is_long)
    page.reload(wait_until="networkidle")
    notes = page.locator(".live-bar", has_text=NOT_RUN)
    expect(notes).to_have_count(page.locator(".live").count())
    assert page.evaluate(PLACES) == places


def test_the_keyboard_reaches_code_that_is_longer_than_its_box(
    page: Page,
) -> None:
    cell = find(page, SCALAR)
    cell.replace(LONG)
    page.reload()
    code = cell.cell.locator("pre").first
    expect(code).to_have_accessible_name("Code that scrolls")
    code.focus()
    page.keyboard.press("End")
    page.wait_for_function("() => document.activeElement.scrollTop > 0")
    page.emulate_media(media="print")
    assert code.evaluate("e => e.scrollHeight - e.clientHeight") <= 1
    page.emulate_media(media="screen")
    expect(code).to_have_attribute("tabindex", "0")
    cell.press("Reset")
    expect(code).not_to_have_attribute("tabindex", "0")


def test_the_browser_forgets_code_when_it_is_asked_twice(page: Page) -> None:
    cell = find(page, SCALAR)
    book = shown(cell)
    cell.replace(OWN)
    progress = page.locator(".progress")
    expect(progress).to_contain_text("Pages read: 0. Cells changed: 1.")
    forget = progress.get_by_role("button", name="Forget")
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.once("dialog", refuse)
    forget.click()
    assert ["the code you changed" in each for each in asked] == [True]
    page.reload()
    assert shown(cell) == OWN
    page.once("dialog", lambda dialog: dialog.accept())
    forget.click()
    expect(progress).to_contain_text("Pages read: 0. Cells changed: 0.")
    expect(forget).to_be_hidden()
    page.reload()
    assert shown(cell) == book
