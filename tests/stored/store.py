"""Store what TensorFlow and Keras compute: `nox -s store`."""

import importlib
import sys
from pathlib import Path

sys.path.extend(map(str, Path(__file__).parents[:2]))  # as pytest does

import numpy as np
from archive import write
from entries import ENTRIES, FILE
from oracle import tf

if __name__ == "__main__":
    keras = importlib.import_module("keras")
    libraries = {"tensorflow": tf, "keras": keras, "numpy": np}
    write(
        FILE,
        {name: library.__version__ for name, library in libraries.items()},
        {entry.id: entry.run(tf, keras) for entry in ENTRIES},
    )
    print(f"{len(ENTRIES)} entries, {FILE.stat().st_size} bytes")
