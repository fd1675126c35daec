"""Plant each fault of `planted.py` in a copy; the tests must catch them all.

The tests are those of the library. Each fault has a copy of `src` and a
process of its own. Were the library imported from anywhere but the copy, no
fault would be caught. A test file that fails on an unchanged copy ends it all.
"""

from __future__ import annotations

import multiprocessing
import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from .planted import FAULTS, Fault

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
# Where the library's tests are: the others look at the book.
FOLDERS = ["", "keras", "exercises", "stored"]
# Where to look first, beside the test files that are called like a module.
ALSO = {
    "rules": "ops",
    "playback": "autodiff",
    "tensor": "text",
    "variable": "autodiff",
    "structure": "autodiff",
    "conversion": "text",
    "dtypes": "text",
    "indices": "shapes",
    "_auto_names": "layers",
    "_lookup": "losses",
}
# To import TensorFlow takes longer than most tests. One process does it, with
# the settings of `oracle.py` and before TensorFlow has started any thread; the
# others are copies of it, where the system can make such copies.
os.environ |= {
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "-1",
    "TF_ENABLE_ONEDNN_OPTS": "0",
}
CAN_COPY = "forkserver" in multiprocessing.get_all_start_methods()
WORKERS: Any = multiprocessing.get_context(
    "forkserver" if CAN_COPY else "spawn"
)
if CAN_COPY:
    WORKERS.set_forkserver_preload(["keras", "pytest"])
FAILED = re.compile(r"^(?:FAILED|ERROR) (\S.*?)(?: - |$)", re.MULTILINE)


@dataclass(frozen=True)
class Outcome:
    """How the tests went: whether they passed, the first that did not."""

    passed: bool
    caught_by: str
    seconds: float


def test_files() -> list[Path]:
    """Return the library's test files."""
    return [
        path
        for folder in FOLDERS
        for path in sorted((TESTS / folder).glob("test_*.py"))
    ]


def words(path: Path) -> set[str]:
    """Return what a test file or a module is called, folders included."""
    parts = path.with_suffix("").parts
    names = [re.sub(r"^test_(\d\d_)?", "", part) for part in parts]
    return {*names, *(ALSO[name] for name in names if name in ALSO)}


def likely_first(file: str, seconds: dict[Path, float]) -> list[Path]:
    """Return the test files, those called like the module first, then quick.

    Args:
        file: the module, such as ``"keras/losses/loss.py"``.
        seconds: how long each test file takes.
    """
    module = words(Path(file))

    def rank(path: Path) -> tuple[int, float]:
        shared = module & words(path.relative_to(TESTS))
        return -len(shared), seconds[path]

    return sorted(seconds, key=rank)


def run_tests(
    files: Iterable[Path], fault: Fault | None, limit: float | None
) -> Outcome:
    """Run test files on a copy of the library, until the first failure."""
    with TemporaryDirectory() as folder:
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "src", f"{folder}/src", ignore=ignore)
        if fault:
            module = Path(folder) / "src" / "groundup" / fault.file
            module.write_text(plant(fault), encoding="utf-8")
        start = time.perf_counter()
        process = WORKERS.Process(
            target=pytest_on_copy, args=(folder, [str(path) for path in files])
        )
        process.start()
        process.join(limit)
        code, said = process.exitcode, Path(folder, "said").read_text()
        if code is None:
            process.kill()
            process.join()
            code, said = 1, "FAILED (did not end)"
        seconds = time.perf_counter() - start
    failure = FAILED.search(said)
    if code not in (0, 1, 2) or (code and not failure):
        raise RuntimeError(f"pytest ended with {code}:\n{said}")
    by = failure[1].removeprefix("tests/") if failure else ""
    return Outcome(code == 0, by, seconds)


def pytest_on_copy(folder: str, files: list[str]) -> None:
    """Run pytest in this process, which is a fresh one."""
    said = os.open(f"{folder}/said", os.O_WRONLY | os.O_CREAT)
    os.dup2(said, 1)
    os.dup2(said, 2)
    os.chdir(ROOT)
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = f"{folder}/hypothesis"
    os.environ["PYTHONPATH"] = f"{folder}/src"
    sys.path.insert(0, f"{folder}/src")
    # Not the `src` that pyproject.toml names, but the copy.
    options = ["-o", "pythonpath=", "-p", "no:cacheprovider"]
    code = pytest.main(["-x", "-q", "--tb=no", *options, *files])
    sys.stdout.flush()
    sys.exit(int(code))


def plant(fault: Fault) -> str:
    """Return a module's text with the one place changed that a fault names."""
    text = (ROOT / "src" / "groundup" / fault.file).read_text(encoding="utf-8")
    if text.count(fault.right) != 1:
        sys.exit(
            f"The row {fault.name!r} is stale: its text occurs "
            f"{text.count(fault.right)} times in {fault.file}."
        )
    return text.replace(fault.right, fault.wrong)


def at_once(work: Callable[[Any], Outcome], items: Iterable[Any]) -> Any:
    """Work on as many items at a time as there are cores."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(work, items)


def unchanged() -> dict[Path, float]:
    """Return how long each test file takes; end if one of them fails."""
    files = test_files()
    outcomes = at_once(lambda path: run_tests([path], None, None), files)
    seconds = {}
    for path, outcome in zip(files, outcomes, strict=True):
        if not outcome.passed:
            sys.exit(f"Without any fault, {outcome.caught_by} fails.")
        seconds[path] = outcome.seconds
    return seconds


def main(part: str = "") -> None:
    """Plant the faults whose name or file contains some text."""
    chosen = [f for f in FAULTS if part in f.name or part in f.file]
    if not chosen:
        sys.exit(f"No fault has {part!r} in its name or its file.")
    for fault in chosen:
        plant(fault)  # stale rows end it here
    start = time.perf_counter()
    seconds = unchanged()
    print(f"Without any fault, {len(seconds)} test files pass.", flush=True)
    # A fault may make the tests go on for ever: that is caught as well.
    limit = 3 * sum(seconds.values())
    missed = 0
    outcomes = at_once(
        lambda f: run_tests(likely_first(f.file, seconds), f, limit), chosen
    )
    for fault, outcome in zip(chosen, outcomes, strict=True):
        missed += outcome.passed
        by = "NOT CAUGHT" if outcome.passed else outcome.caught_by
        print(
            f"{fault.name}\n    {fault.file}  {outcome.seconds:.0f} s  {by}",
            flush=True,
        )
    print(
        f"{len(chosen) - missed} of {len(chosen)} faults are caught, in "
        f"{time.perf_counter() - start:.0f} s."
    )
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main(*sys.argv[1:2])
