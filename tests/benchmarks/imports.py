"""How long `import groundup` takes, as against `import numpy`."""

import subprocess
import sys
from statistics import median

CODE = "import time; t = time.process_time(); import {}; "
CODE += "print(time.process_time() - t)"


def seconds(module: str) -> float:
    command = [sys.executable, "-c", CODE.format(module)]
    return float(subprocess.check_output(command))


def medians(rounds: int) -> dict[str, float]:
    modules = ["numpy", "groundup"]
    for module in modules:  # the first time compiles
        seconds(module)
    found = [[seconds(module) for module in modules] for _ in range(rounds)]
    times = map(median, zip(*found, strict=True))
    names = [f"import {module}" for module in modules]
    return dict(zip(names, times, strict=True))
