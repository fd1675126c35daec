"""Find which of a page's cells need TensorFlow, by their syntax trees.

A cell needs it if it imports it, or uses a name whose value needs it: here, or
in a cell above. What is then still free of it, and only makes names, can run
for the cells below: other imports, functions and classes.
"""

import ast
import symtable
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

UNAVAILABLE = {"tensorflow", "keras"}
MAKES_NAMES = (
    *(ast.Import, ast.ImportFrom),
    *(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef),
)


@dataclass
class Needs:
    """Whether a cell needs TensorFlow, and the part of it that does not."""

    tensorflow: bool
    free: str = ""


def needs(codes: Iterable[str]) -> Iterator[Needs]:
    """Say of each cell, from the first of the page on, what it needs.

    A cell that is not plain Python counts as needing TensorFlow: it runs in
    no browser either.
    """
    lost: set[str] = set()
    for code in codes:
        try:
            statements = ast.parse(code).body
        except SyntaxError:
            yield Needs(tensorflow=True)
        else:
            yield of_cell(statements, lost)


def of_cell(statements: list[ast.stmt], lost: set[str]) -> Needs:
    """Say what a cell needs; keep the set of names that need TensorFlow."""
    before, free = set(lost), []
    for statement in statements:
        used, made = names(statement)
        if imports_it(statement) or used & lost:
            lost |= made
        else:
            lost -= made
            free.append(statement)
    if len(free) == len(statements):
        return Needs(tensorflow=False)
    # As a whole it does not run, so neither do its other statements.
    kept = [each for each in free if isinstance(each, MAKES_NAMES)]
    made = set().union(*(names(each)[1] for each in statements))
    lost |= made | before
    lost -= set().union(*(names(each)[1] for each in kept))
    return Needs(tensorflow=True, free="\n".join(map(ast.unparse, kept)))


def imports_it(statement: ast.stmt) -> bool:
    """Say whether a statement imports TensorFlow, at any depth."""
    for node in ast.walk(statement):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            modules = [node.module or ""]
        else:
            continue
        if UNAVAILABLE & {name.partition(".")[0] for name in modules}:
            return True
    return False


def names(statement: ast.stmt) -> tuple[set[str], set[str]]:
    """Return the page's names that a statement uses, and those it makes."""
    top = symtable.symtable(ast.unparse(statement), "cell", "exec")
    symbols = top.get_symbols()
    used = {each.get_name() for each in symbols if each.is_referenced()}
    used |= set(used_inside(top))
    made = {s for s in symbols if s.is_assigned() or s.is_imported()}
    return used, {each.get_name() for each in made}


def used_inside(table: symtable.SymbolTable) -> Iterator[str]:
    """Yield the page's names that functions and classes use."""
    for inner in table.get_children():
        for symbol in inner.get_symbols():
            if symbol.is_global() and symbol.is_referenced():
                yield symbol.get_name()
        yield from used_inside(inner)
