"""Tell the pages that sphinx-gallery makes of scripts from all others."""

from pathlib import Path


def script_of(source: Path, page: str) -> Path | None:
    """Return the script that a page was made from, or None.

    Args:
        source: the folder of all pages, where sphinx-gallery puts a copy of
            the script beside the page.
        page: the page's name.
    """
    script = Path(source, f"{page}.py")
    return script if script.is_file() else None
