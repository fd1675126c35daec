"""The optimizers of the race go where groundup's go."""

import re

import pytest
from conftest import OpenPage
from moving import PAGES, enter, focus, stands_still, widget, words
from playwright.sync_api import Locator, Page, expect

import groundup as gu

SGD, optimizers = gu.keras.optimizers.SGD, gu.keras.optimizers
MAKERS = {
    "SGD": SGD,
    "momentum": lambda rate: SGD(rate, momentum=0.9),
    "Adam": optimizers.Adam,
    "RMSprop": optimizers.RMSprop,
}
RATES = {"SGD": 0.01, "momentum": 0.01, "Adam": 0.1, "RMSprop": 0.1}
LOWEST = -0.1375


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page(PAGES["race"])


def surface(theta: gu.Variable) -> gu.Tensor:
    x, y = theta[0], theta[1]
    waves = 0.3 * gu.sin(3 * x) * gu.cos(3 * y)
    return x**2 + y**2 + waves + 0.1 * (x + y) ** 2


def end(
    name: str, rate: float, start: tuple[float, float], steps: int
) -> list[float]:
    """Return where groundup's optimizer ends, and the loss there."""
    theta = gu.Variable(start, dtype=gu.float64)
    optimizer = MAKERS[name](rate)
    for _ in range(steps):
        with gu.GradientTape() as tape:
            loss = surface(theta)
        optimizer.apply_gradients([(tape.gradient(loss, theta), theta)])
    return [*theta.numpy().tolist(), float(surface(theta))]


def shown(figure: Locator) -> dict[str, list[float]]:
    """Return the table's numbers."""
    rows = figure.locator("tbody tr").all_inner_texts()
    cells = (row.replace("−", "-").split("\t") for row in rows)
    return {
        name.strip(): [float(each) for each in numbers]
        for name, *numbers in cells
    }


def check(
    figure: Locator, start: tuple[float, float], steps: int, **rates: float
) -> None:
    """Compare the table with groundup."""
    found = shown(figure)
    assert [*found] == [*RATES]
    for name, numbers in found.items():
        rate = rates.get(name, RATES[name])
        expected = end(name, rate, start, steps)
        assert numbers == pytest.approx(expected, abs=6e-4), name


def slider(figure: Locator, name: str) -> Locator:
    return figure.get_by_role("slider", name=name, exact=True)


def test_it_begins_as_the_chapter_ends(page: Page) -> None:
    figure = widget(page, "race")
    expect(words(figure)).to_contain_text("After 50 steps from (2.00, 1.50)")
    check(figure, (2.0, 1.5), 50)


def test_keys_change_the_start_the_rates_and_the_steps(page: Page) -> None:
    figure = widget(page, "race")
    enter(page, figure)
    focus(page, slider(figure, "SGD"))
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    expect(figure.locator("output").first).to_have_text("0.10")
    check(figure, (2.0, 1.5), 50, SGD=0.1)
    focus(page, slider(figure, "start x"))
    page.keyboard.press("Home")
    focus(page, slider(figure, "start y"))
    page.keyboard.press("ArrowDown")
    expect(words(figure)).to_contain_text("from (−2.40, 1.45)")
    focus(page, slider(figure, "steps"))
    page.keyboard.press("ArrowLeft")
    expect(words(figure)).to_contain_text("After 49 steps")
    check(figure, (-2.4, 1.45), 49, SGD=0.1)


def test_keys_step_run_and_reset(page: Page) -> None:
    figure = widget(page, "race")
    enter(page, figure)
    focus(page, figure.get_by_role("button", name="Reset"))
    page.keyboard.press("Space")
    expect(words(figure)).to_contain_text("All four stand at the start")
    enter(page, figure)
    focus(page, figure.get_by_role("button", name="Step"))
    page.keyboard.press("Space")
    expect(words(figure)).to_contain_text("After 1 step from")
    check(figure, (2.0, 1.5), 1)
    focus(page, figure.get_by_role("button", name="Run"))
    page.keyboard.press("Enter")
    expect(words(figure)).to_have_text(re.compile(r"After [3-9]\d? steps"))
    page.keyboard.press("Enter")
    assert stands_still(page, figure)


def test_nothing_runs_for_who_asks_for_less_motion(
    open_page: OpenPage,
) -> None:
    page = open_page(PAGES["race"], reduced_motion="reduce")
    figure = widget(page, "race")
    expect(figure.get_by_role("button", name="Run")).to_be_hidden()
    figure.get_by_role("button", name="10 steps").press("Enter")
    expect(words(figure)).to_contain_text("After 60 steps")


def test_the_start_is_dragged_to_where_the_pointer_goes(page: Page) -> None:
    figure = widget(page, "race")
    ring = figure.locator(".handle").bounding_box()
    assert ring is not None
    x, y = ring["x"] + ring["width"] / 2, ring["y"] + ring["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 30, y + 60, steps=4)
    page.mouse.up()
    box = figure.locator(".handle").bounding_box()
    assert box is not None
    # The sliders round to 0.05, which is less than four pixels.
    assert box["x"] == pytest.approx(ring["x"] - 30, abs=4)
    assert box["y"] == pytest.approx(ring["y"] + 60, abs=4)
    said = re.search(r"from \((.*), (.*)\), all", words(figure).inner_text())
    assert said
    start = tuple(float(each.replace("−", "-")) for each in said.groups())
    assert len(start) == 2 and start[0] < 2 and start[1] < 1.5
    check(figure, start, 50)


def test_a_unit_is_as_long_on_both_axes(page: Page) -> None:
    figure = widget(page, "race")
    clip = figure.locator("clipPath rect")
    assert clip.get_attribute("width") == clip.get_attribute("height")


def test_the_words_name_the_order_and_the_gaps(page: Page) -> None:
    figure = widget(page, "race")
    losses = {name: row[-1] for name, row in shown(figure).items()}
    said = words(figure).inner_text().split(": ")[1]
    assert re.findall("SGD|momentum|Adam|RMSprop", said) == sorted(
        losses, key=losses.__getitem__
    )
    gap = re.search(r"SGD by ([\d.]+)\.", said)
    assert gap
    expected = pytest.approx(losses["SGD"] - LOWEST, abs=1e-3)
    assert float(gap[1]) == expected


def test_a_path_that_diverges_leaves_the_page_whole(page: Page) -> None:
    figure = widget(page, "race")
    slider(figure, "SGD").fill("0")
    expect(words(figure)).to_contain_text("SGD by 2.52 · 10¹²")
    expect(figure.locator("tbody tr").first).to_contain_text("· 10⁶")
