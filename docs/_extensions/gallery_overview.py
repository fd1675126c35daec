"""Say at the top of a gallery page what it needs, and how long it takes.

It needs the chapters that show its picture. How long it takes follows from its
words, those of the code included. A link leads over the code to the picture.
"""

from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

from gallery_figure import gallery_folders
from live import code_of
from scripts import script_of

# Code reads slower than a story.
WORDS_A_MINUTE = 120
LINE = """</h1>
<p class="page-overview"><small><strong>What you need:</strong> {needed}.
<strong>How long:</strong> about {minutes} minutes.{picture}</small></p>"""
LINK = '<a href="{}">{}</a>'
PICTURE = "picture"
SEE = f' <a href="#{PICTURE}">See the picture</a>.'


def showing(env: BuildEnvironment, page: str) -> list[str]:
    """Return the pages that show a gallery page's picture, in their order.

    The book's first page shows one too, but teaches nothing.
    """
    folder, _ = gallery_folders(env.app)
    script = (folder / f"{Path(page).name}.py").resolve()
    return sorted(
        name
        for name, files in env.dependencies.items()
        if name not in (page, env.config.root_doc)
        # To resolve a path asks the disk, so only those that may be the one.
        and any(
            Path(env.srcdir, file).resolve() == script
            for file in files
            if str(file).endswith(script.name)
        )
    )


def mark_picture(app: Sphinx, tree: nodes.document, page: str) -> None:
    """Give the link to the picture its target, the bar above it."""
    for block in code_of(tree) if script_of(app.srcdir, page) else []:
        _, *below = block
        has_picture = next(block.findall(nodes.image), None) is not None
        if has_picture and isinstance(below[0], nodes.container):
            below[0]["ids"].append(PICTURE)


def add_line(
    app: Sphinx,
    page: str,
    template: str,
    context: dict[str, Any],
    tree: nodes.document | None,
) -> None:
    """Put the line under the title of a gallery page."""
    if tree is None or not script_of(app.srcdir, page):
        return
    links = [
        LINK.format(context["pathto"](name), escape(title(app.env, name)))
        for name in showing(app.env, page)
    ]
    words = len(tree.astext().split())
    bars = tree.findall(nodes.container)
    line = LINE.format(
        needed=", ".join(links) or "nothing but Python",
        minutes=max(2, round(words / WORDS_A_MINUTE)),
        picture=SEE if any(PICTURE in bar["ids"] for bar in bars) else "",
    )
    context["body"] = context["body"].replace("</h1>", line, 1)


def title(env: BuildEnvironment, page: str) -> str:
    """Return a page's title as plain text."""
    return env.titles[page].astext()


def outdated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the gallery pages whose line is no longer true."""
    now = {
        page: [(name, title(env, name)) for name in showing(env, page)]
        for page in env.found_docs
        if script_of(app.srcdir, page)
    }
    before = getattr(env, "gallery_shown", {})
    env.gallery_shown = now  # type: ignore[attr-defined]
    return [page for page in now if now[page] != before.get(page)]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Come after the downloads, which then stand below the line."""
    app.connect("env-updated", outdated)
    # After the bars have come.
    app.connect("doctree-resolved", mark_picture, priority=950)
    app.connect("html-page-context", add_line, priority=600)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
