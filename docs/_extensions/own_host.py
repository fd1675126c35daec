"""Check that no page makes a browser ask another host for anything.

Links to other sites are fine: a reader follows them or not. What a page loads
by itself, such as a script, a style, a font or a picture, must be the site's
own, so that the book works offline and nobody is told who reads it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.logging import getLogger
from sphinx.util.typing import ExtensionMetadata

from sites import is_site

OTHER_HOST = r"(?:https?:)?//[^\s\"'()<>]+"
LOADED = {
    ".html": [
        rf"<(?:script|img|iframe|source|video|audio|embed)\b[^>]*"
        rf"\b(?:src|srcset|poster|data)=[\"']?({OTHER_HOST})",
        rf"<link\b(?=[^>]*\brel=[\"'](?!canonical|author|license))[^>]*"
        rf"\bhref=[\"']?({OTHER_HOST})",
    ],
    ".css": [rf"(?:@import\s+|url\(\s*)[\"']?({OTHER_HOST})"],
}
logger = getLogger(__name__)


def loaded_elsewhere(path: Path) -> Iterator[str]:
    """Yield what a page or style sheet loads from other hosts."""
    text = path.read_text(encoding="utf-8")
    patterns = LOADED[path.suffix]
    if path.suffix == ".html":
        patterns = patterns + LOADED[".css"]
        # What the page shows as code is not loaded.
        text = re.sub(r"<(pre|code)\b.*?</\1>", "", text, flags=re.DOTALL)
    for pattern in patterns:
        yield from re.findall(pattern, text)


def check_site(app: Sphinx, error: Exception | None) -> None:
    """Warn of each request to another host that the site would cause."""
    if error or not is_site(app):
        return
    for path in sorted(Path(app.outdir).rglob("*")):
        if path.suffix in LOADED:
            for address in loaded_elsewhere(path):
                logger.warning(
                    "%s loads %s: put a copy into docs/_static",
                    path.relative_to(app.outdir),
                    address,
                    type="own_host",
                )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Look at the site when it is written, before `fresh` records it."""
    app.connect("build-finished", check_site, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
