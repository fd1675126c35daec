"""The table that the comparison with ONNX's cases ends with."""

from collections import Counter, defaultdict
from textwrap import wrap
from typing import Any

ROW = "{:<24} {:>4} {:>7}  {}"


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print each operator's cases: how many agree, or are skipped and why."""
    agree: Counter[str] = Counter()
    skipped: dict[str, Counter[str]] = defaultdict(Counter)
    for outcome, reports in terminalreporter.stats.items():
        for report in reports:
            operator = dict(getattr(report, "user_properties", ())).get(
                "onnx_operator"
            )
            if operator and outcome == "passed":
                agree[operator] += 1
            elif operator and outcome == "xfailed":
                skipped[operator][report.wasxfail] += 1
    if agree or skipped:
        terminalreporter.section("ONNX's cases")
        for line in table(agree, skipped):
            terminalreporter.write_line(line)


def table(agree: Counter[str], skipped: dict[str, Counter[str]]) -> list[str]:
    lines = [ROW.format("operator", "run", "skipped", "reason")]
    for operator in sorted({*agree, *skipped}):
        why = skipped.get(operator, Counter())
        lines += rows(operator, agree[operator], why)
    total = sum(sum(why.values()) for why in skipped.values())
    names = f"{len({*agree, *skipped})} operators"
    return [*lines, ROW.format(names, agree.total(), total, "")]


def rows(operator: str, run: int, why: Counter[str]) -> list[str]:
    """Return an operator's row, or one for each reason to skip cases."""
    if not why:
        return [ROW.format(operator, run, "", "").rstrip()]
    lines: list[str] = []
    for reason, count in why.items():
        first, *rest = wrap(reason, 79 - len(ROW.format("", "", "", "")))
        start = ("", "") if lines else (operator, run)
        lines.append(ROW.format(*start, count, first))
        lines += [ROW.format("", "", "", part) for part in rest]
    return lines
