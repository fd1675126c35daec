"""The anchors of a chapter's page, found in its source."""

import re
from collections.abc import Iterator

from docutils.nodes import make_id
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

FIGURE = re.compile(r"\bname: (fig-[\w-]+)")
# A widget has the picture of a script as its still.
PICTURES = "{gallery-figure}", "{widget}"


def outline(text: str) -> dict[str, bool]:
    """Map each anchor to whether code runs or a numbered formula stands there.

    What stands in a section stands also in those around it. A numbered
    formula and a picture from a script are anchors themselves.
    """
    found: dict[str, bool] = {}
    around: list[tuple[int, str]] = []
    tokens = MarkdownIt().use(front_matter_plugin).parse(text)
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            depth = int(token.tag[1:])
            around = [outer for outer in around if outer[0] < depth]
            around.append((depth, make_id(words(tokens[place + 1]))))
            assert around[-1][1] not in found, f"two sections {around[-1][1]}"
            found[around[-1][1]] = False
        elif token.type == "fence" and is_evidence(token):
            found.update({section: True for _, section in around})
            found.update({name: True for name in named(token)})
        elif token.info.startswith(PICTURES):
            found.update({name: True for name in named(token)})
    return found


def words(inline: Token) -> str:
    """What a heading says, without the marks around its words."""
    return "".join(child.content for child in inline.children or [])


def is_evidence(fence: Token) -> bool:
    """Say whether a block is a visible cell or a numbered formula."""
    if fence.info == "{code-cell}":
        return "remove-cell" not in fence.content.partition("\n")[0]
    return fence.info == "{math}" and any(named(fence))


def named(fence: Token) -> Iterator[str]:
    """The names by which a page can refer to a block."""
    if fence.info == "{code-cell}":
        yield from FIGURE.findall(fence.content)
    else:
        yield from re.findall(
            r"^:(?:label|name): *([\w-]+)$", fence.content, re.MULTILINE
        )
