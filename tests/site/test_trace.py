"""The trace player goes through one pass, and shows groundup's numbers."""

import pytest
from conftest import OpenPage
from moving import PAGES, enter, focus, widget, words
from playwright.sync_api import Locator, Page, expect

import groundup as gu

LAST = 20


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page(PAGES["trace"])


def slider(figure: Locator) -> Locator:
    return figure.get_by_role("slider", name="step")


def at(figure: Locator, step: int) -> None:
    expect(figure.locator("output")).to_have_text(f"{step} of {LAST}")


def made(figure: Locator) -> list[str]:
    """Return the numbers that the picture marks as new."""
    return [
        text.split()[1]
        for text in figure.locator(".made text").all_text_contents()
    ]


def groundups_pass() -> list[list[str]]:
    """Return the numbers of the still's pass, written as on the page."""
    x, y = gu.constant([[1.0, -0.5]]), gu.constant([[1.0]])
    W1 = gu.constant([[0.8, -0.6, 0.4, -0.5], [0.6, 0.4, -1.0, 0.7]])
    W2 = gu.constant([[-0.7], [0.5], [0.6], [0.9]])
    with gu.GradientTape() as tape:
        tape.watch([x, W1, W2])
        z1 = x @ W1
        a1 = gu.nn.relu(z1)
        z2 = a1 @ W2
        a2 = gu.nn.sigmoid(z2)
        L = gu.reduce_mean(gu.keras.losses.binary_crossentropy(y, a2))
    forward = [z1, a1, z2, a2, L]
    backward = tape.gradient(L, [L, a2, z2, W2, a1, z1, W1, x])
    return [
        [f"{v + 0.0:.2f}".replace("-", "−") for v in each.numpy().ravel()]
        for each in (*forward, *backward)
    ]


def test_every_number_is_that_of_groundup(page: Page) -> None:
    figure = widget(page, "trace")
    enter(page, figure)
    focus(page, slider(figure))
    for step, numbers in enumerate(groundups_pass(), start=1):
        page.keyboard.press("ArrowRight")
        at(figure, step)
        expect(figure.locator(".made text")).to_have_count(len(numbers))
        assert made(figure) == numbers
        expect(words(figure)).to_contain_text(", ".join(numbers))


def test_keys_go_forward_and_back_and_to_both_ends(page: Page) -> None:
    figure = widget(page, "trace")
    enter(page, figure)
    focus(page, slider(figure))
    page.keyboard.press("End")
    at(figure, LAST)
    expect(words(figure)).to_contain_text("made the loss smaller")
    focus(page, figure.get_by_role("button", name="Back"))
    page.keyboard.press("Space")
    at(figure, LAST - 1)
    focus(page, figure.get_by_role("button", name="Step"))
    for _ in range(3):
        page.keyboard.press("Enter")
    at(figure, LAST)
    focus(page, figure.get_by_role("button", name="Reset"))
    page.keyboard.press("Space")
    at(figure, 0)
    expect(figure.locator(".made")).to_have_count(0)


def test_each_step_has_its_formula(page: Page) -> None:
    figure = widget(page, "trace")
    slider(figure).fill("12")
    expect(figure.locator(".trace-formula annotation")).to_have_text(
        r"\bar{\mathbf{W}}^{(1)} = \mathbf{X}^\top\, \bar{\mathbf{Z}}^{(1)}"
    )
    expect(figure.locator(".trace-example")).to_contain_text("≈ −0.16")


def test_lines_are_marked_where_a_step_goes(page: Page) -> None:
    figure = widget(page, "trace")
    slider(figure).fill("1")
    expect(figure.locator("path.c0")).to_have_count(8 + 4)
    slider(figure).fill("10")
    expect(figure.locator("path.c1")).to_have_count(4 + 4)
    expect(figure.locator("path.c0")).to_have_count(0)


def test_it_plays_pauses_and_begins_again(page: Page) -> None:
    page.clock.install()
    page.reload()
    figure = widget(page, "trace")
    figure.get_by_role("button", name="Run").click()
    at(figure, 1)
    page.clock.run_for(2600)
    at(figure, 2)
    figure.get_by_role("button", name="Pause").click()
    page.clock.run_for(9000)
    at(figure, 2)
    slider(figure).fill(str(LAST))
    figure.get_by_role("button", name="Run").click()
    at(figure, 1)


def test_it_does_not_play_for_who_asks_for_less_motion(
    open_page: OpenPage,
) -> None:
    page = open_page(PAGES["trace"], reduced_motion="reduce")
    figure = widget(page, "trace")
    expect(figure.get_by_role("button", name="Run")).to_be_hidden()
    figure.get_by_role("button", name="5 steps").press("Enter")
    at(figure, 5)
