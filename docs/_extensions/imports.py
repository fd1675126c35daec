"""Find what a piece of code depends on, by its import statements alone.

Nothing is run. A package may import a module when it is first used, as
`gu.keras.losses` is, so a dotted name counts where it is written. Where a name
cannot be followed, all of its package counts: better too much than a page
that shows what is no longer true.
"""

import ast
import sys
from collections import deque
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement


def dependencies(code: str, package: Path) -> tuple[set[Path], set[str]]:
    """Return a package's files, and other packages, that code depends on.

    Args:
        code: Python source, such as all the cells of a page.
        package: the folder of the package to follow.
    """
    found: set[Path] = set()
    others: set[str] = set()
    waiting = set(names(code))
    while waiting:
        name = waiting.pop()
        top = name.partition(".")[0]
        if top != package.name:
            others.add(top)
            continue
        new = files(name, package) - found
        found |= new
        for path in new:
            waiting |= names_in(path)
    return found | data_beside(found), others


@cache
def names_in(path: Path) -> frozenset[str]:
    """Return the dotted names that a module uses."""
    return names(path.read_text(encoding="utf-8"))


@cache
def names(code: str) -> frozenset[str]:
    """Return the dotted names that code uses."""
    return frozenset(found_names(code))


def found_names(code: str) -> Iterator[str]:
    """Yield what code imports, and each use of it with `.*` at its end."""
    nodes = list(run_time(ast.parse(code)))
    bound: dict[str, str] = {}
    for node in nodes:
        for name, here in imports(node):
            bound[here] = name
            yield name
    for use in map(dotted, nodes):
        first, _, rest = use.partition(".")
        if first in bound:
            yield ".".join(filter(None, [bound[first], rest, "*"]))


def run_time(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield what a tree holds, each dotted name as one.

    `if TYPE_CHECKING` is left out: only a type checker sees that.
    """
    waiting = deque([tree])
    while waiting:
        node = waiting.popleft()
        if isinstance(node, ast.If) and dotted(node.test) == "TYPE_CHECKING":
            continue
        yield node
        if not dotted(node):
            waiting.extend(ast.iter_child_nodes(node))


def imports(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield the full name of what a statement imports, and its name here."""
    if isinstance(node, ast.ImportFrom):
        for each in node.names:
            yield f"{node.module}.{each.name}", each.asname or each.name
    elif isinstance(node, ast.Import):
        for each in node.names:
            yield each.name, each.asname or each.name
            if not each.asname:  # `import a.b` binds `a`
                top = each.name.partition(".")[0]
                yield top, top


def dotted(node: ast.AST) -> str:
    """Return a name with its attributes, or "" if this is none."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (start := dotted(node.value)):
        return f"{start}.{node.attr}"
    return ""


@cache
def files(name: str, package: Path) -> frozenset[Path]:
    """Return the modules that a dotted name leads to or through."""
    folder, found = package, frozenset({package / "__init__.py"})
    for part in name.split(".")[1:]:
        module = folder / f"{part}.py"
        if (folder / part).is_dir():
            folder /= part
            found |= {folder / "__init__.py"}
        elif module.is_file():
            return found | {module}
        elif part in bound_in(folder / "__init__.py"):
            return found
        else:
            return found | set(folder.rglob("*.py"))
    return found


@cache
def bound_in(path: Path) -> frozenset[str]:
    """Return the names that a module's own statements bind."""
    nodes = list(run_time(ast.parse(path.read_text(encoding="utf-8"))))
    found = {here for node in nodes for _, here in imports(node)}
    for node in nodes:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
    return frozenset(found)


def data_beside(modules: set[Path]) -> set[Path]:
    """Return the files beside modules that are not code."""
    folders = {module.parent for module in modules}
    return set().union(*map(data_in, folders))


@cache
def data_in(folder: Path) -> frozenset[Path]:
    """Return a folder's files that are not code."""
    return frozenset(
        path
        for path in folder.iterdir()
        if path.is_file() and path.suffix != ".py"
    )


@cache
def versions(*packages: str) -> dict[str, str]:
    """Return the installed version of packages and all that they require."""
    waiting = {owner for name in packages for owner in distributions(name)}
    found: dict[str, str] = {}
    while waiting:
        name = waiting.pop()
        if about := installed(name):
            found[name], required = about
            waiting |= required - found.keys()
    return dict(sorted(found.items()))


def distributions(name: str) -> list[str]:
    """Return the distributions that a package comes from: most often its own.

    To ask all that are installed takes long.
    """
    if name in sys.stdlib_module_names:
        return []
    return [name] if installed(name) else owners().get(name, [])


@cache
def owners() -> dict[str, list[str]]:
    """Return which distributions each importable package comes from."""
    return dict(metadata.packages_distributions())


@cache
def installed(name: str) -> tuple[str, frozenset[str]] | None:
    """Return a distribution's version and the names that it requires here.

    What is a part of Python, or optional and not installed, has neither.
    """
    try:
        distribution = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None
    wanted = map(Requirement, distribution.requires or [])
    here = {"extra": ""}
    required = (
        r.name for r in wanted if not r.marker or r.marker.evaluate(here)
    )
    return distribution.version, frozenset(required)
