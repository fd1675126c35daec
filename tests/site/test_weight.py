"""Every page is light, as it is sent: with gzip, and without its figures."""

import pages
import server
from conftest import Tell

LIMIT = 300 * 1024
FIGURES = {".svg", ".png", ".webp"}


def weight(page: str) -> int:
    """Return the bytes of a page and of what it loads by itself."""
    files = {server.folder() / page}
    files |= {
        pages.file_of(page, address)
        for address in pages.read(page).loads
        if pages.is_own(address)
    }
    return sum(
        len(server.sent(file, file.stat().st_mtime))
        for file in files
        if file.suffix not in FIGURES
    )


def test_no_page_weighs_more_than_300_kib(tell: Tell) -> None:
    weights = {page: weight(page) for page in pages.all_pages()}
    heaviest = max(weights, key=weights.__getitem__)
    size = f"{weights[heaviest] / 1024:.0f} KiB"
    tell("weight: heaviest page", f"{size}: {heaviest}")
    assert weights[heaviest] <= LIMIT, heaviest
