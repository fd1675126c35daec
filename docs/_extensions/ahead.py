"""Run all cells and scripts side by side, before pages are read.

By themselves, sphinx-gallery runs one script after another, and myst-nb a
page's cells in whichever process reads the page. Here those that have to run
do so on all processors, and both then find them done: sphinx-gallery by the
sum that it keeps of each script that passed, myst-nb where it would start a
page's kernel. What fails is theirs to report: a script that fails, they run
once more.
"""

from collections.abc import Iterator
from functools import partial
from logging import WARNING
from pathlib import Path
from time import perf_counter
from typing import Any

from jupyter_cache import get_cache
from jupyter_cache.executors.utils import ExecutionResult, single_nb_execution
from myst_nb.core.execute import cache as myst_nb_cache
from myst_nb.core.read import create_nb_reader
from nbformat import NotebookNode
from sphinx.application import Sphinx
from sphinx.environment import CONFIG_OK
from sphinx.util.logging import getLogger, suppress_logging
from sphinx.util.parallel import parallel_available
from sphinx.util.typing import ExtensionMetadata
from sphinx_gallery.gen_rst import executable_script, generate_file_rst
from sphinx_gallery.utils import _collect_gallery_files, get_md5sum

from side_by_side import Done, Job, side_by_side
from stale import galleries, marked, stale_pages

SHOWN = 10
logger = getLogger(__name__)


class Ahead:
    """Runs what has to run, and says what took longest."""

    def __init__(self) -> None:
        """Start the clock."""
        self.start = perf_counter()
        self.ran: list[Done] = []

    def run(self, app: Sphinx) -> None:
        """Run what has to run, the largest first, and say how it goes."""
        if not parallel_available:
            return
        found = sorted([*pages(app), *scripts(app)], key=lambda job: -job[0])
        jobs = {name: job for _, name, job in found}
        for done in side_by_side(jobs, app.parallel):
            self.ran.append(done)
            logger.info(
                "ran %s in %.1f s (%d of %d)",
                *(done.name, done.seconds, len(self.ran), len(jobs)),
            )
        results = {
            identity(done.result.nb): done.result
            for done in self.ran
            if isinstance(done.result, ExecutionResult)
        }
        myst_nb_cache.single_nb_execution = partial(executed, results)

    def show(self, app: Sphinx, error: Exception | None) -> None:
        """Say what ran longest, and how long the whole build took."""
        if self.ran:
            logger.info("\nThe slowest to run:")
        slowest = sorted(self.ran, key=lambda done: -done.seconds)
        for done in slowest[:SHOWN]:
            logger.info("%6.1f s  %s", done.seconds, done.name)
        logger.info("\nBuilt in %.1f s.", perf_counter() - self.start)


# Pages


def pages(app: Sphinx) -> Iterator[tuple[int, str, Job]]:
    """Yield the pages with cells that must run: size, name and job."""
    if app.config.nb_execution_mode != "cache":
        return
    # One process makes the cache: readers side by side would both do so.
    folder = Path(app.config.nb_execution_cache_path)
    folder.mkdir(parents=True, exist_ok=True)
    cache = get_cache(folder)
    for page in sorted(to_read(app)):
        path = Path(app.env.doc2path(page))
        notebook = read(app, path) if path.suffix == ".md" else None
        if notebook is None:
            continue
        try:
            cache.match_cache_notebook(notebook)
        except KeyError:
            job = partial(run_page, app, notebook, path.parent)
            yield path.stat().st_size, page, job
    cache.db.dispose()


def to_read(app: Sphinx) -> set[str]:
    """Return the pages that Sphinx will read in this build."""
    env = app.env
    env.find_files(app.config, app.builder)
    added, changed, _ = env.get_outdated_files(env.config_status != CONFIG_OK)
    return added | changed | {*stale_pages(app, env)}


def read(app: Sphinx, path: Path) -> NotebookNode | None:
    """Return a page as the notebook that myst-nb will make of it, if any."""
    text = path.read_text(encoding="utf-8")
    if "{code-cell}" not in text:
        return None
    source, _ = marked(app, text)
    env: Any = app.env
    reader = create_nb_reader(
        str(path), env.myst_config, env.mystnb_config, source
    )
    try:
        notebook: NotebookNode | None = reader and reader.read(source)
    except Exception:
        return None  # myst-nb meets the same, and says where
    return notebook


def run_page(
    app: Sphinx, notebook: NotebookNode, folder: Path
) -> ExecutionResult:
    """Run a page's cells as myst-nb does, and stop the kernel at once."""
    return single_nb_execution(
        notebook,
        cwd=str(folder),
        allow_errors=app.config.nb_execution_allow_errors,
        timeout=app.config.nb_execution_timeout,
        shutdown_kernel="immediate",
    )


def identity(notebook: NotebookNode) -> str:
    """Return what tells a page's cells and kernel from any other's."""
    kernel = notebook.metadata.get("kernelspec")
    return repr([kernel, *(cell.source for cell in notebook.cells)])


def executed(
    results: dict[str, ExecutionResult],
    notebook: NotebookNode,
    **options: Any,
) -> ExecutionResult:
    """Give myst-nb the result of a page that ran, or run it now."""
    result = results.get(identity(notebook))
    if result is None:
        return single_nb_execution(notebook, **options)
    notebook.cells, notebook.metadata = result.nb.cells, result.nb.metadata
    return result


# Scripts


def scripts(app: Sphinx) -> Iterator[tuple[int, str, Job]]:
    """Yield the scripts that must run: size, name and job."""
    conf = getattr(app.config, "sphinx_gallery_conf", {})
    for source, target in galleries(app):
        (target / "images" / "thumb").mkdir(parents=True, exist_ok=True)
        for name in _collect_gallery_files([source], conf):
            path, done = source / name, target / f"{name}.md5"
            last = done.read_text() if done.is_file() else ""
            if executable_script(path, conf) and last != get_md5sum(path, "t"):
                job = partial(run_script, conf, source, target, name)
                yield path.stat().st_size, name, job


def run_script(
    conf: dict[str, Any], source: Path, target: Path, name: str
) -> None:
    """Run a script as sphinx-gallery does, unless there is a message.

    A script with something to say does not count as done, so that it says it
    again to the build.
    """
    with suppress_logging() as said:
        try:
            generate_file_rst(name, target, source, conf)
        finally:
            if any(each.levelno >= WARNING for each in said.buffer):
                (target / f"{name}.md5").unlink(missing_ok=True)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Run after myst-nb has its settings, and before sphinx-gallery runs.

    All three come at the same priority, so in the order of `extensions`.
    """
    ahead = Ahead()
    app.connect("builder-inited", ahead.run)
    app.connect("build-finished", ahead.show, priority=999)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
