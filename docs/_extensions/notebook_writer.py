"""Cells of a page, and the notebook and the script made of them."""

import ast
import base64
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import nbformat.v4
from nbformat import NotebookNode

from markdown_text import plain

# nbformat's functions have no types.
_v4: Any = nbformat.v4
METADATA = {
    "kernelspec": {
        "name": "python3",
        "display_name": "Python 3",
        "language": "python",
    },
    "language_info": {"name": "python"},
}
FOLDED = {"jupyter": {"source_hidden": True, "outputs_hidden": True}}


@dataclass
class Prose:
    """A Markdown cell and the PNG pictures that it shows, by name."""

    text: str
    pictures: dict[str, bytes] = field(default_factory=dict)


@dataclass
class Code:
    """A code cell, its outputs, and whether it starts folded away."""

    source: str
    outputs: list[NotebookNode] = field(default_factory=list)
    hidden: bool = False


Block = str | Code
Cell = Prose | Code


def gathered(
    blocks: Iterable[Block], pictures: Mapping[str, bytes]
) -> Iterator[Cell]:
    """Gather blocks of Markdown in cells; a heading opens a new one."""
    prose: list[str] = []
    for block in blocks:
        if prose and (isinstance(block, Code) or block.startswith("#")):
            yield _prose(prose, pictures)
            prose = []
        if isinstance(block, Code):
            yield block
        else:
            prose.append(block)
    if prose:
        yield _prose(prose, pictures)


def _prose(blocks: list[str], pictures: Mapping[str, bytes]) -> Prose:
    text = "\n\n".join(blocks)
    names = re.findall(r"\]\(attachment:(.*?)\)", text)
    return Prose(text, {name: pictures[name] for name in names})


def printed(text: str, stream: str = "stdout") -> NotebookNode:
    """Return the output of a cell that printed `text`."""
    return _new("output", "stream", name=stream, text=text.rstrip("\n") + "\n")


def result(text: str) -> NotebookNode:
    """Return the output of a cell whose last line has the value `text`."""
    return _new("output", "execute_result", data={"text/plain": text})


def drawn(png: bytes, alt: str) -> NotebookNode:
    """Return the output of a cell that drew a picture."""
    data = {"image/png": _base64(png)}
    about = {"image/png": {"alt": alt}}
    return _new("output", "display_data", data=data, metadata=about)


def notebook(cells: Sequence[Cell]) -> str:
    """Return the cells as the text of a valid `.ipynb` file.

    The same cells give the same text: ids and execution counts are positions.
    """
    book = _new("notebook", metadata=METADATA, cells=list(_numbered(cells)))
    text: str = _v4.writes(book)
    return text + "\n"


def script(cells: Sequence[Cell], requires_python: str) -> str:
    """Return the cells as a script in the percent format.

    It opens with what it requires, in the form of PEP 723.
    """
    names = ", ".join(f'"{name}"' for name in requirements(cells))
    header = (
        "# /// script\n"
        f'# requires-python = "{requires_python}"\n'
        f"# dependencies = [{names}]\n"
        "# ///"
    )
    return "\n\n".join([header, *map(_percent, cells)]) + "\n"


def opened(example: str, first: Prose) -> str:
    """Return an example's code, with a text after what it requires."""
    header, end, code = example.partition("\n# ///\n")
    return f"{header}{end}\n{_commented(first)}\n\n{code}"


def requirements(cells: Sequence[Cell]) -> list[str]:
    """Return what to install: groundup, then what the cells import.

    Raises:
        SyntaxError: a code cell is not plain Python.
    """
    modules = {name.split(".")[0] for name in _imported(code_of(cells))}
    others = modules - {"groundup"} - sys.stdlib_module_names
    return ["groundup", *sorted(others)]


def code_of(cells: Sequence[Cell]) -> ast.Module:
    """Return all code of the cells, parsed."""
    code = [cell.source for cell in cells if isinstance(cell, Code)]
    return ast.parse("\n".join(code))


def _imported(code: ast.Module) -> Iterator[str]:
    for node in ast.walk(code):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _numbered(cells: Sequence[Cell]) -> Iterator[NotebookNode]:
    count = 0
    for index, cell in enumerate(cells):
        identity = f"cell-{index:03}"
        if isinstance(cell, Prose):
            yield _prose_cell(cell, identity)
        else:
            count += 1
            yield _code_cell(cell, identity, count)


def _prose_cell(cell: Prose, identity: str) -> NotebookNode:
    made = _new("markdown_cell", cell.text, id=identity)
    if cell.pictures:
        made["attachments"] = {
            name: {"image/png": _base64(png)}
            for name, png in cell.pictures.items()
        }
    return made


def _code_cell(cell: Code, identity: str, count: int) -> NotebookNode:
    for output in cell.outputs:
        if output["output_type"] == "execute_result":
            output["execution_count"] = count
    return _new(
        "code_cell",
        cell.source,
        id=identity,
        execution_count=count,
        metadata=FOLDED if cell.hidden else {},
        outputs=cell.outputs,
    )


def _percent(cell: Cell) -> str:
    if isinstance(cell, Code):
        return f"# %%\n{cell.source}"
    return f"# %% [markdown]\n{_commented(cell)}"


def _commented(cell: Prose) -> str:
    lines = plain(cell.text).split("\n")
    return "\n".join(f"# {line}".rstrip() for line in lines)


def _base64(png: bytes) -> str:
    return base64.b64encode(png).decode()


def _new(kind: str, *args: Any, **options: Any) -> NotebookNode:
    node: NotebookNode = getattr(_v4, f"new_{kind}")(*args, **options)
    return node
