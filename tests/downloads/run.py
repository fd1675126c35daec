"""Run every script and notebook that the built book offers, alone.

`run.py SITE PYTHON [WORD ...]`: each file, or each whose name holds one of
the words, lies by itself in an empty directory. It has the wheel that the
site offers, imports no more than it declares, and has no network. A Python
warning is an error. Files that need TensorFlow run in this program's Python.
"""

import argparse
import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

HERE = Path(__file__).parent
HEADER = re.compile(r"^# /// script\n((?:#.*\n)+?)# ///$", re.MULTILINE)
WARNING = re.compile(r"\b[A-Z]\w*Warning\b")
COLOUR = re.compile(r"\x1b\[[\d;]*m")
PLAIN = {"groundup", "matplotlib", "numpy"}


@dataclass
class Run:
    """How one file ran."""

    file: Path
    seconds: float = 0
    megabytes: float = 0
    problem: str = ""
    late: bool = False

    def __str__(self):
        # Sphinx puts a hash between `_downloads` and the name.
        name = "/".join(self.file.parts[-2:])
        if "_downloads" in self.file.parts:
            name = f"_downloads/{self.file.name}"
        mark = " failed" if self.problem else ""
        return f"{name:44} {self.seconds:7.1f} {self.megabytes:5.0f}{mark}"


def offered(site, words):
    """Return the scripts and notebooks of a site, those with a word."""
    return [
        file
        for folder in ("downloads", "_downloads")
        for file in sorted((site / folder).rglob("*.*"))
        if file.suffix in (".py", ".ipynb")
        and any(word in str(file.relative_to(site)) for word in words or [""])
    ]


def declared(file):
    """Return the packages that a download declares in its script."""
    script = file.with_suffix(".py").read_text(encoding="utf-8")
    header = HEADER.search(script)
    if not header:
        sys.exit(
            f"{file}: no '# /// script' header (PEP 723) says what to "
            "install; copy that of another script"
        )
    text = re.sub("^# ?", "", header[1], flags=re.MULTILINE)
    needed = tomllib.loads(text)["dependencies"]
    return {re.match(r"[\w.-]+", each)[0] for each in needed}


def imported(file):
    """Return the names of the modules that a file's code imports."""
    code = file.read_text(encoding="utf-8")
    if file.suffix == ".ipynb":
        cells = json.loads(code)["cells"]
        cells = [cell for cell in cells if cell["cell_type"] == "code"]
        code = "\n".join("".join(cell["source"]) for cell in cells)
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module.split(".")[0]


def undeclared(file):
    """Return what a file imports that its script does not declare."""
    known = declared(file) | {"groundup"} | sys.stdlib_module_names
    return sorted(set(imported(file)) - known)


def tree(process):
    """Return a process and all that it has started."""
    try:
        return [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def megabytes(processes):
    """Return the memory of some processes, in MiB.

    Each counts with its own pages. Pages of files, above all TensorFlow's
    libraries, are in memory once: those of the process that maps most count.
    (PSS would be smaller while another download maps the same files.)
    """
    own, shared = 0, 0
    for process in processes:
        try:
            used = process.memory_info()
        except psutil.NoSuchProcess:
            continue
        files = getattr(used, "shared", 0)
        own, shared = own + used.rss - files, max(shared, files)
    return (own + shared) / 2**20


def watch(process, first, limits):
    """Wait for a process; stop it, and say so, if it goes over a limit."""
    start, seconds, peak, problem, late = time.monotonic(), 0, 0, "", False
    while process.poll() is None and not problem:
        time.sleep(0.05)
        seconds = time.monotonic() - start
        peak = max(peak, megabytes(tree(process)[first:]))
        late = seconds > limits.seconds
        if late:
            problem = f"takes more than {limits.seconds:g} s\n"
        if peak > limits.megabytes:
            problem += f"takes {peak:.0f} MiB, at most {limits.megabytes:g}\n"
    for each in tree(process) if problem else []:
        with suppress(psutil.NoSuchProcess):
            each.kill()
    process.wait()
    return seconds, peak, problem, late


def run(file, wheel, limits):
    """Run one file alone, and measure it."""
    if others := undeclared(file):
        return Run(file, problem=f"imports, undeclared: {', '.join(others)}")
    python = limits.python if declared(file) <= PLAIN else sys.executable
    path = os.pathsep.join([str(wheel), str(HERE / "offline")])
    settings = {"PYTHONPATH": path, "MPLBACKEND": "agg"}
    settings |= {"OPENBLAS_NUM_THREADS": "1"}
    with tempfile.TemporaryDirectory() as empty:
        copy = shutil.copy(file, empty)
        if is_notebook := file.suffix == ".ipynb":
            command = [sys.executable, HERE / "notebook.py", copy, python]
        else:
            command = [python, copy]
            settings["PYTHONWARNINGS"] = "error"
        with tempfile.TemporaryFile() as errors:
            process = psutil.Popen(
                command,
                cwd=empty,
                env=os.environ | settings,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
            )
            # What only drives a notebook's kernel does not count.
            measured = watch(process, int(is_notebook), limits)
            errors.seek(0)
            text = COLOUR.sub("", errors.read().decode(errors="replace"))
    seconds, peak, problem, late = measured
    if process.returncode or WARNING.search(text):
        problem += text[-2000:] or f"ends with {process.returncode}"
    return Run(file, seconds, peak, problem, late)


def run_all(files, wheel, limits):
    """Run files two at a time, and show each when it has ended."""

    def run_one(file):
        done = run(file, wheel, limits)
        print(done, file=sys.stderr, flush=True)
        return done

    with ThreadPoolExecutor(2) as pool:
        runs = list(pool.map(run_one, files))
    # Other work on the machine can be why: these have it to themselves.
    return [run_one(each.file) if each.late else each for each in runs]


def main():
    """Run the downloads; print a table, slowest first, and what is wrong."""
    options = argparse.ArgumentParser()
    options.add_argument("site", type=Path)
    options.add_argument("python", help="has what no TensorFlow needs")
    options.add_argument("words", nargs="*")
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--megabytes", type=float, default=1024)
    given = options.parse_args()
    files = offered(given.site.resolve(), given.words)
    with tempfile.TemporaryDirectory() as wheel:
        install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps"]
        [file] = (given.site / "downloads").glob("*.whl")
        subprocess.run([*install, "--target", wheel, file], check=True)
        runs = run_all(files, wheel, given)
    print(f"{'download':44} seconds   MiB")
    for each in sorted(runs, key=lambda each: -each.seconds):
        print(each)
    total = sum(each.seconds for each in runs)
    most = max((each.megabytes for each in runs), default=0)
    print(
        f"{f'total of {len(runs)}, most memory':44} {total:7.1f} {most:5.0f}"
    )
    bad = [each for each in runs if each.problem]
    for each in bad:
        print(f"\n{each.file.relative_to(given.site.resolve())}:")
        print(each.problem)
    print(f"\n{len(runs) - len(bad)} passed, {len(bad)} failed")
    return bool(bad) or not runs


if __name__ == "__main__":
    sys.exit(main())
