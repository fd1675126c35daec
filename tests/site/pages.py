"""The pages of the built site, and what each one loads and links to."""

from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import server
from bs4 import BeautifulSoup

# What a browser loads by itself, by the attribute that says where it lies.
LOADED = {
    "script": "src",
    "img": "src",
    "source": "src",
    "video": "poster",
    "link": "href",
}
NOT_LOADED = {"search", "index", "prev", "next", "canonical", "author"}


def all_pages() -> list[str]:
    """List every page by its path, home and chapters included."""
    root = server.folder()
    return sorted(p.relative_to(root).as_posix() for p in root.rglob("*.html"))


@cache
def tree(page: str) -> BeautifulSoup:
    """Return a page, parsed once."""
    text = (server.folder() / page).read_text(encoding="utf-8")
    return BeautifulSoup(text, "html.parser")


def names(page: str) -> set[str]:
    """Return what links can point at in a page."""
    return {str(tag["id"]) for tag in tree(page).find_all(id=True)}


def file_of(page: str, address: str) -> Path:
    """Return the file that an address means on a page."""
    path = unquote(urlsplit(urljoin(server.PREFIX + page, address)).path)
    path = path.removeprefix(server.PREFIX)
    return server.folder() / (path or "index.html")


def is_own(address: str) -> bool:
    """Say whether an address is the site's own."""
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc


def loads(page: str) -> set[str]:
    """Return the addresses that a page loads by itself."""
    return {
        str(tag[attribute])
        for name, attribute in LOADED.items()
        for tag in tree(page).find_all(name)
        if tag.get(attribute) and NOT_LOADED.isdisjoint(tag.get("rel", []))
    }


def links(page: str) -> set[str]:
    """Return the addresses that a reader can follow from a page."""
    found = tree(page).find_all(["a", "link"], href=True)
    return {str(tag["href"]) for tag in found}
