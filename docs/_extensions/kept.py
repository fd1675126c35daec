"""Keep what a build makes in folders that are named by what it is made from.

So a second build makes nothing again, and can use nothing that is stale.
"""

import os
import shutil
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from sphinx.util.logging import getLogger

Make = Callable[[Path], None]
logger = getLogger(__name__)


def step(kept: Path, name: str, made_from: list[Path], make: Make) -> Path:
    """Return the folder of a step, which is made unless it is there."""
    folder = kept / f"{name}-{key(made_from)}"
    if not folder.is_dir():
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
    return folder


def key(paths: list[Path]) -> str:
    """Return a short hash of files: their places to each other, and bytes."""
    root = os.path.commonpath(paths) if paths else ""
    whole = sha256()
    for path in paths:
        place = path.relative_to(root).as_posix()
        whole.update(place.encode() + path.read_bytes())
    return whole.hexdigest()[:12]
