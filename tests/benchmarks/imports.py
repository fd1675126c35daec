"""How long `import groundup` takes, as against `import numpy`."""

import os
import subprocess
import sys
from statistics import median
from tempfile import TemporaryDirectory

CODE = "import time; t = time.process_time(); import {}; "
CODE += "print(time.process_time() - t)"
MODULES = ["numpy", "groundup"]


def medians(rounds: int) -> dict[str, float]:
    """Return the median processor seconds, with both compiled before."""
    with TemporaryDirectory() as folder:
        environment = os.environ | {"PYTHONPYCACHEPREFIX": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)

        def seconds(module: str) -> float:
            command = [sys.executable, "-c", CODE.format(module)]
            return float(subprocess.check_output(command, env=environment))

        def one_round() -> list[float]:
            return [seconds(module) for module in MODULES]

        one_round()  # compiles
        found = zip(*[one_round() for _ in range(rounds)], strict=True)
    names = [f"import {module}" for module in MODULES]
    return dict(zip(names, map(median, found), strict=True))
