"""The widgets of the site: where they are, and how keys reach them."""

from playwright.sync_api import Locator, Page, expect

PAGES = {
    "activations": "chapters/03-activations.html",
    "cross-entropy": "chapters/04-losses.html",
    "descent": "chapters/05-gradients.html",
    "trace": "chapters/06-backpropagation.html",
    "race": "chapters/07-optimizers.html",
    "learner": "chapters/08-putting-it-together.html",
}


def widget(page: Page, name: str) -> Locator:
    """Return a widget once it is drawn."""
    found = page.locator(f"figure.widget-{name}")
    found.scroll_into_view_if_needed()
    expect(found.locator(".widget-words")).not_to_be_empty()
    return found


def words(figure: Locator) -> Locator:
    """Return what a widget says."""
    return figure.locator(".widget-words")


def stands_still(page: Page, figure: Locator) -> bool:
    """Say whether a widget says the same for longer than a step takes."""
    before = words(figure).inner_text()
    page.wait_for_timeout(900)
    return words(figure).inner_text() == before


def focus(page: Page, target: Locator) -> None:
    """Reach a control with the tab key alone."""
    for _ in range(40):
        if target.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the tab key does not reach the control")


def enter(page: Page, figure: Locator) -> None:
    """Put the focus just before a widget, as a reader who tabs would."""
    figure.evaluate(
        "node => { node.tabIndex = -1; node.focus(); "
        "node.removeAttribute('tabindex'); }"
    )
