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
    """Return the page's names that a statement uses, and those it makes.

    What it makes before it uses it, such as the name that a loop counts by,
    is not among those that it uses.
    """
    if ways := branches(statement):
        uses, makes = zip(*map(in_order, ways), strict=True)
        return set().union(*uses), set().union(*makes)
    own_copy = ast.parse(ast.unparse(statement))
    alike = ast.unparse(AsGenerators().visit(own_copy))
    top = symtable.symtable(alike, "cell", "exec")
    symbols = top.get_symbols()
    used = {each.get_name() for each in symbols if each.is_referenced()}
    used |= set(used_inside(top))
    made = {
        s.get_name() for s in symbols if s.is_assigned() or s.is_imported()
    }
    changed = made if isinstance(statement, ast.AugAssign) else set()
    return used | changed, made


class AsGenerators(ast.NodeTransformer):
    """Turns comprehensions into generators, which use and make the same names.

    A generator keeps the names that it counts by to itself. From Python 3.12
    on, those of a comprehension are among those of the code around it.
    """

    def visit_ListComp(self, node: ast.ListComp | ast.SetComp) -> ast.AST:
        """Return a generator of the same entries."""
        self.generic_visit(node)
        return ast.GeneratorExp(node.elt, node.generators)

    visit_SetComp = visit_ListComp

    def visit_DictComp(self, node: ast.DictComp) -> ast.AST:
        """Return a generator of the same pairs."""
        self.generic_visit(node)
        pair = ast.Tuple([node.key, node.value], ast.Load())
        return ast.GeneratorExp(pair, node.generators)


def in_order(statements: Iterable[ast.stmt]) -> tuple[set[str], set[str]]:
    """Return the names that statements use and make, one after another."""
    used: set[str] = set()
    made: set[str] = set()
    for statement in statements:
        uses, makes = names(statement)
        used |= uses - made
        made |= makes
    return used, made


def branches(statement: ast.stmt) -> list[list[ast.stmt]]:
    """Return the ways through a statement that holds others."""
    match statement:
        case ast.For(target, iterable, body, rest):
            return [[gives(iterable, target), *body, *rest]]
        case ast.With(items, body):
            opened = [
                gives(each.context_expr, each.optional_vars) for each in items
            ]
            return [[*opened, *body]]
        case ast.If(test, body, rest) | ast.While(test, body, rest):
            return [[ast.Expr(test), *body], [ast.Expr(test), *rest]]
        case ast.Try(body, handlers, rest, final):
            caught = [
                [gives(each.type, name_of(each)), *each.body]
                for each in handlers
            ]
            return [[*body, *rest, *final], *caught]
    return []


def gives(
    value: ast.expr | None, target: ast.expr | None
) -> ast.Assign | ast.Expr:
    """Return a statement that gives a value to what is named, if it is."""
    value = value or ast.Constant(None)
    return ast.Assign([target], value, lineno=0) if target else ast.Expr(value)


def name_of(handler: ast.ExceptHandler) -> ast.Name | None:
    """Return the name that a handler gives to what it has caught."""
    return ast.Name(handler.name) if handler.name else None


def used_inside(table: symtable.SymbolTable) -> Iterator[str]:
    """Yield the page's names that functions and classes use."""
    for inner in table.get_children():
        for symbol in inner.get_symbols():
            if symbol.is_global() and symbol.is_referenced():
                yield symbol.get_name()
        yield from used_inside(inner)
