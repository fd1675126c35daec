"""How much a browser has to do to show a page: counts, the same everywhere.

Time depends on the machine. How many elements are styled again, because of a
script that came at the wrong moment, does not.
"""

import json
from typing import Any

import chromium
import pytest
from conftest import Tell
from playwright.sync_api import Browser, BrowserType
from test_lighthouse import PAGES

# The most that a page may have; each costs a phone some 0.1 ms.
ELEMENTS = 22_000
# What a page's scripts may add or change, of a page of any size.
CHANGED = 600
PHONE = {"width": 412, "height": 823}
COUNT = "document.querySelectorAll('*').length"


def trace(kind: BrowserType, address: str) -> tuple[int, list[dict[str, Any]]]:
    """Open a page; return how many elements it has, and what was done.

    In a browser of its own: what other pages do is traced, too.
    """
    browser = kind.launch(executable_path=chromium.find(), args=chromium.FLAGS)
    page = browser.new_page(viewport=PHONE)
    browser.start_tracing(page=page, categories=["devtools.timeline"])
    page.goto(address, wait_until="networkidle")
    elements = page.evaluate(COUNT)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    browser.close()
    return elements, events


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_styled_twice(
    site: str, browser: Browser, name: str, tell: Tell
) -> None:
    elements, events = trace(browser.browser_type, site + PAGES[name])
    styled = sum(
        each["args"].get("elementCount", 0)
        for each in events
        if each["name"] == "UpdateLayoutTree"
    )
    tell(f"effort: {name}", f"{elements} elements, {styled} styled")
    assert elements <= ELEMENTS
    assert styled <= elements + CHANGED
