"""The small network of the last chapter learns in the page as in groundup."""

import re

import numpy as np
import pytest
from conftest import OpenPage
from moving import PAGES, enter, focus, stands_still, widget, words
from playwright.sync_api import Locator, Page, expect

import groundup as gu


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page(PAGES["learner"])


def trained(epochs: int, width: int = 4, seed: int = 46) -> tuple[float, ...]:
    """Train as the chapter does; return the loss and the share right."""
    X, y = (part[:600] for part in gu.datasets.gaussians(1000))
    glorot = gu.keras.initializers.GlorotUniform
    options = {"kernel_regularizer": gu.keras.regularizers.L2(0.0005)}
    dense, zeros = gu.keras.layers.Dense, "zeros"
    model = gu.keras.Sequential(
        [
            gu.keras.layers.Input((2,)),
            dense(width, "relu", True, glorot(seed), zeros, **options),
            dense(1, "sigmoid", True, glorot(seed + 1), zeros, **options),
        ]
    )
    model.compile(gu.keras.optimizers.Adam(0.01), "binary_crossentropy")
    model.fit(X, y, batch_size=600, epochs=epochs, verbose=0)
    p = model.predict(X, batch_size=600, verbose=0)
    loss = gu.keras.losses.BinaryCrossentropy()(y, p)
    return float(loss), float(np.mean((p > 0.5) == (y == 1)))


def said(figure: Locator) -> tuple[float, float]:
    """Return the loss and the share right that the words say."""
    found = re.search(r"loss (\S+), and (\S+) %", words(figure).inner_text())
    assert found
    return float(found[1]), float(found[2]) / 100


def steps(page: Page, figure: Locator, count: int) -> None:
    enter(page, figure)
    focus(page, figure.get_by_role("button", name="Step"))
    for _ in range(count):
        page.keyboard.press("Space")


def slider(figure: Locator, name: str) -> Locator:
    return figure.get_by_role("slider", name=name)


def test_after_60_epochs_it_is_where_the_chapter_is(page: Page) -> None:
    figure = widget(page, "learner")
    expect(words(figure)).to_contain_text("Before the first epoch")
    steps(page, figure, 60)
    expect(words(figure)).to_contain_text("After 60 epochs")
    loss, right = trained(60)
    assert said(figure) == (
        pytest.approx(loss, abs=6e-5),
        pytest.approx(right, abs=6e-4),
    )


def test_keys_choose_the_points_the_units_and_the_start(page: Page) -> None:
    figure = widget(page, "learner")
    enter(page, figure)
    focus(page, slider(figure, "hidden units"))
    page.keyboard.press("ArrowRight")
    expect(figure.locator("output").first).to_have_text("6")
    focus(page, slider(figure, "starting weights"))
    page.keyboard.press("ArrowRight")
    steps(page, figure, 3)
    expect(words(figure)).to_contain_text("After 3 epochs")
    expected = pytest.approx(trained(3, 6, 48)[0], abs=6e-5)
    assert said(figure)[0] == expected
    enter(page, figure)
    focus(page, figure.get_by_role("radio", name="two clouds"))
    page.keyboard.press("ArrowRight")
    expect(words(figure)).to_contain_text("of the 300 points")
    expect(words(figure)).to_contain_text("Before the first epoch")


def test_the_rate_may_change_on_the_way(page: Page) -> None:
    figure = widget(page, "learner")
    steps(page, figure, 2)
    expect(words(figure)).to_contain_text("After 2 epochs")
    before = said(figure)[0]
    slider(figure, "learning rate").fill("-3")
    steps(page, figure, 1)
    expect(words(figure)).to_contain_text("After 3 epochs")
    assert 0 < before - said(figure)[0] < 0.005


def test_it_runs_and_pauses_by_keys(page: Page) -> None:
    figure = widget(page, "learner")
    enter(page, figure)
    focus(page, figure.get_by_role("button", name="Run"))
    page.keyboard.press("Space")
    expect(words(figure)).to_contain_text(re.compile(r"After \d\d+ epochs"))
    page.keyboard.press("Space")
    assert stands_still(page, figure)
    focus(page, figure.get_by_role("button", name="Reset"))
    page.keyboard.press("Space")
    expect(words(figure)).to_contain_text("Before the first epoch")


def test_by_touch_and_with_less_motion_it_goes_in_steps(
    open_page: OpenPage,
) -> None:
    page = open_page(
        PAGES["learner"],
        width=390,
        has_touch=True,
        is_mobile=True,
        reduced_motion="reduce",
    )
    figure = widget(page, "learner")
    expect(figure.get_by_role("button", name="Run")).to_be_hidden()
    figure.get_by_role("button", name="20 steps").tap()
    expect(words(figure)).to_contain_text("After 20 epochs")
    page.wait_for_timeout(400)
    expect(words(figure)).to_contain_text("After 20 epochs")


def test_the_shade_lies_behind_the_plot_in_both_colours(page: Page) -> None:
    figure = widget(page, "learner")
    slider(figure, "learning rate").fill("-1")
    steps(page, figure, 30)
    expect(words(figure)).to_contain_text("After 30 epochs")
    plane = figure.locator("clipPath rect").first
    canvas = figure.locator("canvas")
    for side in ("width", "height"):
        of_plane = float(plane.get_attribute(side) or 0)
        assert canvas.evaluate(f"c => c.offset{side.title()}") == (
            pytest.approx(of_plane, abs=1)
        )
    corners = canvas.evaluate(
        """c => [[0, c.height - 1], [c.width - 1, 0]].map(([x, y]) =>
            [...c.getContext("2d").getImageData(x, y, 1, 1).data])"""
    )
    (red, _, blue, low), (other_red, _, other_blue, high) = corners
    assert red > blue and other_blue > other_red and min(low, high) > 90
