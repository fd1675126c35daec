"""The one file of stored values: how it is written and read.

All numbers of a dtype lie in one array, one result after another. An array for
each result would take more room for its header than for its numbers.
"""

import json
from pathlib import Path

import numpy as np
from run_cases import Results


def write(
    path: Path, made_with: dict[str, str], found: dict[str, Results]
) -> None:
    """Write all results: the same results are the same bytes."""
    numbers: dict[str, list[np.ndarray]] = {}
    for result in (r for results in found.values() for r in results):
        if result is not None:
            numbers.setdefault(result.dtype.name, []).append(result.ravel())
    index = {
        "made with": made_with,
        "results": {
            id: [r if r is None else [r.dtype.name, r.shape] for r in results]
            for id, results in found.items()
        },
    }
    np.savez_compressed(
        path,
        index=np.array(json.dumps(index)),
        **{dtype: np.concatenate(parts) for dtype, parts in numbers.items()},
    )


def read(path: Path) -> tuple[dict[str, str], dict[str, Results]]:
    """Return what the values were made with, and the values."""
    with np.load(path) as file:
        index = json.loads(str(file["index"]))
        numbers = {key: file[key] for key in file.files if key != "index"}
    at = dict.fromkeys(numbers, 0)

    def take(dtype: str, shape: list[int]) -> np.ndarray:
        start = at[dtype]
        at[dtype] += int(np.prod(shape))
        return numbers[dtype][start : at[dtype]].reshape(shape)

    return index["made with"], {
        id: [r if r is None else take(*r) for r in results]
        for id, results in index["results"].items()
    }
