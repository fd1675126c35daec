"""Every offence is named with its place, and good prose passes."""

from pathlib import Path

import prose_rules
import pytest
from prose_rules import offences

FAR = "far and " * 12 + "far"
GOOD = """\
---
inputs: [0.5]
myst: {html_meta: {description: "Simply great!"}}
---
# What is a tensor?

Stop just before $n!$, where `x != y` and ![a picture](plot!.png) stands.
Why? Since `gu.constant` of shape (3,) is a vector. See {doc}`02-operations`.
1. One sentence that ends {far} to the right.
**A name.** What follows is the first sentence, {far} as well.
| A table's row. | {far} It cannot be broken. |

```{code-cell}
print("Simply wrong!")  # just code
```

```{math}
n! = n (n - 1)!
```

:::{note}
Loops are slow.
:::
""".replace("{far}", FAR)
BAD = """\
# Bad

It is fast! And it is simply right.
Training is done \U0001f680 here.
He said \u201cyes\u201d.
It is easy
to see that $x = 1$.
In this section, we add.
It can be shown that it holds, and it is just a sum.
One sentence {far} and long. Another one.

```python
simply()
```

````{exercise} Count!
:label: ex-count
```{code-cell}
simply = 1
```
Clearly two.
````
After the exercise, of course.
""".replace("{far}", FAR)
FOUND = [
    (3, "an exclamation mark: '!'"),
    (3, "a filler: 'simply'"),
    (4, "an emoji: '\U0001f680'"),
    (5, "a curly quote, type it straight: '\u201c'"),
    (5, "a curly quote, type it straight: '\u201d'"),
    (6, "a filler: 'easy to see'"),
    (8, "an announcement, say the thing itself: 'In this section, we'"),
    (9, "a proof left out: 'can be shown'"),
    (9, "a filler: 'just'"),
    (10, "a second sentence, at column 124"),
    (16, "an exclamation mark: '!'"),
    (21, "a filler: 'Clearly'"),
    (23, "a filler: 'of course'"),
]
SCRIPT = '''\
"""
Title
=====

This is just a plot.
"""

title = "Simply code!"
# Obviously a comment.
'''


def test_good_prose_passes() -> None:
    assert list(offences(GOOD, ".md")) == []


@pytest.mark.parametrize("offence", FOUND)
def test_an_offence_is_named_with_its_line(offence: tuple[int, str]) -> None:
    assert list(offences(BAD, ".md")).count(offence) == 1


def test_nothing_else_is_named() -> None:
    assert len(list(offences(BAD, ".md"))) == len(FOUND)


def test_a_script_is_read_where_it_speaks() -> None:
    found = [(5, "a filler: 'just'"), (9, "a filler: 'Obviously'")]
    assert list(offences(SCRIPT, ".py")) == found


def test_the_command_names_file_and_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / "docs" / "chapters"
    folder.mkdir(parents=True)
    (folder / "bad.md").write_text("# Bad\n\nStop!\n", encoding="utf-8")
    monkeypatch.setattr(prose_rules, "ROOT", tmp_path)
    with pytest.raises(SystemExit, match="prose: 1 to mend"):
        prose_rules.main()
    said = capsys.readouterr().out
    assert said == "docs/chapters/bad.md:3: an exclamation mark: '!'\n"
