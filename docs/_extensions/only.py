"""Build one page alone, in seconds: `nox -s docs -- --only chapters/02-...`.

The page's own pictures are drawn, and nothing else runs. References to pages
that are left out are no faults here; all others are.
"""

import re
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata

# Pages that every page refers to; none of them runs anything.
SHARED = ["notation", "glossary", "bibliography"]
GALLERY = "gallery_only"
LEFT_OUT = ["ref.*", "toc.*", "image.*", "myst.xref_missing"]
LISTED = "\n```{{toctree}}\n:hidden:\n:numbered:\n\n/{}\n```\n"
FIGURE = re.compile(
    r"^(?:[`:]{3,}\{gallery-figure\}|:still:) (\w+)", re.MULTILINE
)


def narrow(app: Sphinx, config: Config) -> None:
    """Leave out what the one page does not need.

    Raises:
        ExtensionError: there is no such page.
    """
    if not config.only:
        # What builds of one page leave behind is no part of the book.
        config.exclude_patterns = [*config.exclude_patterns, GALLERY]
        return
    source = Path(app.srcdir, f"{config.only}.md")
    if not source.is_file():
        there = sorted(Path(app.srcdir).glob("*/*.md"))
        pages = [p.relative_to(app.srcdir).with_suffix("") for p in there]
        raise ExtensionError(
            f"--only: there is no page {config.only!r}; there are: "
            + ", ".join(page.as_posix() for page in pages)
        )
    config.root_doc = SHARED[0]
    config.include_patterns = [f"{GALLERY}/*.rst"] + [
        f"{name}.md" for name in [*SHARED, config.only]
    ]
    config.nitpicky = False
    config.autosummary_generate = False
    config.suppress_warnings = [*config.suppress_warnings, *LEFT_OUT]
    narrow_gallery(config, FIGURE.findall(source.read_text("utf-8")))


def narrow_gallery(config: Config, scripts: list[str]) -> None:
    """Run these scripts alone, and keep what they draw apart."""
    wanted = "|".join(map(re.escape, scripts)) or "$^"
    config.sphinx_gallery_conf.update(
        gallery_dirs=GALLERY,
        backreferences_dir=f"{GALLERY}/backreferences",
        ignore_pattern=rf"(?:^|/)(?!(?:{wanted})\.py)[^/]+\.py$",
    )


def list_page(app: Sphinx, name: str, source: list[str]) -> None:
    """Put the page in a table of contents: only that numbers its figures."""
    if app.config.only and name == app.config.root_doc:
        source[0] += LISTED.format(app.config.only)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Narrow the book before anything else looks at the settings."""
    app.add_config_value("only", "", "env", [str])
    app.connect("config-inited", narrow, priority=0)
    app.connect("source-read", list_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
