"""axe finds nothing wrong with any page, light or dark."""

import json
from pathlib import Path

import pages
import pytest
from conftest import OpenPage, Tell

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
# Colours that still change on their way to the other scheme tell nothing.
SETTLE = "Promise.all(document.getAnimations().map(each => each.finished))"
RUN = """axe.run().then(found => JSON.stringify(found.violations.map(
  each => [each.id, each.nodes.map(node => node.html.slice(0, 120))])))"""


@pytest.mark.parametrize("page", pages.all_pages())
def test_axe_finds_no_violation(
    look_at: OpenPage, page: str, tell: Tell
) -> None:
    opened = look_at(page)
    # Past the page's own policy, which forbids scripts that are not its own.
    session = opened.context.new_cdp_session(opened)
    source = AXE.read_text(encoding="utf-8")
    session.send("Runtime.evaluate", {"expression": source})
    found = {}
    for scheme in ("light", "dark"):
        opened.emulate_media(color_scheme=scheme)
        opened.evaluate(SETTLE)
        answer = session.send(
            "Runtime.evaluate", {"expression": RUN, "awaitPromise": True}
        )
        found[scheme] = json.loads(answer["result"]["value"])
    session.detach()
    tell("axe: pages, light and dark", 1)
    tell("axe: violations", sum(map(len, found.values())))
    assert found == {"light": [], "dark": []}
