"""Make the MathML that KaTeX writes valid, so that screen readers read it."""

import re
from xml.etree import ElementTree

NAMESPACE = "http://www.w3.org/1998/Math/MathML"
MATH = re.compile(r"<math\b.*?</math>", re.DOTALL)
# KaTeX puts what stands over or under a letter into the letter's element.
TOKEN = re.compile(r"\{.*\}(mi|mn|mo)")
# A function such as max that is itself an index applies to nothing.
APPLIED_TO_NOTHING = re.compile(
    "<mo>\N{FUNCTION APPLICATION}</mo>(?=</m(?:sub|sup|subsup)>)"
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
    return ElementTree.tostring(root, encoding="unicode")
