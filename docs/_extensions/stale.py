"""Run cells and scripts again when the code that they depend on has changed.

myst-nb remembers a page's outputs by its cells and its kernel's name,
sphinx-gallery a script's pictures by the script. Neither sees a change of the
library. So each page and script has a key of its own: the contents of the
library's files that it imports, the versions of the packages that it needs,
and what all pages or all scripts share. The kernel's name gets a page's key.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.logging import getLogger
from sphinx.util.typing import ExtensionMetadata

from cells import code_in
from imports import dependencies, versions

PACKAGE = "../src/groundup"
# What runs all pages, and what draws all pictures.
PAGES = ["ipykernel", "_ipython/**/*.py"]
SCRIPTS = ["matplotlib", "sphinx-gallery", "../src/groundup/*.mplstyle"] + [
    f"_extensions/{name}.py"
    for name in ("figures", "legibility", "motion", "palette", "timed")
]
# The file beside a gallery's pages that keeps the keys of its scripts.
RECORD = "stale.json"
KERNEL_NAME = re.compile(r"(?<=display_name: )[^,}\n]+")
logger = getLogger(__name__)


def page_key(app: Sphinx, source: str) -> str:
    """Return a key that changes with what a page's cells depend on."""
    return key(app, code_in(source), app.config.stale_pages)


def script_key(app: Sphinx, script: Path) -> str:
    """Return a key that changes with what a script depends on."""
    code = script.read_text(encoding="utf-8")
    # Builds that leave out times have pictures of their own.
    timed = getattr(app.config, "times", True)
    return key(app, code, app.config.stale_scripts) + "-0" * (not timed)


def key(app: Sphinx, code: str, shared: list[str]) -> str:
    """Hash what code depends on, and what it shares with others."""
    folder = Path(app.confdir)
    patterns = [each for each in shared if "/" in each]
    try:
        found, packages = dependencies(code, folder / app.config.stale_package)
    except SyntaxError:  # it will not run either
        found, packages = set(), set()
    packages |= set(shared) - set(patterns)
    found |= {path for each in patterns for path in folder.glob(each)}
    digest = sha256(sys.version.encode())
    digest.update(repr(versions(*sorted(packages))).encode())
    for path in sorted(found):
        digest.update(path.name.encode() + content(path))
    return digest.hexdigest()[:16]


@cache
def content(path: Path) -> bytes:
    """Return a file's content, read once in a build."""
    return path.read_bytes()


def marked(app: Sphinx, source: str) -> tuple[str, str]:
    """Return a page with its key as its kernel's name, and the key.

    A page that names no kernel is returned as it is.
    """
    now = page_key(app, source)
    return KERNEL_NAME.sub(now, source, count=1), now


def mark_page(app: Sphinx, page: str, source: list[str]) -> None:
    """Put the key in the kernel's name of a page that runs cells."""
    if "{code-cell}" not in source[0]:
        return
    before = source[0]
    source[0], app.env.metadata[page]["stale_key"] = marked(app, before)
    if source[0] == before:
        logger.warning(
            "this page runs cells, so its front matter needs kernelspec: "
            "{name: python3, display_name: Python 3}",
            location=page,
            type="stale",
        )


def stale_pages(
    app: Sphinx, env: BuildEnvironment, *changes: set[str]
) -> list[str]:
    """Return the pages whose cells ran with other code."""
    return [
        page
        for page, metadata in env.metadata.items()
        if "stale_key" in metadata
        and (path := Path(env.doc2path(page))).is_file()
        and metadata["stale_key"] != page_key(app, path.read_text("utf-8"))
    ]


def forget_scripts(app: Sphinx) -> None:
    """Let sphinx-gallery run the scripts again whose key has changed."""
    for source, target in galleries(app):
        target.mkdir(parents=True, exist_ok=True)
        record = target / RECORD
        seen = json.loads(record.read_text()) if record.is_file() else {}
        keys = {
            script.name: script_key(app, script)
            for script in sorted(source.glob("*.py"))
        }
        for name, now in keys.items():
            if seen.get(name) != now:
                (target / f"{name}.md5").unlink(missing_ok=True)
        record.write_text(json.dumps(keys, indent=0))


def galleries(app: Sphinx) -> Iterator[tuple[Path, Path]]:
    """Yield the folders that sphinx-gallery reads, with those it writes."""
    settings = getattr(app.config, "sphinx_gallery_conf", {})
    sources = listed(settings.get("examples_dirs", []))
    targets = listed(settings.get("gallery_dirs", []))
    for source, target in zip(sources, targets, strict=True):
        yield Path(app.srcdir, source), Path(app.srcdir, target)


def listed(one_or_more: str | Iterable[str]) -> list[str]:
    """Return one or more words as a list."""
    return [one_or_more] if isinstance(one_or_more, str) else [*one_or_more]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the events, the scripts' before sphinx-gallery's own."""
    app.add_config_value("stale_package", PACKAGE, "", [str])
    app.add_config_value("stale_pages", PAGES, "", [list])
    app.add_config_value("stale_scripts", SCRIPTS, "", [list])
    app.connect("builder-inited", forget_scripts, priority=100)
    app.connect("source-read", mark_page)
    app.connect("env-get-outdated", stale_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
