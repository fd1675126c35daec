"""Times are shown where they are marked, or left out to compare builds."""

from pathlib import Path

import pytest
from minibook import Result, build, write

EXTENSIONS = ["myst_nb", "timed", "stale"]
PAGE = """
# Book

```{code-cell}
print("counted", 6 * 7)
```

```{code-cell}
:tags: [timed]
from myst_nb import glue
print("took", 6 * 111)
glue("seconds", "77" + "7", display=False)
555 + 1
```

It took {glue:text}`seconds` s.
"""
TIMES = ["took 666", "It took 777", ">556"]


def pages(folder: Path, *options: str) -> Result:
    write(folder, {"index.md": PAGE}, EXTENSIONS)
    built = build(folder, *options)
    assert built.code == 0, built.messages
    return built


def text(built: Result) -> str:
    """The page, without the tags that colour and mark its words."""
    html = built.html()
    for tag in ("<span>", "</span>", '<span class="pasted-text">'):
        html = html.replace(tag, "")
    return html


@pytest.mark.parametrize("shown", [True, False])
def test_times_are_shown_unless_builds_are_compared(
    tmp_path: Path, shown: bool
) -> None:
    built = pages(tmp_path, "-D", f"times={int(shown)}")
    for time in TIMES:
        assert (time in text(built)) == shown, time
    assert ("It took (a time) s" in text(built)) != shown
    assert "counted 42" in text(built)


def test_outputs_are_kept_with_their_times(tmp_path: Path) -> None:
    pages(tmp_path, "-D", "times=0")
    assert "took 666" in text(pages(tmp_path))
