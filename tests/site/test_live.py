"""Code runs on the page itself, in the order of the page and nowhere else."""

from collections.abc import Callable

import pytest
from live_cells import PATIENCE, Cell
from playwright.sync_api import Page, expect

CHAPTER = "chapters/01-tensors.html"
GALLERY = "gallery/plot_strides.html"
OpenCell = Callable[[str], Cell]
# How much higher each bar is with its buttons than without.
GROWN = """bars => bars.map(bar => {
  const full = bar.offsetHeight;
  const buttons = [...bar.childNodes];
  bar.replaceChildren();
  const empty = bar.offsetHeight;
  bar.append(...buttons);
  return full - empty;
})"""


@pytest.fixture
def chapter(open_page: Callable[..., Page]) -> OpenCell:
    """Find a cell of a chapter by a piece of its code."""
    page = open_page(CHAPTER)

    def find(code: str) -> Cell:
        return Cell(page, page.locator(".cell.live", has_text=code).first)

    return find


def test_a_cell_gives_what_the_build_printed(chapter: OpenCell) -> None:
    cell = chapter("scalar = gu.constant(42.0)")
    expected = cell.built()
    assert cell.run().strip() == expected.strip()
    expect(cell.cell.locator(".cell_output").nth(1)).to_be_hidden()


def test_a_cell_offers_what_has_a_use_now(chapter: OpenCell) -> None:
    cell = chapter("scalar = gu.constant(42.0)")
    seen = cell.cell.locator(".live-bar button:visible")
    expect(seen).to_have_text(["Run", "Edit"])


@pytest.mark.parametrize("is_phone", [False, True])
def test_buttons_come_to_a_place_that_was_kept(
    open_page: Callable[..., Page], is_phone: bool
) -> None:
    width = 390 if is_phone else 1280
    page = open_page(CHAPTER, width, is_mobile=is_phone, has_touch=is_phone)
    grown = page.locator(".live > .live-bar").evaluate_all(GROWN)
    assert len(grown) > 10
    assert set(grown) == {0}


def test_a_cell_that_prints_nothing_says_that_it_has_run(
    chapter: OpenCell,
) -> None:
    cell = chapter("import numpy")
    cell.run()
    expect(cell.status).to_have_text("Done. It gave no output.")


def test_edited_code_runs_with_shift_and_enter(chapter: OpenCell) -> None:
    cell = chapter("scalar = gu.constant(42.0)")
    cell.replace("print(6 * 7)")
    cell.page.keyboard.press("Shift+Enter")
    assert cell.result().strip() == "42"
    below = chapter("cube = gu.constant")
    assert "NameError: name 'scalar' is not defined" in below.run()
    cell.press("Reset")
    expect(cell.output).to_be_empty()
    assert below.run().strip() == below.built().strip()


def test_a_mistake_shows_the_reader_s_own_line(chapter: OpenCell) -> None:
    cell = chapter("scalar = gu.constant(42.0)")
    cell.replace("def f():\n    return gu.constant([[1], []])\nf()")
    said = cell.run()
    assert 'File "cell 2", line 2, in f' in said
    assert "ValueError" in said
    assert "groundup/" not in said


def test_stop_ends_an_endless_loop(chapter: OpenCell) -> None:
    cell = chapter("scalar = gu.constant(42.0)")
    cell.replace("print('begun', flush=True)\nwhile True:\n    pass")
    cell.press("Run")
    expect(cell.status).to_have_text("Running …", timeout=PATIENCE)
    # The page still answers, and a second press has no effect.
    cell.cell.get_by_role("button", name="Run").click(force=True)
    cell.press("Stop")
    expect(cell.status).to_contain_text("Stopped.")
    expect(cell.cell.get_by_role("button", name="Run")).to_be_focused()
    cell.press("Reset")
    assert cell.run().strip() == cell.built().strip()


def test_an_exercise_is_checked(chapter: OpenCell) -> None:
    cell = chapter("exercises.check_video(shape)")
    assert "Not answered yet" in cell.run()
    cell.replace("exercises.check_video((16, 30, 64, 48, 3))")
    cell.run()
    expect(cell.output.locator(".live-wrong")).to_have_count(1)
    expect(cell.output.locator(".live-error")).to_have_count(0)
    cell.cell.get_by_role("textbox").fill(
        "exercises.check_video((16, 30, 48, 64, 3))"
    )
    assert "Correct." in cell.run()


def test_a_cell_that_needs_tensorflow_says_so(chapter: OpenCell) -> None:
    page = chapter("import numpy").page
    cell = page.locator(".cell.built").first
    expect(cell.locator(".live-bar")).to_have_text(
        "Runs at build only: needs TensorFlow."
    )
    expect(cell.get_by_role("button", name="Run")).to_have_count(0)


def test_a_gallery_page_draws_its_figure(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(GALLERY)
    cell = Cell(page, page.locator(".block.live").last)
    cell.run()
    pictures = cell.output.locator("img")
    expect(pictures).to_have_count(2)
    expect(pictures.first).to_be_visible()
    expect(pictures.last).to_be_hidden()
    # It takes the place of the picture that the build drew.
    expect(cell.cell.locator("img:visible")).to_have_count(1)
    width = "image => image.decode().then(() => image.naturalWidth)"
    assert pictures.first.evaluate(width) > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_editor_takes_the_place_of_a_block(
    open_page: Callable[..., Page], scheme: str
) -> None:
    page = open_page(GALLERY, scheme=scheme)
    cell = Cell(page, page.locator(".block.live").last)
    cell.replace("1 / 0")
    expect(cell.cell.locator("pre:visible")).to_have_count(0)
    assert "ZeroDivisionError" in cell.run()
    expect(cell.cell.locator("img:visible")).to_have_count(0)
    cell.press("Reset")
    expect(cell.cell.locator("pre:visible")).to_have_count(1)
    expect(cell.cell.locator("img:visible")).to_have_count(1)
