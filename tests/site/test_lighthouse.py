"""Lighthouse, as on a phone with a slow network: the median of five runs.

A page as large as chapter 6 shows how slow the machine is. So the closing
table tells its performance beside the limit that holds on two quiet cores;
what it makes any machine do is counted in test_effort.py.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
from pathlib import Path
from typing import Any

import chromium
import pytest
from conftest import Tell

HERE = Path(__file__).parent
PROGRAM = HERE / "node_modules" / "lighthouse" / "cli" / "index.js"
PAGES = {
    "home": "index.html",
    "mathematics": "chapters/06-backpropagation.html",
    "gallery": "gallery/plot_descent.html",
}
LEAST = {
    "performance": 95,
    "accessibility": 100,
    "best-practices": 100,
    "seo": 100,
}
TOLD = {("mathematics", "performance")}


def visit(address: str) -> dict[str, Any]:
    """Return Lighthouse's report on one visit, with nothing in the cache."""
    node = shutil.which("node") or pytest.fail("Lighthouse needs Node")
    quoted = [re.sub("=(.*)", r'="\1"', flag) for flag in chromium.FLAGS]
    flags = " ".join(["--headless", *quoted])
    done = subprocess.run(
        [
            *(node, str(PROGRAM), address, "--quiet", "--output=json"),
            *("--no-enable-error-reporting", f"--chrome-flags={flags}"),
            f"--only-categories={','.join(LEAST)}",
        ],
        env=os.environ | {"CHROME_PATH": chromium.find()},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def scores(report: dict[str, Any]) -> dict[str, float]:
    """Return a report's scores, of 100."""
    categories = report["categories"]
    return {name: 100 * categories[name]["score"] for name in LEAST}


def faults(report: dict[str, Any]) -> list[str]:
    """Say which audits take something from a report's scores."""
    counted = {
        each["id"]
        for category in report["categories"].values()
        for each in category["auditRefs"]
        if each["weight"]
    }
    return [
        f"{name} {audit['score']}: {audit.get('displayValue', '')} "
        + json.dumps(audit.get("details", {}).get("items", []))[:400]
        for name, audit in report["audits"].items()
        if name in counted and (audit["score"] or 0) < 1
    ]


@pytest.mark.alone
@pytest.mark.parametrize("name", PAGES)
def test_a_page_scores_well(site: str, name: str, tell: Tell) -> None:
    reports = [visit(site + PAGES[name]) for _ in range(5)]
    found = {
        each: round(statistics.median(scores(r)[each] for r in reports))
        for each in LEAST
    }
    tell(
        f"Lighthouse: {name}",
        ", ".join(f"{each} {found[each]} ({LEAST[each]})" for each in LEAST),
    )
    low = {each for each in LEAST if found[each] < LEAST[each]}
    assert all((name, each) in TOLD for each in low), "\n".join(
        [str(found), *(line for r in reports for line in faults(r))]
    )
