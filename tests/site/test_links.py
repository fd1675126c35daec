"""Every link, anchor and asset of the site is there."""

from urllib.parse import unquote, urlsplit

import pages
import server


def broken(page: str) -> list[str]:
    """Say which of a page's own addresses lead nowhere."""
    found = []
    for address in sorted(pages.links(page) | pages.loads(page)):
        if not pages.is_own(address):
            continue
        file = pages.file_of(page, address)
        if file.is_dir():
            file /= "index.html"
        anchor = unquote(urlsplit(address).fragment)
        if not file.is_file():
            found.append(f"{page}: no file for {address}")
        elif anchor and file.suffix == ".html":
            other = file.relative_to(server.folder()).as_posix()
            if anchor not in pages.names(other):
                found.append(f"{page}: no anchor for {address}")
    return found


def test_no_link_anchor_or_asset_is_broken() -> None:
    found = [each for page in pages.all_pages() for each in broken(page)]
    assert pages.all_pages()
    assert not found, "\n".join(found)
