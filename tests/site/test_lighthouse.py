"""Lighthouse, as on a phone with a slow network: the median of three visits.

What it says of performance depends on the machine: the closing table shows it
beside the limit that holds on two quiet cores. What a page makes any machine
do is counted in test_effort.py.
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
PERFORMANCE = 95
WHOLE = ["accessibility", "best-practices", "seo"]


def visit(address: str) -> dict[str, Any]:
    """Return Lighthouse's report on one visit, with nothing in the cache."""
    node = shutil.which("node") or pytest.fail("Lighthouse needs Node")
    quoted = [re.sub("=(.*)", r'="\1"', flag) for flag in chromium.FLAGS]
    flags = " ".join(["--headless", *quoted])
    done = subprocess.run(
        [
            *(node, str(PROGRAM), address, "--quiet", "--output=json"),
            *("--no-enable-error-reporting", f"--chrome-flags={flags}"),
            f"--only-categories=performance,{','.join(WHOLE)}",
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
    return {name: 100 * each["score"] for name, each in categories.items()}


def faults(report: dict[str, Any]) -> list[str]:
    """Say which audits take something from what must be whole."""
    counted = {
        each["id"]
        for name in WHOLE
        for each in report["categories"][name]["auditRefs"]
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
    reports = [visit(site + PAGES[name]) for _ in range(3)]
    found = {
        each: round(statistics.median(scores(r)[each] for r in reports))
        for each in ["performance", *WHOLE]
    }
    tell(
        f"Lighthouse: {name}",
        f"performance {found['performance']} (at least {PERFORMANCE}), "
        + ", ".join(f"{each} {found[each]}" for each in WHOLE),
    )
    assert all(found[each] == 100 for each in WHOLE), "\n".join(
        [str(found), *(line for r in reports for line in faults(r))]
    )
