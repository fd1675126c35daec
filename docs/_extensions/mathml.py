"""Make the MathML that KaTeX writes valid, so that screen readers read it."""

import re
from itertools import pairwise
from xml.etree import ElementTree

NAMESPACE = "http://www.w3.org/1998/Math/MathML"
MATH = re.compile(r"<math\b.*?</math>", re.DOTALL)
# KaTeX puts what stands over or under a letter into the letter's element.
TOKEN = re.compile(r"\{.*\}(mi|mn|mo)")
APPLICATION = "\N{FUNCTION APPLICATION}"
# A function such as max that is itself an index applies to nothing.
APPLIED_TO_NOTHING = re.compile(
    f"<mo>{APPLICATION}</mo>(?=</m(?:sub|sup|subsup)>)"
)
ElementTree.register_namespace("", NAMESPACE)


def mend(html: str) -> str:
    """Return a formula's HTML with valid MathML in it."""
    return MATH.sub(lambda found: mend_math(found[0]), html)


def mend_math(math: str) -> str:
    """Make groups of the letters, numbers and signs that have parts."""
    root = ElementTree.fromstring(APPLIED_TO_NOTHING.sub("", math))
    for element in root.iter():
        if len(element) and TOKEN.fullmatch(element.tag):
            element.tag = f"{{{NAMESPACE}}}mrow"
    return ElementTree.tostring(
        root, encoding="unicode", short_empty_elements=False
    )


def alone(html: str, latex: str) -> str:
    """Return the MathML in a formula's HTML, which can say itself as LaTeX.

    What is no formula, because KaTeX could not read it, is returned as it is.
    """
    found = MATH.search(html)
    if not found:
        return html
    root = ElementTree.fromstring(found[0])
    (semantics,) = root
    # Its other part is the LaTeX, which some devices would show as well.
    root[:] = [semantics[0]]
    root.set("alttext", latex)
    for part in root.iter():
        space(part)
        if part.tag == f"{{{NAMESPACE}}}mtable":
            align(part)
    return ElementTree.tostring(root, encoding="unicode")


def space(row: ElementTree.Element) -> None:
    """Keep functions apart from what they apply to, unless a sign opens it."""
    for sign, argument in pairwise(row):
        if sign.text == APPLICATION and argument.tag != f"{{{NAMESPACE}}}mo":
            sign.set("rspace", "0.1667em")


def align(table: ElementTree.Element) -> None:
    """Say of each cell on which side it stands, for a style sheet to use.

    Few devices read the attribute in which a table says it of its columns.
    """
    sides = table.get("columnalign", "center").split()
    for row in table:
        for place, cell in enumerate(row):
            cell.set("class", sides[min(place, len(sides) - 1)])
