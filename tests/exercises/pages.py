"""A chapter's code cells, run in order as a reader would run them."""

import io
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CHAPTERS = Path(__file__).parents[2] / "docs" / "chapters"
# What a reader's notebook leaves out, and what needs TensorFlow.
SKIPPED = {"remove-cell", "tensorflow", "difference"}
FENCE = re.compile(
    r"^```\{(?P<kind>code-cell|solution-start|solution-end)\}"
    r"[ ]?(?P<argument>.*)\n"
    r"(?P<options>(?::.*\n)*)"
    r"(?P<body>(?:.*\n)*?)```$",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Cell:
    """One code cell, where it stands and the exercise that it solves."""

    source: str
    line: int
    tags: frozenset[str]
    solves: str | None


@dataclass(frozen=True)
class Page:
    """A chapter that has been run: its names, and what each cell printed."""

    names: dict[str, Any]
    printed: list[tuple[Cell, str]]

    def solutions(self) -> dict[str, str]:
        """What the last cell of each official solution printed."""
        return {c.solves: out for c, out in self.printed if c.solves}

    def lacks(self, *values: str) -> list[str]:
        """Those of the values that no cell printed."""
        text = "".join(out for _, out in self.printed)
        return [value for value in values if value not in text]

    def unanswered(self) -> list[str]:
        """What the readers' cells printed, with the dots still in them."""
        return [out for c, out in self.printed if "answer" in c.tags]


def cells(text: str) -> Iterator[Cell]:
    """The code cells of a page's source."""
    solves = None
    for fence in FENCE.finditer(text):
        if fence["kind"] == "solution-start":
            solves = fence["argument"].strip()
        elif fence["kind"] == "solution-end":
            solves = None
        else:
            tags = re.findall(r"[\w-]+", fence["options"].partition("tags")[2])
            line = text.count("\n", 0, fence.start("body")) + 1
            yield Cell(fence["body"], line, frozenset(tags), solves)


def run(chapter: str) -> Page:
    """Run the cells of a chapter, such as "01-tensors", in one namespace."""
    path = CHAPTERS / f"{chapter}.md"
    page = Page(names={"__name__": "__main__"}, printed=[])
    for cell in cells(path.read_text(encoding="utf-8")):
        if not cell.tags & SKIPPED:
            # Blank lines make a traceback name the line in the chapter.
            source = "\n" * (cell.line - 1) + cell.source
            with redirect_stdout(io.StringIO()) as out:
                exec(compile(source, str(path), "exec"), page.names)
            page.printed.append((cell, out.getvalue()))
    return page
