"""Run a page's cells: each sees what the cells above it left, and no more.

This runs in the browser's Python. Running a cell again starts from the names
and the random streams that the cells above it left, so that a page gives the
same results in whatever order its buttons are pressed.
"""

import ast
import builtins
import linecache
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from types import CodeType, ModuleType
from typing import Any

import pictures
from mistakes import explained, no_input
from outputs import Outputs


@dataclass
class Cell:
    """A cell of the page: its place, its code, and whether it may fail.

    An answer to an exercise may be wrong: the cells below it run all the same.
    """

    number: int
    code: str
    may_fail: bool = False

    @property
    def name(self) -> str:
        """Return what a traceback calls the cell."""
        return f"cell {self.number}"


class Kernel:
    """The names of a page, and what they were after each cell.

    Args:
        show: called with the number of a cell, the kind of an output and its
            text. The kinds are `text`, `warning`, `error`, `wrong`, `light`
            and `dark`; `running`, `done` and `failed` say how it goes.
    """

    def __init__(self, show: Callable[[int, str, str], None]) -> None:
        """Start an empty page."""
        self.show = show
        builtins.input = no_input
        module = sys.modules["__main__"] = ModuleType("__main__")
        self.names = module.__dict__
        self.codes: list[str] = []
        self.states = [State(self.names)]

    def run(self, cells: list[Cell], from_start: bool) -> None:
        """Run the last of these cells, and those above it that have not run.

        Args:
            cells: the page's cells, down to the one to run.
            from_start: whether to run them all, and draw the figure once, as
                the blocks of a script do.
        """
        kept = 0 if from_start else common(self.codes, cells[:-1])
        if from_start:
            pictures.forget()
        del self.codes[kept:], self.states[kept + 1 :]
        self.states[kept].restore(self.names)
        for cell in cells[kept:]:
            draws = cell is cells[-1] or not from_start
            if not self.run_one(cell, draws) and not cell.may_fail:
                return
            self.codes.append(cell.code)
            self.states.append(State(self.names))

    def run_one(self, cell: Cell, draws: bool) -> bool:
        """Run one cell, and say whether it went well."""

        def show(kind: str, text: str) -> None:
            self.show(cell.number, kind, text)

        show("running", "")
        outputs = Outputs(show)
        text, warning = outputs.stream("text"), outputs.stream("warning")
        pictures.into(outputs.add)
        try:
            with redirect_stdout(text), redirect_stderr(warning):
                self.execute(cell)
                if draws:
                    pictures.draw()
        except BaseException as error:
            pictures.forget()
            outputs.add(*explained(error))
            outputs.flush()
            show("failed", "")
            return False
        outputs.flush()
        show("done", "")
        return True

    def execute(self, cell: Cell) -> None:
        """Execute the code, and print the value of its last line."""
        lines = cell.code.splitlines(keepends=True)
        linecache.cache[cell.name] = len(cell.code), None, lines, cell.name
        *statements, value = compiled(cell.code, cell.name)
        for code in statements:
            exec(code, self.names)
        if value and (result := eval(value, self.names)) is not None:
            print(repr(result))


def compiled(code: str, name: str) -> Iterator[CodeType | None]:
    """Yield the code's statements, then the expression at its end, if any."""
    body = ast.parse(code, name).body
    last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    yield compile(ast.Module(body, []), name, "exec", dont_inherit=True)
    yield last and compile(
        ast.Expression(last.value), name, "eval", dont_inherit=True
    )


def common(codes: list[str], cells: list[Cell]) -> int:
    """Count the cells, from the first on, that have run as they are."""
    same = [c == cell.code for c, cell in zip(codes, cells, strict=False)]
    return [*same, False].index(False)


class State:
    """The names of a page at one moment, and where its random streams were."""

    def __init__(self, names: dict[str, Any]) -> None:
        """Remember them."""
        self.names = dict(names)
        self.streams = dict(streams())
        self.bits = [
            (bits, bits.state)
            for value in [*names.values(), *self.streams.values()]
            if (bits := bits_of(value))
        ]

    def restore(self, names: dict[str, Any]) -> None:
        """Make names and streams what they were."""
        for now, before in (names, self.names), (streams(), self.streams):
            now.clear()
            now.update(before)
        for bits, state in self.bits:
            bits.state = state


def streams() -> dict[Any, Any]:
    """Return the streams that groundup's random functions share, by seed."""
    library = sys.modules.get("groundup.random")
    return library._streams if library else {}


def bits_of(value: object) -> Any:
    """Return NumPy's source of random bits behind a generator, or None."""
    generator = getattr(value, "_bits", value)
    by_numpy = type(generator).__module__.startswith("numpy.random")
    return getattr(generator, "bit_generator", None) if by_numpy else None
