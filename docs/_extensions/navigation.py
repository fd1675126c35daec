"""Write the navigation of every page from one tree of the book.

On each page, furo asks Sphinx for the tree anew and parses it: half of what it
takes to write the site. But from page to page only the links and the marks of
what is current differ.
"""

import re
from functools import lru_cache
from typing import Any

from docutils import nodes
from furo.navigation import get_navigation_tree
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.environment.adapters.toctree import TocTree
from sphinx.util.osutil import relative_uri
from sphinx.util.typing import ExtensionMetadata

ITEM = re.compile(
    r'<li class="(?P<level>toctree-l\d+)(?P<kind>[^"]*)">'
    r'<a class="(?P<link>[^"]*)" href="(?P<target>[^"]*)">'
    r"(?P<title>.*?)</a>(?P<box><input [^>]*>)?",
    re.DOTALL,
)
# Its links start at the root of the site: notfound makes its tree.
NOT_FOUND = "404"


def stop_furo(
    app: Sphinx,
    page: str,
    template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Leave furo without a tree, which it then takes as an empty one."""
    if page != NOT_FOUND:
        context.pop("toctree", None)


def add_tree(
    app: Sphinx,
    page: str,
    template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give its navigation to a page for which furo has none."""
    if "toctree" not in context:
        context["furo_navigation_tree"] = navigation(app.builder, page)


def navigation(builder: Any, page: str) -> str:
    """Return the navigation as furo would write it on a page."""
    here = builder.get_target_uri(page)
    open_branch = {
        builder.get_target_uri(each) for each in branch(builder.env, page)
    }

    def placed(item: re.Match[str]) -> str:
        level, kind, link, target, title, box = item.groups(default="")
        uri = relative_uri(here, target)
        if target in open_branch:
            level = f"{level} current"
            box = box.replace(" class=", ' checked="" class=')
        if target == here:
            kind, link, uri = f"{kind} current-page", f"current {link}", "#"
        return (
            f'<li class="{level}{kind}">'
            f'<a class="{link}" href="{uri}">{title}</a>{box}'
        )

    return ITEM.sub(placed, whole(builder))


@lru_cache(maxsize=1)
def whole(builder: Any) -> str:
    """Return the navigation as it is on the book's first page."""
    fragment = builder.render_partial(tree(builder))["fragment"]
    html: str = get_navigation_tree(fragment)
    return html


def tree(builder: Any) -> nodes.Element | None:
    """Return the tree of all pages, with their titles."""
    return TocTree(builder.env).get_toctree_for(
        builder.config.root_doc,
        builder,
        collapse=False,
        titles_only=True,
        maxdepth=-1,
        includehidden=True,
    )


def branch(env: BuildEnvironment, page: str | None) -> set[str]:
    """Return a page and those above it, but for the first of the book."""
    above = parents(env)
    found = set()
    while page in above:
        found.add(page)
        page = above[page]
    return found


@lru_cache(maxsize=1)
def parents(env: BuildEnvironment) -> dict[str, str]:
    """Return for each page in the tree which page lists it."""
    return {
        page: above
        for page, (above, *_) in env.collect_relations().items()
        if above
    }


def setup(app: Sphinx) -> ExtensionMetadata:
    """Come before furo, and after it."""
    app.connect("html-page-context", stop_furo, priority=400)
    app.connect("html-page-context", add_tree, priority=600)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
