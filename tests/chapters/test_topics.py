"""Each chapter covers its topics, with code that runs or with a formula."""

from functools import cache
from pathlib import Path

import pytest
from outline import outline
from topics import TOPICS

CHAPTERS = Path(__file__).parents[2] / "docs" / "chapters"
ALL = [(name, topic) for name, topics in TOPICS.items() for topic in topics]
PAGE = """
---
file_format: mystnb
kernelspec: {name: python3, display_name: Python 3}
---
# Title

## Words alone

Formulas without a number are no evidence, nor are cells that nobody sees.

$$ x $$

```{code-cell}
:tags: [remove-cell]
1
```

## `code` *and* Nesterov's $x$

### Step 1: run, then look

```{code-cell}
:tags: [groundup]
1
```

### Quiet

```{gallery-figure} plot_it
:name: fig-it
```

```{widget} it
:name: fig-it-moves
```

## Formulas

```{math}
:label: eq-it
x
```
""".lstrip()


@cache
def found(chapter: str) -> dict[str, bool]:
    return outline((CHAPTERS / f"{chapter}.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("chapter", "topic"), ALL)
def test_a_topic_has_its_place(chapter: str, topic: str) -> None:
    anchors = TOPICS[chapter][topic].split()
    where = f"chapter {chapter}, topic {topic!r}"
    assert anchors, f"{where}: no anchor says where it is covered"
    for anchor in anchors:
        there = ", ".join(found(chapter))
        assert anchor in found(chapter), f"{where}: no {anchor} in {there}"
        assert found(chapter)[anchor], (
            f"{where}: the section {anchor} has neither a cell that runs nor "
            "a numbered formula"
        )


def test_every_chapter_has_topics() -> None:
    assert sorted(path.stem for path in CHAPTERS.glob("*.md")) == [*TOPICS]


def test_an_outline_finds_anchors_and_evidence() -> None:
    assert outline(PAGE) == {
        "title": True,
        "words-alone": False,
        "code-and-nesterov-s-x": True,
        "step-1-run-then-look": True,
        "quiet": False,
        "fig-it": True,
        "fig-it-moves": True,
        "formulas": True,
        "eq-it": True,
    }
