"""A server with the built site, a browser to open it, and the last table."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

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


def pytest_configure(config: pytest.Config) -> None:
    """Stop at once where there is nothing to check."""
    config.addinivalue_line(
        "markers", "alone: measures time, so that nothing may run beside it"
    )
    if not (server.folder() / "_static").is_dir():
        message = "no built site in {}: build the book first, nox -s docs site"
        pytest.exit(message.format(server.folder()), returncode=1)


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


@pytest.fixture(scope="session")
def notes() -> list[str]:
    """What has gone wrong in any page and no test has yet told."""
    return []


@pytest.fixture
def problems(notes: list[str]) -> Iterator[list[str]]:
    """What went wrong in the pages of a test; it fails if anything did.

    A test that provokes an error takes it out of this list.
    """
    yield notes
    found = list(notes)
    notes.clear()
    assert not found, "\n".join(found)


@pytest.fixture
def open_page(
    site: str, browser: Browser, problems: list[str]
) -> Iterator[OpenPage]:
    """Open a page of the site: `open_page("chapters/05-gradients.html")`.

    Every other host is out of reach, and asking one fails the test, as do
    errors of the page's scripts and of its console. Further arguments are
    those of Playwright's `new_context`, such as `reduced_motion="reduce"`.
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
        watch(contexts[-1], problems)
        page = contexts[-1].new_page()
        page.goto(site + path)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def window(browser: Browser, notes: list[str]) -> Iterator[Page]:
    """The one window of all tests that only look at their page."""
    context = browser.new_context()
    watch(context, notes)
    yield context.new_page()
    context.close()
    assert not notes, "\n".join(notes)


@pytest.fixture
def look_at(site: str, window: Page, problems: list[str]) -> OpenPage:
    """Open a page as `open_page` does, in the one window, with its cache."""

    def look_at(path: str, width: int = 1280, scheme: str = "light") -> Page:
        window.set_viewport_size({"width": width, "height": HEIGHT})
        window.emulate_media(color_scheme=scheme)
        window.goto(site + path)
        return window

    return look_at


def watch(context: BrowserContext, problems: list[str]) -> None:
    """Note what asks another host, and the errors of scripts and console."""

    def check(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ASKS and address.hostname not in OWN:
            problems.append(f"a page asks another host: {request.url}")

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error":
            problems.append(f"{message.location['url']}: {message.text}")

    context.on("request", check)
    context.on("console", listen)
    context.on(
        "weberror",
        lambda error: problems.append(f"{error.page.url}: {error.error}"),
    )
