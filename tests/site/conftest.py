"""A server with the built site, a browser to open it, and the last table."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

import chromium
import pytest
import server
from closing import pytest_terminal_summary  # noqa: F401
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
)

OWN = {"localhost", "127.0.0.1"}
ASKS = {"http", "https", "ws", "wss"}
HEIGHT = 900
OpenPage = Callable[..., Page]
Tell = Callable[[str, int | str], None]


@dataclass
class Visits:
    """What was asked for, and what went wrong, since a test last told."""

    problems: list[str] = field(default_factory=list)
    own: int = 0
    foreign: int = 0


def pytest_configure(config: pytest.Config) -> None:
    """Stop at once where there is nothing to check."""
    config.addinivalue_line(
        "markers", "alone: measures time, so that nothing may run beside it"
    )
    if not (server.folder() / "_static").is_dir():
        message = "no built site in {}: build the book first, nox -s docs site"
        pytest.exit(message.format(server.folder()), returncode=1)
    chromium.find()


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the built site, which ends with a slash."""
    with server.serve() as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of this run."""
    with chromium.start() as browser:
        yield browser


@pytest.fixture
def tell(record_property: Tell) -> Tell:
    """Put a figure into the last table: `tell("axe: pages", 1)`."""
    return record_property


@pytest.fixture(scope="session")
def visits() -> Visits:
    """What this worker's pages do."""
    return Visits()


@pytest.fixture
def problems(visits: Visits, tell: Tell) -> Iterator[list[str]]:
    """What went wrong in the pages of a test; it fails if anything did.

    A test that provokes an error takes it out of this list.
    """
    yield visits.problems
    found, visits.problems[:] = list(visits.problems), []
    tell("requests: to the site", visits.own)
    tell("requests: to other hosts", visits.foreign)
    visits.own = visits.foreign = 0
    assert not found, "\n".join(found)


@pytest.fixture
def open_page(
    site: str, browser: Browser, visits: Visits, problems: list[str]
) -> Iterator[OpenPage]:
    """Open a page of the site: `open_page("chapters/05-gradients.html")`.

    Every other host is out of reach, and asking one fails the test, as do
    errors of the page's scripts and of its console. Further arguments are
    those of Playwright's `new_context`, such as `reduced_motion="reduce"`.
    A whole address opens a page that another server has on this computer.
    """
    contexts: list[BrowserContext] = []

    def open_page(
        path: str, width: int = 1280, scheme: str = "light", **context: Any
    ) -> Page:
        options: dict[str, Any] = {
            "viewport": {"width": width, "height": HEIGHT},
            "color_scheme": scheme,
        } | context
        contexts.append(browser.new_context(**options))
        watch(contexts[-1], visits)
        page = contexts[-1].new_page()
        page.goto(urljoin(site, path))
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def window(browser: Browser, visits: Visits) -> Iterator[Page]:
    """The one window of all tests that only look at their page."""
    context = browser.new_context()
    watch(context, visits)
    yield context.new_page()
    context.close()
    assert not visits.problems, "\n".join(visits.problems)


@pytest.fixture
def look_at(
    site: str, window: Page, problems: list[str]
) -> Iterator[OpenPage]:
    """Open a page as `open_page` does, in the one window."""

    def look_at(path: str, width: int = 1280, scheme: str = "light") -> Page:
        window.set_viewport_size({"width": width, "height": HEIGHT})
        window.emulate_media(color_scheme=scheme)
        window.goto(site + path)
        return window

    yield look_at
    # What a test leaves in the browser is not for the next one to find.
    window.evaluate("location.protocol === 'about:' || localStorage.clear()")


def watch(context: BrowserContext, visits: Visits) -> None:
    """Count what pages ask for; note foreign hosts and all errors."""

    def count(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ASKS:
            return
        if address.hostname in OWN:
            visits.own += 1
        else:
            visits.foreign += 1
            note(f"a page asks another host: {request.url}")

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error":
            note(f"{message.location['url']}: {message.text}")

    def note(problem: str) -> None:
        visits.problems.append(problem)

    context.on("request", count)
    context.on("console", listen)
    context.on("weberror", lambda error: note(f"{error.page}: {error.error}"))
