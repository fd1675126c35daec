"""A server with the built site, a browser to open it, and the last table."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

import chromium
import pytest
import server
from playwright.sync_api import Browser, BrowserContext, Page, Route

HOSTS = {"localhost", "127.0.0.1"}
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


@pytest.fixture
def problems() -> Iterator[list[str]]:
    """What went wrong in the pages of a test; it fails if anything did.

    A test that provokes an error takes it out of this list.
    """
    found: list[str] = []
    yield found
    assert not found, "\n".join(found)


@pytest.fixture
def open_page(
    site: str, browser: Browser, problems: list[str]
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
            "viewport": {"width": width, "height": 900},
            "color_scheme": scheme,
        } | context
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        watch(page, problems)
        page.goto(urljoin(site, path))
        return page

    yield open_page
    for context in contexts:
        context.close()


def watch(page: Page, problems: list[str]) -> None:
    """Keep a page from other hosts; note that, and its errors."""

    def guard(route: Route) -> None:
        address = route.request.url
        if urlsplit(address).hostname in HOSTS:
            route.continue_()
        else:
            problems.append(f"{page.url} asks another host: {address}")
            route.abort()

    page.context.route("**/*", guard)
    page.on(
        "pageerror",
        lambda error: problems.append(f"{page.url}: {error.message}"),
    )
    page.on(
        "console",
        lambda message: (
            problems.append(f"{page.url}: {message.text}")
            if message.type == "error"
            else None
        ),
    )
