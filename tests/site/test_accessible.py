"""axe finds nothing wrong with any page, light or dark."""

import json
from pathlib import Path
from typing import Any

import pages
import pytest
from conftest import OpenPage, Tell
from live_cells import Cell
from playwright.sync_api import Page, expect

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
# Colours that still change on their way to the other scheme tell nothing.
SETTLE = "Promise.all(document.getAnimations().map(each => each.finished))"
RUN = """axe.run().then(found => JSON.stringify(found.violations.map(
  each => [each.id, each.nodes.map(node => node.html.slice(0, 120))])))"""


def violations(page: Page) -> dict[str, list[Any]]:
    """Return what axe finds wrong with an open page, light and dark."""
    # Past the page's own policy, which forbids scripts that are not its own.
    session = page.context.new_cdp_session(page)
    source = AXE.read_text(encoding="utf-8")
    session.send("Runtime.evaluate", {"expression": source})
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.evaluate(SETTLE)
        answer = session.send(
            "Runtime.evaluate", {"expression": RUN, "awaitPromise": True}
        )
        found[scheme] = json.loads(answer["result"]["value"])
    session.detach()
    return found


@pytest.mark.parametrize("page", pages.all_pages())
def test_axe_finds_no_violation(
    look_at: OpenPage, page: str, tell: Tell
) -> None:
    found = violations(look_at(page))
    tell("axe: pages, light and dark", 1)
    tell("axe: violations", sum(map(len, found.values())))
    assert found == {"light": [], "dark": []}


def test_axe_finds_no_violation_with_a_reader_s_code(
    open_page: OpenPage,
) -> None:
    page = open_page("chapters/01-tensors.html")
    cell = Cell(page, page.locator(".cell.live").nth(1))
    cell.replace("\n" * 60)
    page.reload()
    expect(cell.status).to_have_text("Your code, not run yet.")
    assert violations(page) == {"light": [], "dark": []}
