"""Time groundup beside its peers, and print what is reached.

The time it takes never fails; contenders that disagree do.
"""

from . import machine  # noqa: F401, I001  the threads, before NumPy comes

from argparse import ArgumentParser
from collections.abc import Iterator

from . import imports, memory, mlp, small_network
from .timing import medians

Times = dict[str, float]
ROW = "{:<40} {:>8} {:>10}  {}"


def main() -> None:
    options = ArgumentParser(prog="nox -s bench --", description=__doc__)
    what = "how often each contender runs; 15 if not given"
    options.add_argument("rounds", nargs="?", type=int, default=15, help=what)
    rounds = options.parse_args().rounds
    print("Processor time on one thread: medians of runs in turn.")
    small = medians(small_network.CONTENDERS, rounds)
    show("2-4-1 network, 1000 points, Adam, 100 epochs", small)
    mlps = {}
    for name in ("SGD", "Adam"):
        mlps[name] = medians(mlp.contenders(name), rounds)
        show(f"784-512-256-10 network, batch of 128, {name}", mlps[name])
    importing = imports.medians(rounds)
    show("import", importing)
    print()
    print(ROW.format("what was measured", "ratio", "limit", ""))
    for row in small_targets(small):
        print(row)
    for name, limit in (("SGD", 1.35), ("Adam", 1.9)):
        for row in mlp_targets(name, mlps[name], limit):
            print(row)
    print(at_most("import groundup / import numpy", importing, 1.15))
    waiting, grown = memory.growth()
    kept = "objects that 1,000 steps leave"
    print(ROW.format(kept, waiting, "0", reached(waiting == 0)))
    kept = "bytes that 1,000 steps leave"
    print(ROW.format(kept, grown, "<= 10000", reached(grown <= 10_000)))


def show(title: str, times: Times) -> None:
    """Print each contender's time, and as many times the first's it is."""
    print(f"\n{title}")
    first = next(iter(times.values()))
    for name, seconds in times.items():
        print(
            f"  {name:<22} {seconds * 1e3:>10.2f} ms {seconds / first:>8.2f}"
        )


def small_targets(times: Times) -> Iterator[str]:
    yield at_most("groundup / NumPy by hand", times, 1.5)
    for name, limit in faster_than(times, {"TensorFlow eager": 60.0}):
        yield at_least(f"{name} / groundup", times, limit)


def mlp_targets(optimizer: str, times: Times, limit: float) -> Iterator[str]:
    yield at_most("groundup / its matrix products", times, limit, optimizer)
    for name, least in faster_than(times, {}):
        yield at_least(f"{name} / groundup", times, least, optimizer)


def faster_than(times: Times, limits: Times) -> Iterator[tuple[str, float]]:
    own = {"its matrix products", "NumPy by hand", "groundup"}
    for name in times:
        if name not in own:
            yield name, limits.get(name, 1.0)


def at_most(what: str, times: Times, limit: float, of: str = "") -> str:
    found = ratio(what, times)
    return row(what, of, found, f"<= {limit}", found <= limit)


def at_least(what: str, times: Times, limit: float, of: str = "") -> str:
    found = ratio(what, times)
    return row(what, of, found, f">= {limit}", found >= limit)


def ratio(what: str, times: Times) -> float:
    above, below = what.split(" / ")
    return times[above] / times[below]


def row(what: str, of: str, found: float, limit: str, enough: bool) -> str:
    name = f"{of}: {what}" if of else what
    return ROW.format(name, f"{found:.2f}", limit, reached(enough))


def reached(enough: bool) -> str:
    return "reached" if enough else "not reached"


if __name__ == "__main__":
    main()
