"""Run every script and notebook that the built book offers, alone.

`run.py DOWNLOADS PYTHON [WORD ...]`: each file, or each whose name holds one
of the words, lies by itself in an empty directory. It has the wheel that the
site offers, an environment with no more than it declares, and no network; any
warning is an error. Files that need TensorFlow run in this program's Python.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
SECONDS, MEGABYTES = 60, 1024
DECLARED = re.compile(r"^# dependencies = \[(.*)\]$", re.MULTILINE)
PLAIN = {"groundup", "matplotlib", "numpy"}


@dataclass
class Run:
    """How one file ran."""

    name: str
    seconds: float
    megabytes: float
    error: str

    def problems(self):
        """Say what is wrong with the run."""
        if self.error:
            yield self.error
        if self.seconds > SECONDS:
            yield f"it takes {self.seconds:.0f} s, at most {SECONDS} allowed"
        if self.megabytes > MEGABYTES:
            yield f"it takes {self.megabytes:.0f} MiB, at most {MEGABYTES}"


def declared(file):
    """Return the packages that a download declares in its script."""
    script = file.with_suffix(".py").read_text(encoding="utf-8")
    found = DECLARED.search(script)
    if not found:
        sys.exit(f"{file}: no line '# dependencies = [...]' (PEP 723)")
    return set(re.findall(r'"(\w+)', found[1]))


def run(file, wheel, plain, folder):
    """Run one file alone, and measure it."""
    packages = declared(file)
    python = plain if packages <= PLAIN else sys.executable
    with tempfile.TemporaryDirectory() as empty:
        copy = shutil.copy(file, empty)
        command = [python, "-W", "error", copy]
        if file.suffix == ".ipynb":
            command = [sys.executable, HERE / "notebook.py", copy, python]
        path = os.pathsep.join([str(wheel), str(HERE / "offline")])
        settings = {"PYTHONPATH": path, "MPLBACKEND": "agg"}
        start = time.monotonic()
        with tempfile.TemporaryFile() as output:
            process = subprocess.Popen(
                command,
                cwd=empty,
                env=os.environ | settings,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            output.seek(0)
            text = output.read().decode(errors="replace")
    failed, memory = process.returncode != 0, used.ru_maxrss
    if file.suffix == ".ipynb" and not failed:
        memory = int(text.split()[-1])
    return Run(
        file.relative_to(folder).as_posix(),
        time.monotonic() - start,
        memory / 1024,
        text[-2000:] if failed else "",
    )


def main(folder, plain, *words):
    """Run all downloads, two at a time; print a table, and what is wrong."""
    with tempfile.TemporaryDirectory() as wheel:
        install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps"]
        [file] = folder.glob("*.whl")
        subprocess.run([*install, "--target", wheel, file], check=True)
        files = [
            file
            for file in sorted(folder.rglob("*.*"))
            if file.suffix in (".py", ".ipynb")
            and any(word in str(file) for word in words or [""])
        ]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            runs = list(
                pool.map(lambda file: run(file, wheel, plain, folder), files)
            )
    print(f"{'download':44} seconds  MiB")
    for each in runs:
        print(f"{each.name:44} {each.seconds:7.1f} {each.megabytes:4.0f}")
    bad = [(each, "\n".join(each.problems())) for each in runs]
    bad = [(each, words) for each, words in bad if words]
    for each, words in bad:
        print(f"\n{each.name}:\n{words}")
    print(f"\n{len(runs) - len(bad)} passed, {len(bad)} failed")
    return bool(bad) or not runs


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), *sys.argv[2:]))
