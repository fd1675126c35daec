"""Read the book's prose for what it does without; `nox -s lint` runs this.

The rules are those that a machine can judge. Code, mathematics and links are
left out, so a rule sees only what an author wrote for a reader.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILES = ["*.md", "docs/*.md", "docs/[a-z]*/*.md", "examples/*.py"]
# A shorter line may hold a short sentence beside another.
LONG = 100

# What each pattern finds has no place in the prose.
RULES = {
    "an exclamation mark": r"!(?!\[)",
    "an emoji": r"[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]",
    "a curly quote, type it straight": r"[\u2018\u2019\u201c\u201d]",
    "a filler": (
        r"\b(?:simply|obviously|clearly|trivially|basically|of\s+course"
        r"|needless\s+to\s+say|note\s+that|easy\s+to\s+(?:see|show|check))\b"
        # "Just below" is a place, "just as far" a comparison.
        r"|\bjust\b(?!\s+(?:above|after|as|before|below|enough|over|under"
        r"|where|when)\b)"
    ),
    "an announcement, say the thing itself": (
        r"\bin\s+this\s+(?:section|chapter|part),?\s+(?:we|you)\b"
        r"|\bwe\s+will\s+(?:now|see|look|learn|discuss|explore)\b"
    ),
    "a proof left out": r"\b(?:can\s+be|is\s+easily)\s+(?:shown|proved)\b",
}
ABBREVIATION = r"(?<!\b[A-Z])(?<!e\.g)(?<!i\.e)(?<!vs)(?<!Fig)(?<!et al)"
# A name in bold at the front, as in "**Slices.** They ...", is no sentence.
NEXT_SENTENCE = re.compile(rf"{ABBREVIATION}[.?][)\"]*[ ]+(?=[(*_\"]*[A-Z])")
MARKER = re.compile(r"\s*(?:[a-z]\.|\d+\.|[-*:])\s")

FENCE = re.compile(r"\s*(`{3,}|:{3,}|~{3,})(\{[\w:-]+\})?(.*)")
# What stands in these fences is no prose; "" is a fence with no directive.
CODE = {"", "code-block", "code-cell", "literalinclude", "math", "toctree"}
# In this order: code, roles and links first, they may hold dollars.
MASKED = [
    r"^---\n.*?^---$",
    r"<!--.*?-->",
    r"^%.*?$",
    r"^\s*:[\w-]+:.*?$",
    r"(?:\{[\w:+-]+\}|:[\w:+-]+:)?(`+)(?!`).+?(?<!`)\1(?!`)",
    r"\]\([^)\n]*\)",
    r"<?https?://[^\s>)]+>?",
    r"\$\$.*?\$\$",
    r"(?<!\\)\$(?:(?!\n\n).)+?(?<!\\)\$",
]
MASK = re.compile("|".join(MASKED), re.MULTILINE | re.DOTALL)


def offences(text: str, suffix: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of each offence in a file's text."""
    text = comments(text) if suffix == ".py" else without_code(text)
    text = MASK.sub(lambda found: re.sub(r"[^\n]", "X", found[0]), text)
    for name, pattern in RULES.items():
        for found in re.finditer(pattern, text, re.IGNORECASE):
            line = text.count("\n", 0, found.start()) + 1
            yield line, f"{name}: {' '.join(found[0].split())!r}"
    for line, words in enumerate(text.splitlines(), 1):
        if len(words) > LONG and not words.lstrip().startswith("|"):
            start = len(MARKER.match(words)[0]) if MARKER.match(words) else 0
            for found in NEXT_SENTENCE.finditer(words, start):
                yield line, f"a second sentence, at column {found.end() + 1}"


def comments(code: str) -> str:
    """Keep a script's docstring and its comments, each on its line."""
    opening = ast.parse(code).body[0]
    lines = code.splitlines()
    for number, line in enumerate(lines, 1):
        is_docstring = opening.lineno <= number <= (opening.end_lineno or 0)
        if not (is_docstring or line.startswith("#")):
            lines[number - 1] = ""
    return "\n".join(lines)


def without_code(text: str) -> str:
    """Empty the lines of fences and of code, each stays on its line."""
    lines = text.splitlines()
    fences: list[str] = []  # those open here, each within the one before
    in_code = False
    for number, line in enumerate(lines):
        found = FENCE.match(line)
        if fences and line.strip() == fences[-1]:
            fences.pop()
            in_code, lines[number] = False, ""
        elif in_code:
            lines[number] = ""
        elif found:
            in_code = (found[2] or "").strip("{}") in CODE
            fences.append(found[1])
            lines[number] = "" if in_code else found[3]
    return "\n".join(lines)


def main() -> None:
    """Print each offence in the book with its file and line."""
    count = 0
    for path in (path for each in FILES for path in sorted(ROOT.glob(each))):
        text = path.read_text(encoding="utf-8")
        for line, words in sorted(offences(text, path.suffix)):
            print(f"{path.relative_to(ROOT).as_posix()}:{line}: {words}")
            count += 1
    sys.exit(f"prose: {count} to mend" if count else 0)


if __name__ == "__main__":
    main()
