"""The pages of the built site, and what each one loads and links to."""

from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import server

# What a browser loads by itself, by the attribute that says where it lies.
LOADED = {
    "script": "src",
    "img": "src",
    "source": "srcset",
    "link": "href",
}
NOT_LOADED = {"search", "index", "prev", "next", "canonical", "author"}


def all_pages() -> list[str]:
    """List every page by its path, home and chapters included."""
    root = server.folder()
    return sorted(p.relative_to(root).as_posix() for p in root.rglob("*.html"))


class Reader(HTMLParser):
    """Notes the names in a page, and the addresses that it holds."""

    def __init__(self) -> None:
        """Start with nothing."""
        super().__init__()
        self.names: set[str] = set()
        self.loads: set[str] = set()
        self.links: set[str] = set()

    def handle_starttag(
        self, tag: str, attrs: list[tuple[str, str | None]]
    ) -> None:
        """Note what one element names, loads and links to."""
        values = {name: value for name, value in attrs if value}
        if name := values.get("id"):
            self.names.add(name)
        kinds = values.get("rel", "").split()
        if NOT_LOADED.isdisjoint(kinds):
            address = values.get(LOADED.get(tag, ""))
            self.loads.update([address] if address else [])
        if tag in {"a", "link"} and (address := values.get("href")):
            self.links.add(address)


@cache
def read(page: str) -> Reader:
    """Return what a page holds, read once."""
    reader = Reader()
    reader.feed((server.folder() / page).read_text(encoding="utf-8"))
    reader.close()
    return reader


def file_of(page: str, address: str) -> Path:
    """Return the file that an address means on a page."""
    path = unquote(urlsplit(urljoin(server.PREFIX + page, address)).path)
    path = path.removeprefix(server.PREFIX)
    return server.folder() / (path or "index.html")


def is_own(address: str) -> bool:
    """Say whether an address is the site's own."""
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc
