"""Run cells and scripts again when the code they show has changed.

myst-nb remembers a page's outputs by its cells and its kernel's name,
sphinx-gallery a script's pictures by the script. Neither sees a change of the
library. So the name gets a key of everything in `stale_sources`.
"""

import re
from collections.abc import Iterator
from functools import cache
from glob import glob
from hashlib import sha256
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.logging import getLogger

SOURCES = [
    "../src/groundup/**/*.py",
    "../src/groundup/*.mplstyle",
    "_extensions/figures.py",
    "_extensions/legibility.py",
    "_extensions/motion.py",
    "_extensions/palette.py",
    "_ipython/**/*.py",
    "requirements.txt",
]
KERNEL_NAME = re.compile(r"(?<=display_name: )[^,}\n]+")
logger = getLogger(__name__)


def key(app: Sphinx) -> str:
    """Return a key that changes with the code that pages run."""
    return hashed(str(app.confdir), tuple(app.config.stale_sources))


@cache
def hashed(folder: str, patterns: tuple[str, ...]) -> str:
    """Hash the names and contents of the files in a folder."""
    digest = sha256()
    for pattern in patterns:
        for path in sorted(glob(pattern, root_dir=folder, recursive=True)):
            digest.update(path.encode() + b"\0")
            digest.update(Path(folder, path).read_bytes())
    return digest.hexdigest()[:16]


def mark_page(app: Sphinx, page: str, source: list[str]) -> None:
    """Put the key in the kernel's name of a page that runs cells."""
    if "{code-cell}" not in source[0]:
        return
    app.env.metadata[page]["stale_key"] = key(app)
    source[0], marked = KERNEL_NAME.subn(key(app), source[0], count=1)
    if not marked:
        logger.warning(
            "this page runs cells, so its front matter needs kernelspec: "
            "{name: python3, display_name: Python 3}",
            location=page,
            type="stale",
        )


def stale_pages(
    app: Sphinx, env: BuildEnvironment, *changes: set[str]
) -> list[str]:
    """Return the pages that ran with other code."""
    return [
        page
        for page, metadata in env.metadata.items()
        if metadata.get("stale_key", key(app)) != key(app)
    ]


def forget_scripts(app: Sphinx) -> None:
    """Let sphinx-gallery run all scripts again when the key has changed."""
    for folder in galleries(app):
        seen = folder / "stale.key"
        if seen.exists() and seen.read_text() == key(app):
            continue
        for done in folder.glob("**/*.md5"):
            done.unlink()
        folder.mkdir(parents=True, exist_ok=True)
        seen.write_text(key(app))


def galleries(app: Sphinx) -> Iterator[Path]:
    """Yield the folders that sphinx-gallery writes."""
    settings = getattr(app.config, "sphinx_gallery_conf", {})
    folders = settings.get("gallery_dirs", [])
    for folder in [folders] if isinstance(folders, str) else folders:
        yield Path(app.srcdir, folder)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the events, the scripts' before sphinx-gallery's own."""
    app.add_config_value("stale_sources", SOURCES, "", [list])
    app.connect("builder-inited", forget_scripts, priority=100)
    app.connect("source-read", mark_page)
    app.connect("env-get-outdated", stale_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
