"""Widgets can be moved by keys and by touch, and have a still without."""

import re

import pytest
from conftest import OpenPage
from moving import PAGES, enter, focus, stands_still, widget, words
from playwright.sync_api import Locator, expect

# What a widget has that is blue, if it is no curve.
BLUE = {"trace": ("g.c0 text", "fill")}
each_widget = pytest.mark.parametrize("name", PAGES)


def test_keys_move_the_input_and_choose_the_activation(
    open_page: OpenPage,
) -> None:
    page = open_page(PAGES["activations"])
    figure = widget(page, "activations")
    expect(words(figure)).to_contain_text("At z = 1.00, sigmoid is 0.7311")
    enter(page, figure)
    focus(page, figure.get_by_role("radio", name="sigmoid"))
    page.keyboard.press("ArrowRight")
    expect(words(figure)).to_contain_text("tanh is 0.7616")
    focus(page, figure.get_by_role("slider", name="input z"))
    page.keyboard.press("Home")
    expect(words(figure)).to_contain_text("At z = −4.00, tanh is −0.9993")
    for _ in range(80):
        page.keyboard.press("ArrowRight")
    expect(words(figure)).to_contain_text("passes unchanged")


def test_a_corner_has_no_tangent(open_page: OpenPage) -> None:
    page = open_page(PAGES["activations"])
    figure = widget(page, "activations")
    figure.get_by_text("ReLU", exact=True).click()
    expect(figure.get_by_text("tangent", exact=True)).to_be_visible()
    figure.get_by_role("slider").fill("0")
    expect(words(figure)).to_contain_text("There is a corner")
    expect(figure.get_by_text("tangent", exact=True)).to_have_count(0)


def test_keys_move_the_probability_and_choose_the_label(
    open_page: OpenPage,
) -> None:
    page = open_page(PAGES["cross-entropy"])
    figure = widget(page, "cross-entropy")
    expect(words(figure)).to_contain_text("Loss: 2.30 for the cross-entropy")
    enter(page, figure)
    focus(page, figure.get_by_role("radio", name="label 1"))
    page.keyboard.press("ArrowLeft")
    expect(words(figure)).to_contain_text("Loss: 0.105 for the cross-entropy")
    focus(page, figure.get_by_role("slider"))
    page.keyboard.press("End")
    expect(words(figure)).to_contain_text("Loss: 6.91 for the cross-entropy")


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        ("0.1", "creeps down on one side"),
        ("0.5", "one step arrives"),
        ("0.99", "ends nearer"),
        ("1", "to and fro for ever"),
        ("1.01", "the path diverges"),
    ],
)
def test_a_descent_goes_where_its_words_say(
    open_page: OpenPage, rate: str, said: str
) -> None:
    page = open_page(PAGES["descent"])
    figure = widget(page, "descent")
    figure.get_by_role("slider", name="learning rate").fill(rate)
    expect(words(figure)).to_contain_text(said)
    far = [distance(figure)]
    for _ in range(3):
        figure.get_by_role("button", name="Step").press("Enter")
        page.wait_for_timeout(50)
        far.append(distance(figure))
    factor = abs(1 - 2 * float(rate))
    for t, found in enumerate(far):
        assert found == pytest.approx(factor**t * 4.5, abs=1e-3)


def distance(figure: Locator) -> float:
    text = words(figure).inner_text()
    return float(text.split("distance to the minimum ")[1].split(". ")[0])


def test_keys_step_and_reset_a_descent(open_page: OpenPage) -> None:
    page = open_page(PAGES["descent"])
    figure = widget(page, "descent")
    enter(page, figure)
    focus(page, figure.get_by_role("slider", name="start"))
    page.keyboard.press("ArrowLeft")
    expect(words(figure)).to_contain_text("At the start: x = 2.9500")
    focus(page, figure.get_by_role("button", name="Step"))
    page.keyboard.press("Space")
    expect(words(figure)).to_contain_text("After 1 step:")
    focus(page, figure.get_by_role("button", name="Reset"))
    page.keyboard.press("Enter")
    expect(words(figure)).to_contain_text("At the start: x = 2.9500")


def test_a_descent_runs_and_pauses(open_page: OpenPage) -> None:
    page = open_page(PAGES["descent"])
    figure = widget(page, "descent")
    figure.get_by_role("button", name="Run").click()
    # On a busy computer, not every step is seen.
    expect(words(figure)).to_contain_text(
        re.compile(r"After ([3-9]|\d\d+) steps")
    )
    figure.get_by_role("button", name="Pause").click()
    assert stands_still(page, figure)


def test_nothing_moves_by_itself_for_who_asks_for_less_motion(
    open_page: OpenPage,
) -> None:
    page = open_page(PAGES["descent"], reduced_motion="reduce")
    figure = widget(page, "descent")
    expect(figure.get_by_role("button", name="Run")).to_be_hidden()
    figure.get_by_role("button", name="10 steps").press("Enter")
    expect(words(figure)).to_contain_text("After 10 steps")
    assert stands_still(page, figure)


@pytest.mark.parametrize("name", [each for each in PAGES if each != "learner"])
def test_a_tap_on_the_picture_moves_it(open_page: OpenPage, name: str) -> None:
    page = open_page(PAGES[name], width=390, has_touch=True, is_mobile=True)
    figure = widget(page, name)
    before = words(figure).inner_text()
    picture = figure.locator("svg[role=img]").first
    box = picture.bounding_box()
    assert box is not None
    picture.tap(position={"x": box["width"] / 2, "y": box["height"] / 2})
    expect(words(figure)).not_to_have_text(before)


@each_widget
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_follows_the_theme_at_once(
    open_page: OpenPage, name: str, scheme: str
) -> None:
    page = open_page(PAGES[name], scheme=scheme)
    mark, property_ = BLUE.get(name, ("path.line.c0", "stroke"))
    blue = widget(page, name).locator(mark).first
    colours = {"light": "rgb(23, 105, 224)", "dark": "rgb(76, 159, 255)"}
    expect(blue).to_have_css(property_, colours[scheme])
    other = {"light": "dark", "dark": "light"}[scheme]
    page.evaluate("theme => { document.body.dataset.theme = theme }", other)
    expect(blue).to_have_css(property_, colours[other])


@each_widget
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_fits_the_screen(
    open_page: OpenPage, name: str, width: int
) -> None:
    page = open_page(PAGES[name], width=width)
    figure = widget(page, name)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    picture = figure.locator(".widget-picture")
    assert picture.evaluate("node => node.scrollWidth <= node.clientWidth")
    inside = figure.locator("svg[role=img]").first.bounding_box()
    assert inside is not None and inside["x"] + inside["width"] <= width


@each_widget
def test_without_scripts_there_is_the_still(
    open_page: OpenPage, name: str
) -> None:
    page = open_page(PAGES[name], java_script_enabled=False)
    figure = page.locator(f"figure.widget-{name}")
    figure.scroll_into_view_if_needed()
    still = figure.locator("img").first
    expect(still).to_be_visible()
    assert len(still.get_attribute("alt") or "") > 80
    expect(figure.locator(".widget-try")).to_be_hidden()
    expect(figure.get_by_role("button")).to_have_count(0)


@each_widget
def test_print_shows_the_picture_without_its_controls(
    open_page: OpenPage, name: str
) -> None:
    page = open_page(PAGES[name])
    figure = widget(page, name)
    page.emulate_media(media="print")
    expect(figure.locator("svg[role=img]").first).to_be_visible()
    expect(figure.locator(".widget-controls")).to_be_hidden()
