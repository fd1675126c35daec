"""Let a failed build fail again until its cause is mended.

Sphinx reads only what changed, so a second build would not repeat a first
one's warnings. Here a build reuses pages only if every build before it ended
without one. The record of that is a file beside the pages:

- it says `running` from start to end, so also after a build was killed, which
  may have left anything half-written: then all caches go;
- it is empty after a failure: then the pages go, the executions stay, since
  only successful ones are kept;
- it lists the outputs (html, linkcheck, ...) that were last built cleanly.

Pages that other extensions have read go, too.

The pages of scripts are shared by all builds, of which each has a
record of its own. So a script has a mark beside its page from before it runs
until all that is made of it is written.
"""

import shutil
from functools import partial
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.typing import ExtensionMetadata
from sphinx_gallery.gen_rst import md5sum_is_current

from kept import key
from stale import RECORD, galleries

RUNNING = "running"
MARK = ".half"


def start(app: Sphinx, config: Config) -> None:
    """Discard what earlier builds left and this one must not trust."""
    record = Path(app.doctreedir, "fresh.txt")
    record.parent.mkdir(parents=True, exist_ok=True)
    past = record.read_text().splitlines() if record.exists() else []
    killed = past == [RUNNING]
    record.write_text(RUNNING)
    if str(app.outdir) not in past:
        discard_pages(record)
    if killed and config.nb_execution_cache_path:
        shutil.rmtree(config.nb_execution_cache_path, ignore_errors=True)
    for _, folder in galleries(app):
        discard_scripts(folder, killed)
    app.connect("build-finished", partial(end, past=past), 999)


def discard_pages(record: Path) -> None:
    """Empty the folder of read pages, except for the record."""
    for path in record.parent.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path != record:
            path.unlink()


def mark_script(gallery_conf: dict[str, Any], script: str, when: str) -> None:
    """Put a mark beside a script's page, and take it away at the end."""
    folder = Path(gallery_conf["src_dir"], gallery_conf["gallery_dirs"])
    mark = (folder / script).with_suffix(MARK)
    if when == "before":
        mark.touch()
    else:
        mark.unlink(missing_ok=True)


def discard_scripts(folder: Path, killed: bool) -> None:
    """Make scripts run again that did not get to their end.

    sphinx-gallery leaves the sum of the last script that passed. A script
    that failed and is then reverted would match it, its page showing the
    failure. The sum is also written before the page.
    """
    for mark in folder.glob(f"*{MARK}"):
        mark.with_suffix(".py.md5").unlink(missing_ok=True)
        mark.unlink()
    for done in folder.glob("**/*.md5"):
        if killed or not md5sum_is_current(done.with_suffix(""), mode="t"):
            done.unlink()
    if killed:
        (folder / RECORD).unlink(missing_ok=True)


def end(app: Sphinx, error: Exception | None, past: list[str]) -> None:
    """Record how the build ended."""
    clean = error is None and app._warncount == 0
    outputs = {*past, str(app.outdir)} - {RUNNING} if clean else set()
    Path(app.doctreedir, "fresh.txt").write_text("\n".join(sorted(outputs)))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Start before the environment is loaded, end after all others."""
    app.connect("config-inited", start, priority=999)
    extensions = sorted(Path(__file__).parent.glob("*.py"))
    return {
        "parallel_read_safe": True,
        "parallel_write_safe": True,
        "env_version": int(key(extensions), base=16),
    }
