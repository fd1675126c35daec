"""Have a second build write what the first one wrote.

By themselves, builds differ in four things. Sphinx forgets the titles and the
entries of the index that its search has of pages not written again. It makes
source pages of modules that no page leads to, as long as no page is read
again. When the navigation changes, it leaves pages with the old one. And
myst-nb brings its style sheet at the end, so that the pages of a first build
cannot name its check sum.
"""

import json
import shutil
from pathlib import Path
from typing import Any

from myst_nb.sphinx_ext import add_global_html_resources
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

from navigation import tree
from sites import is_site

SEARCH = ("_search_index_all_titles", "_search_index_index_entries")


def put_style_sheet(app: Sphinx) -> None:
    """Let myst-nb bring its style sheet before a page is written."""
    if is_site(app):
        Path(app.outdir, "_static").mkdir(parents=True, exist_ok=True)
        add_global_html_resources(app, None)


def forget_unused(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Leave out source pages that no page leads to."""
    modules = getattr(env, "_viewcode_modules", {})
    for name, entry in list(modules.items()):
        if entry:
            *_, used, _ = entry
            if not used:
                del modules[name]
    return []


def follow_navigation(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write all pages again if the navigation that they show has changed."""
    if not is_site(app):
        return []
    # Sphinx keeps the first page's tree, and would take that of a last build.
    vars(env).pop("master_doctree", None)
    kept, now = Path(app.doctreedir, "navigation.txt"), str(tree(app.builder))
    if kept.is_file() and kept.read_text(encoding="utf-8") == now:
        return []
    kept.write_text(now, encoding="utf-8")
    # Those of source code are written if they are not there.
    shutil.rmtree(Path(app.outdir, "_modules"), ignore_errors=True)
    return sorted(env.found_docs)


def remembered(app: Sphinx) -> Path:
    """Return the file for what the search knows of each page."""
    return Path(app.doctreedir, "search.json")


def recall_search(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Tell the search what it knew; pages that are written tell it anew."""
    file = remembered(app)
    if file.is_file():
        kept = json.loads(file.read_text(encoding="utf-8"))
        for name in SEARCH:
            known = getattr(env, name)
            for page in filter(env.all_docs.__contains__, kept[name]):
                known.setdefault(page, kept[name][page])
    return []


def remember_search(app: Sphinx, error: Exception | None) -> None:
    """Keep what the search knows now."""
    if error is None and is_site(app):
        known: Any = {name: getattr(app.env, name) for name in SEARCH}
        remembered(app).write_text(json.dumps(known), encoding="utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Come before pages are written, and when all of them are."""
    app.connect("builder-inited", put_style_sheet)
    app.connect("env-updated", forget_unused)
    app.connect("env-updated", recall_search)
    # Late: pages have their numbers by then.
    app.connect("env-get-updated", follow_navigation, priority=900)
    app.connect("build-finished", remember_search)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
