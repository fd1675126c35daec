"""Prints all that the checks measured in one table, at their very end.

A test tells a figure with `record_property(name, value)`. Numbers of the same
name add up, words stand beside each other. Where FIGURES names a file, the
table starts with the figures that an earlier run left there. A test that was
tried twice tells twice.
"""

import json
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

Figures = dict[str, int | str]


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter,
) -> None:
    """Print the table, and leave its figures to the next run."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return  # the process that started this one has all figures
    kept = os.environ.get("FIGURES") and Path(os.environ["FIGURES"])
    earlier = [json.loads(kept.read_text())] if kept and kept.exists() else []
    found = gathered([*earlier, *told(terminalreporter)])
    if kept:
        kept.write_text(json.dumps(found))
    if found:
        terminalreporter.section("What was measured")
        wide = max(map(len, found))
        for name in sorted(found, key=str.lower):
            terminalreporter.write_line(f"{name:{wide}}  {found[name]}")


def told(reporter: pytest.TerminalReporter) -> Iterable[Figures]:
    """Yield what each test told; its last report has all of it."""
    for reports in reporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "teardown":
                for name, value in report.user_properties:
                    yield {name: value}


def gathered(many: Iterable[Figures]) -> Figures:
    """Return the figures of many tests as one."""
    one: Figures = {}
    for figures in many:
        for name, value in figures.items():
            before = one.get(name)
            if isinstance(before, int) and isinstance(value, int):
                one[name] = before + value
            else:
                one[name] = f"{before}; {value}" if before else value
    return one
