"""Every link, anchor and asset of the site is there."""

from urllib.parse import unquote, urlsplit

import pages
import server
from conftest import Tell


def addresses(page: str) -> list[str]:
    """List the site's own addresses that a page links to or loads."""
    read = pages.read(page)
    return sorted(filter(pages.is_own, read.links | read.loads))


def broken(page: str) -> list[str]:
    """Say which of a page's addresses lead nowhere."""
    found = []
    for address in addresses(page):
        file = pages.file_of(page, address)
        if file.is_dir():
            file /= "index.html"
        anchor = unquote(urlsplit(address).fragment)
        if not file.is_file():
            found.append(f"{page}: no file for {address}")
        elif anchor and file.suffix == ".html":
            other = file.relative_to(server.folder()).as_posix()
            if anchor not in pages.read(other).names:
                found.append(f"{page}: no anchor for {address}")
    return found


def test_no_link_anchor_or_asset_is_broken(tell: Tell) -> None:
    found = [each for page in pages.all_pages() for each in broken(page)]
    checked = sum(len(addresses(page)) for page in pages.all_pages())
    assert checked
    tell("links: pages", len(pages.all_pages()))
    tell("links: checked, with anchors and assets", checked)
    tell("links: broken", len(found))
    assert not found, "\n".join(found)
