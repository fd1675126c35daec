"""Every source in the bibliography is cited somewhere in the book."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = ["docs/*.md", "docs/[a-z]*/*.md", "docs/api/*.rst"]
CODE = ["src/**/*.py", "examples/*.py"]
SOURCE = re.compile(r"^@\w+\{([^,]+),", re.MULTILINE)
# In Markdown {cite}`a,b`, in a docstring :cite:`a`; {cite:t} and others, too.
CITED = re.compile(r"\bcite(?::\w+)?[}:]`([^`]+)`")


def test_every_source_is_cited() -> None:
    sources = (ROOT / "docs" / "references.bib").read_text(encoding="utf-8")
    cited = {
        key.strip()
        for each in PAGES + CODE
        for path in ROOT.glob(each)
        for keys in CITED.findall(path.read_text(encoding="utf-8"))
        for key in keys.split(",")
    }
    assert [key for key in SOURCE.findall(sources) if key not in cited] == []
