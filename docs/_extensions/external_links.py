"""Ask for a paper where its address is kept, not where it leads to.

A DOI leads to a publisher, and many publishers answer no program. Whether the
DOI is right, doi.org itself can say.
"""

import re

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

DOI = re.compile(r"https?://(?:dx\.)?doi\.org/(?=10\.)")


def asked(app: Sphinx, address: str) -> str:
    """Return the address that the check of external links asks."""
    return DOI.sub("https://doi.org/api/handles/", address)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Have the builder `linkcheck` ask these addresses."""
    app.connect("linkcheck-process-uri", asked)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
