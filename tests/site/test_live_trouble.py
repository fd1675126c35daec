"""What goes wrong is said where the reader looks, and the next run works."""

from collections.abc import Callable

import pytest
from live_cells import PATIENCE, Cell
from playwright.sync_api import Page, expect

CHAPTER = "chapters/01-tensors.html"
SCALAR = "scalar = gu.constant(42.0)"
CUBE = "cube = gu.constant"
ENDLESS = "while True:\n    pass"
# Reads memory that is not there: Python itself breaks down.
CRASH = "import ctypes\nctypes.string_at(0xFFFFFFF0, 100_000)"
# What a browser does that knows no workers made of modules.
OLD = "window.Worker = class { terminate() {} };"


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """The first chapter."""
    return open_page(CHAPTER)


def find(page: Page, code: str) -> Cell:
    """Find a cell by a piece of its code."""
    return Cell(page, page.locator(".cell.live", has_text=code).first)


def press_run(cell: Cell) -> None:
    """Press Run, and wait until it runs no more."""
    cell.press("Run")
    cell.wait()


def test_python_that_cannot_be_fetched_is_missed(
    page: Page, problems: list[str]
) -> None:
    cell = find(page, SCALAR)
    page.route("**/*.wasm", lambda route: route.abort())
    press_run(cell)
    expect(cell.status).to_contain_text("Python could not be loaded.")
    page.unroute("**/*.wasm")
    problems.clear()
    assert cell.run().strip() == cell.built().strip()


def test_an_editor_that_cannot_be_fetched_is_missed(
    page: Page, problems: list[str]
) -> None:
    cell = find(page, SCALAR)
    page.route("**/editor.js", lambda route: route.abort())
    cell.press("Edit")
    expect(cell.status).to_contain_text("The editor could not be loaded.")
    problems.clear()
    assert cell.run().strip() == cell.built().strip()


@pytest.mark.parametrize("lacks", [OLD, "delete window.WebAssembly;"])
def test_a_browser_that_is_too_old_says_so(page: Page, lacks: str) -> None:
    page.add_init_script(lacks)
    page.reload()
    cell = find(page, SCALAR)
    press_run(cell)
    expect(cell.status).to_contain_text("This browser cannot run Python")


def test_python_that_breaks_down_starts_anew(
    page: Page, problems: list[str]
) -> None:
    cell = find(page, SCALAR)
    cell.replace(CRASH)
    press_run(cell)
    expect(cell.status).to_contain_text("Python broke down")
    problems.clear()
    cell.press("Reset")
    assert cell.run().strip() == cell.built().strip()


def test_a_cell_that_waits_can_be_called_off(page: Page) -> None:
    above, first, second = (
        find(page, code) for code in ("import numpy", SCALAR, CUBE)
    )
    above.replace(ENDLESS)
    for cell in above, first, second:
        cell.press("Run")
    expect(above.status).to_have_text("Running …", timeout=PATIENCE)
    expect(first.status).to_have_text("Waits for the cell that runs.")
    first.press("Stop")
    expect(first.status).to_be_empty()
    expect(above.status).to_have_text("Running …")
    # To stop what runs is to call off all that wait for it.
    above.press("Stop")
    expect(above.status).to_contain_text("Stopped.")
    expect(second.status).to_be_empty()
    above.press("Reset")
    assert second.run().strip() == second.built().strip()


def test_a_failure_above_is_named_and_leaves_when_mended(page: Page) -> None:
    above, middle, below = (
        find(page, code) for code in ("import numpy", SCALAR, CUBE)
    )
    above.replace("gu = None")
    press_run(below)
    expect(below.status).to_have_text("Not run: cell 2, above, failed.")
    expect(middle.output).to_contain_text("AttributeError")
    above.press("Reset")
    assert below.run().strip() == below.built().strip()
    expect(middle.output).to_be_empty()


def test_a_question_to_the_reader_says_what_to_do(page: Page) -> None:
    cell = find(page, SCALAR)
    cell.replace('input("Your name? ")')
    assert "write the value into the code" in cell.run()


def test_escape_then_tab_leaves_the_editor(page: Page) -> None:
    cell = find(page, SCALAR)
    cell.press("Edit")
    editor = cell.cell.get_by_role("textbox")
    expect(editor).to_be_focused()
    page.keyboard.press("Tab")
    expect(editor).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(cell.cell.get_by_role("button", name="Run")).to_be_focused()
