"""Say what this build was made with, and which runs of the tests preceded it.

Both are looked up in every build, so no list can fall behind: the packages are
those installed here, and each run of the tests left a record in
`docs/records`, if the build comes with any (`tests/record.py` writes them).
"""

import json
import platform
import tomllib
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from docutils import nodes
from packaging.requirements import Requirement
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from answers import keep_true, note
from markdown_text import table

# Where a page keeps what its tables said.
KEY = "verified"
NO_RUNS = "This build came without records of tests; `nox -s tests` runs them."


def packages(docs: Path) -> str:
    """Return a table of what the project asks for to build the book."""
    text = (docs.parent / "pyproject.toml").read_text(encoding="utf-8")
    wanted = tomllib.loads(text)["dependency-groups"]["docs"]
    ranges = [each for each in wanted if isinstance(each, str)]
    names = sorted({Requirement(each).name for each in ranges} | {"numpy"})
    rows = [(f"Python on {platform.system()}", platform.python_version())]
    rows += [(name, version(name)) for name in names]
    return table(["package", "version"], ([n, f"`{v}`"] for n, v in rows))


def runs(docs: Path) -> str:
    """Return a table of the runs of the tests that left a record."""
    paths = sorted((docs / "records").glob("*.json"))
    rows = sorted(row(path.read_text(encoding="utf-8")) for path in paths)
    return table(["tests", "with", "result"], rows) if rows else NO_RUNS


def row(text: str) -> list[str]:
    """Return one run's cells."""
    run = json.loads(text)
    return [
        f"`nox -s {run['session']}` on {run['system']}",
        ", ".join(f"{name} `{number}`" for name, number in run["versions"]),
        f"{run['passed']} passed, {run['failed']} failed on {run['date']}",
    ]


TABLES: dict[str, Callable[[Path], str]] = {"packages": packages, "runs": runs}


def written(env: BuildEnvironment, name: str) -> str:
    """Return one of the tables."""
    return TABLES[name](Path(env.srcdir))


class Verified(SphinxDirective):
    """One of the tables, in Markdown: `packages` or `runs`."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the table, and note what it says."""
        name = self.arguments[0]
        text = written(self.env, name)
        note(self.env, KEY, name, text)
        return self.parse_text_to_nodes(text)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive, and what makes a page outdated."""
    app.add_directive("verified", Verified)
    keep_true(app, KEY, written)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
