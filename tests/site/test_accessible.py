"""axe finds nothing wrong with any page, light or dark."""

import json
from pathlib import Path

import pages
import pytest
from conftest import OpenPage

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
RUN = """axe.run().then(found => JSON.stringify(found.violations.map(
  each => [each.id, each.nodes.map(node => node.html.slice(0, 120))])))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", pages.all_pages())
def test_axe_finds_no_violation(
    open_page: OpenPage, page: str, scheme: str
) -> None:
    opened = open_page(page, scheme=scheme)
    # Past the page's own policy, which forbids scripts that are not its own.
    session = opened.context.new_cdp_session(opened)
    source = AXE.read_text(encoding="utf-8")
    session.send("Runtime.evaluate", {"expression": source})
    answer = session.send(
        "Runtime.evaluate", {"expression": RUN, "awaitPromise": True}
    )
    assert json.loads(answer["result"]["value"]) == []
