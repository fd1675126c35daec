"""Remove pages that an earlier build wrote for names or scripts now gone.

autosummary writes a page for each name, sphinx-gallery one for each script,
and neither takes one away. A page left over would fail the next build, as no
list has it.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.ext.autosummary.generate import find_autosummary_in_files
from sphinx.util.typing import ExtensionMetadata

from stale import galleries

INDEX = "api/index.rst"
FOLDER = "api/generated"


def leftovers(
    pages: Iterable[Path], names: Iterable[str], renamed: Mapping[str, str]
) -> list[Path]:
    """Return the pages that belong to none of the names."""
    wanted = {renamed.get(name, name) for name in names}
    return [page for page in pages if page.stem not in wanted]


def remove(app: Sphinx) -> None:
    """Remove what is left over, once autosummary has written its pages."""
    index = Path(app.srcdir, INDEX)
    if app.config.autosummary_generate and index.is_file():
        listed = find_autosummary_in_files([str(index)])
        for page in leftovers(
            Path(app.srcdir, FOLDER).glob("*.rst"),
            [entry.name for entry in listed],
            app.config.autosummary_filename_map,
        ):
            page.unlink()


def remove_scripts(app: Sphinx) -> None:
    """Remove what sphinx-gallery wrote for scripts that are gone."""
    for source, target in galleries(app):
        for copy in sorted(target.glob("plot_*.py")):
            if not (source / copy.name).is_file():
                for page in target.glob(f"{copy.stem}.*"):
                    page.unlink()
                # sphinx-gallery writes these anew, with the scripts there are.
                for names in target.glob("**/*.examples"):
                    names.unlink()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Run before sphinx-gallery, and between autosummary and Sphinx."""
    app.connect("builder-inited", remove_scripts, priority=100)
    app.connect("builder-inited", remove, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
