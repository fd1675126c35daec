"""Spare a build work that finds nothing.

Trees refer to themselves all over, so Python looks through the whole book
again and again for what nothing else refers to. That was two fifths of the
time of writing, for memory that each process gives back when it ends.
"""

import gc
from functools import cache

from pybtex import plugin
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata


def collect_again(app: Sphinx, error: Exception | None) -> None:
    """Look again, but not through what is there: it goes with the process."""
    gc.freeze()
    gc.enable()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Stop looking; jobs that run code side by side look for themselves."""
    gc.disable()
    # For each citation, pybtex would look through all installed packages.
    plugin.find_plugin = cache(plugin.find_plugin)
    app.connect("build-finished", collect_again, priority=999)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
