"""Spare a build work that finds nothing.

Trees refer to themselves all over, so Python looks through the whole book
again and again for what nothing else refers to. That was two fifths of the
time of writing, for memory that each process gives back when it ends.
"""

import gc
from functools import cache
from typing import Any

from pybtex import plugin
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata


def keep_garbage(app: Sphinx, *others: Any) -> None:
    """Stop looking, once all code has run: what that leaves may be large."""
    gc.disable()


def collect_again(app: Sphinx, error: Exception | None) -> None:
    """Leave the process as it was."""
    gc.enable()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Come before pages are read, and when all files are made."""
    # For each citation, pybtex would look through all installed packages.
    plugin.find_plugin = cache(plugin.find_plugin)
    app.connect("env-before-read-docs", keep_garbage)
    app.connect("build-finished", collect_again, priority=999)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
