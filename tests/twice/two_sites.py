"""Compare two sites, file by file and byte by byte."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROW = "{:<10} {:>7} {:>10}"
SHOWN = 100


def differences(one: Path, two: Path) -> dict[str, str]:
    """Return what is not the same: names of files, and where they part."""
    first, second = files(one), files(two)
    found = {}
    for name in sorted(first | second):
        if name not in first or name not in second:
            found[name] = f"only in {one if name in first else two}"
        elif said := parting(one / name, two / name):
            found[name] = said
    return found


def files(site: Path) -> set[str]:
    """Return the names of all files of a site.

    Raises:
        ValueError: there are none, so nothing can be compared.
    """
    found = {
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.is_file()
    }
    if not found:
        raise ValueError(f"there are no files in {site}: was it built?")
    return found


def parting(one: Path, two: Path) -> str:
    """Return what two files say where they part, or "" if nowhere."""
    first, second = one.read_bytes(), two.read_bytes()
    if first == second:
        return ""
    pairs = enumerate(zip(first, second, strict=False))
    shorter = min(len(first), len(second))
    place = next((at for at, (a, b) in pairs if a != b), shorter)
    here = slice(max(0, place - SHOWN // 2), place + SHOWN // 2)
    return f"byte {place}:\n    {first[here]!r}\n    {second[here]!r}"


def table(one: Path, two: Path, found: dict[str, str]) -> Iterator[str]:
    """Yield the differences, then a count of each kind of file."""
    for name, said in found.items():
        yield f"{name}: {said}"
    every = files(one) | files(two)
    counts, differing = Counter(map(kind, every)), Counter(map(kind, found))
    yield ROW.format("kind", "files", "differing")
    for each in sorted(counts):
        yield ROW.format(each, counts[each], differing[each])
    yield ROW.format("all", len(every), len(found))
    same = len(every) - len(found)
    yield f"{same} of {len(every)} files are the same, byte by byte."


def kind(name: str) -> str:
    """Return what kind of file a name says it is."""
    return Path(name).suffix or "(none)"
