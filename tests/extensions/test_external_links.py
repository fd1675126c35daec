"""The check of external links finds what is gone, and asks after DOIs."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import minibook
import pytest

from external_links import asked

PAGE = """
# Links

Here are [a page](HOST/page.html) and [a part](HOST/page.html#part) of it.

This [page](HOST/gone.html) is gone.

This [part](HOST/page.html#gone) is gone.
"""


@pytest.fixture
def host(tmp_path: Path) -> Iterator[str]:
    """Yield the address of a site with one page, which has one anchor."""
    page = tmp_path / "host" / "page.html"
    page.parent.mkdir()
    page.write_text('<p id="part">Here.</p>')
    handler = partial(SimpleHTTPRequestHandler, directory=page.parent)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_link_that_leads_nowhere_is_named(host: str, tmp_path: Path) -> None:
    book = tmp_path / "book"
    page = PAGE.replace("HOST", host)
    minibook.write(book, {"index.md": page}, ["myst_nb", "external_links"])
    result = minibook.build(book, builder="linkcheck")
    assert result.code != 0
    assert result.messages.count("broken link") == 2
    for line, end in (5, "gone.html"), (7, "page.html#gone"):
        place = f"index.md:{line}: WARNING: broken link: {host}/{end} ("
        assert place in result.messages, result.messages


def test_a_doi_is_asked_for_at_its_registry() -> None:
    known = "https://doi.org/api/handles/10.1038/323533a0"
    assert asked(None, "https://doi.org/10.1038/323533a0") == known
    other = "https://arxiv.org/abs/1412.6980"
    assert asked(None, other) == other
