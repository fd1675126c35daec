"""Put pieces of Markdown together as text; nothing here knows of Sphinx."""

import re
from collections.abc import Iterable, Sequence
from textwrap import indent

MATHEMATICS = re.compile(r"((?<!\\)\$.*?(?<!\\)\$)")
SPECIAL = re.compile(r"[\\`*<$]|(?<!\w)_|_(?!\w)")
# A line within a paragraph that would open a list, a heading or a quotation.
OPENING = re.compile(r"^([-+#>]+|\d+(?=[.)]))(?=[\s.)])", re.MULTILINE)
ENVIRONMENT = re.compile(r"\\begin\{(\w+)\}.*\\end\{\1\}", re.DOTALL)
ALIGNING = re.compile(r"\\(begin|end)\{(align|gather)\*?\}")


def escaped(text: str) -> str:
    """Return text whose signs Markdown does not take as its own."""
    return SPECIAL.sub(r"\\\g<0>", text)


def paragraph(line: str) -> str:
    """Return a line of Markdown as a paragraph, whatever it opens with."""

    def closed_opening(found: re.Match[str]) -> str:
        mark = found[0]
        return f"{mark}\\" if mark.isdigit() else f"\\{mark}"

    return OPENING.sub(closed_opening, line.strip())


def one_line(text: str) -> str:
    """Return text without line breaks."""
    return " ".join(text.split())


def heading(depth: int, text: str) -> str:
    """Return a heading."""
    return f"{'#' * depth} {one_line(text)}"


def quoted(text: str) -> str:
    """Return a block quotation."""
    return indent(text, "> ", lambda line: True).replace("> \n", ">\n")


def listed(items: Iterable[tuple[str, str]]) -> str:
    """Return a list of markers and texts; it is tight if each is one block."""
    hung = [
        marker + indent(text, " " * len(marker)).lstrip()
        for marker, text in items
    ]
    tight = not any("\n\n" in item for item in hung)
    return ("\n" if tight else "\n\n").join(hung)


def fenced(code: str, language: str) -> str:
    """Return a block of code that is shown, not run."""
    fence = "```"
    while fence in code:
        fence += "`"
    return f"{fence}{language}\n{code.rstrip()}\n{fence}"


def literal(code: str) -> str:
    """Return code within a line."""
    if "`" in code:
        return f"`` {code} ``"
    return f"`{code}`"


def displayed(formula: str, number: str) -> str:
    """Return a formula on lines of its own, with its number if it has one."""
    formula = ALIGNING.sub(r"\\\1{\2ed}", formula.strip())
    if re.search(r"&|\\\\", ENVIRONMENT.sub("", formula)):
        formula = f"\\begin{{aligned}}\n{formula}\n\\end{{aligned}}"
    tag = f"\n\\tag{{{number}}}" if number else ""
    return f"$$\n{formula}{tag}\n$$"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of cells, each of which may hold several blocks."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in lines)


def _cell(text: str) -> str:
    # A bar would end the cell, except in mathematics.
    parts = MATHEMATICS.split(one_line(text.replace("\n\n", "<br>")))
    parts[::2] = [part.replace("|", r"\|") for part in parts[::2]]
    return "".join(parts)


def details(summary: str, text: str) -> str:
    """Return text that stays closed until the reader opens it."""
    opening = f"<details>\n<summary>{summary}</summary>"
    return f"{opening}\n\n{text}\n\n</details>"


def plain(text: str) -> str:
    """Return Markdown without what a script cannot show.

    A picture becomes its alternative text, and closed text is open.
    """
    text = re.sub(r"!\[(.*)\]\(attachment:.*?\)", r"Picture: \1", text)
    text = re.sub(r"<summary>(.*)</summary>", r"**\1**", text)
    return re.sub(r"</?details>\n*", "", text).strip("\n")
