"""Leaves a record of a run of the tests, where RECORD names a file.

The page "What was verified" shows the records that come with a build.
"""

import json
import os
import platform
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

SHOWN = ["numpy", "tensorflow"]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the record; the workers of a parallel run have none."""
    file = os.environ.get("RECORD")
    if file and not hasattr(session.config, "workerinput"):
        Path(file).write_text(json.dumps(record(session)), encoding="utf-8")


def record(session: pytest.Session) -> dict[str, object]:
    """Return what ran where, with which versions, and how it ended."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    count = {name: len(found) for name, found in reporter.stats.items()}
    return {
        "session": os.environ.get("NOX_CURRENT_SESSION", "tests"),
        "system": f"{platform.system()} {platform.machine()}",
        "date": datetime.now(UTC).date().isoformat(),
        "versions": [("Python", platform.python_version()), *versions()],
        "passed": count.get("passed", 0),
        "failed": count.get("failed", 0) + count.get("error", 0),
    }


def versions() -> list[tuple[str, str]]:
    """Return the versions of what the results depend on, if installed."""
    found = []
    for name in SHOWN:
        try:
            found.append((name, version(name)))
        except PackageNotFoundError:
            continue
    return found
