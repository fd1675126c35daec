"""Keep what a build makes in folders that are named by what it is made from.

So a second build makes nothing again, and can use nothing that is stale.
"""

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from sphinx.util.logging import getLogger

Make = Callable[[Path], None]
#: How many folders of each step stay.
MOST = 4
#: How many letters of a hash tell them apart.
LENGTH = 12
logger = getLogger(__name__)


def step(kept: Path, name: str, made_from: list[Path], make: Make) -> Path:
    """Return the folder of a step, which is made unless it is there."""
    folder = kept / f"{name}-{key(made_from)}"
    try:
        os.utime(folder)  # used now, so that `tidy` leaves it
        return folder
    except FileNotFoundError:
        logger.info("making %s/%s, once ...", kept.name, name)
    kept.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(dir=kept))
    try:
        make(new)
        new.chmod(0o755)
        os.rename(new, folder)
    except OSError:
        # Another build may have been first with the same.
        if not folder.is_dir():
            raise
    finally:
        shutil.rmtree(new, ignore_errors=True)
    tidy(kept, name)
    return folder


def tidy(kept: Path, name: str) -> None:
    """Remove all but the few folders of a step that were used last.

    Several, for a reader of two branches, and for builds side by side.
    """
    with suppress(FileNotFoundError):  # another build tidies, too
        folders = kept.glob(f"{name}-{'?' * LENGTH}")
        by_use = sorted(folders, key=lambda each: each.stat().st_mtime)
        for old in by_use[:-MOST]:
            # At once, so that no build finds half of it.
            gone = old.rename(old.with_name(f"old-{old.name}"))
            shutil.rmtree(gone, ignore_errors=True)


def key(paths: list[Path]) -> str:
    """Return a short hash of files: their places to each other, and bytes."""
    root = os.path.commonpath(paths) if paths else ""
    whole = sha256()
    for path in paths:
        place = path.relative_to(root).as_posix()
        whole.update(place.encode() + path.read_bytes())
    return whole.hexdigest()[:LENGTH]
