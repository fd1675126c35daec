"""On a narrow page, the keyboard opens what is hidden at its sides."""

import pytest
from conftest import OpenPage
from playwright.sync_api import Page, expect

CHAPTER = "chapters/05-gradients.html"
INSIDE = "node => node.contains(document.activeElement)"
drawers = pytest.mark.parametrize(
    ("name", "drawer", "width"),
    [
        ("Contents of the book", ".sidebar-drawer", 390),
        ("Contents of the page", ".toc-drawer", 390),
        ("Contents of the page", ".toc-drawer", 1280),
    ],
)


def tab_to(page: Page, name: str) -> None:
    """Press the tab key until a button has the focus."""
    button = page.get_by_role("button", name=name)
    for _ in range(60):
        if button.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the tab key does not reach {name}")


@drawers
def test_a_drawer_opens_and_closes_by_keyboard(
    open_page: OpenPage, name: str, drawer: str, width: int
) -> None:
    page = open_page(CHAPTER, width=width)
    found = page.locator(drawer)
    button = page.get_by_role("button", name=name)
    expect(found).to_be_hidden()
    tab_to(page, name)
    page.keyboard.press("Enter")
    expect(found).to_be_in_viewport(ratio=0.9)
    expect(button).to_have_attribute("aria-expanded", "true")
    assert found.evaluate(INSIDE)
    page.keyboard.press("Escape")
    expect(found).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


@drawers
def test_a_drawer_closes_when_left(
    open_page: OpenPage, name: str, drawer: str, width: int
) -> None:
    page = open_page(CHAPTER, width=width)
    found = page.locator(drawer)
    tab_to(page, name)
    page.keyboard.press("Space")
    expect(found).to_be_visible()
    page.keyboard.press("Shift+Tab")
    expect(found).to_be_hidden()


def test_a_link_within_the_page_closes_its_drawer(open_page: OpenPage) -> None:
    page = open_page(CHAPTER, width=390)
    page.get_by_role("button", name="Contents of the page").click()
    link = page.locator(".toc-drawer a:visible").nth(1)
    link.click()
    expect(page.locator(".toc-drawer")).to_be_hidden()


def test_a_tap_beside_a_drawer_closes_it(open_page: OpenPage) -> None:
    page = open_page(CHAPTER, width=390)
    page.get_by_role("button", name="Contents of the book").click()
    expect(page.locator(".sidebar-drawer")).to_be_in_viewport(ratio=0.9)
    page.mouse.click(380, 500)
    expect(page.locator(".sidebar-drawer")).to_be_hidden()
