"""The page of versions shows this build's own, and the records beside it."""

import json
from importlib.metadata import version
from pathlib import Path

import pytest
from minibook import build, write

PAGE = """
    # Verified

    ```{verified} packages
    ```

    ```{verified} runs
    ```
    """
PROJECT = """
    [dependency-groups]
    docs = ["sphinx>=1", {include-group = "package"}]
    """
RECORD = {
    "session": "tests",
    "system": "Linux x86_64",
    "date": "2026-01-31",
    "versions": [["Python", "3.11.7"], ["numpy", "2.0.0"]],
    "passed": 7,
    "failed": 1,
}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    docs = tmp_path / "docs"
    extensions = ["myst_nb", "bound_numbers", "verified"]
    write(docs, {"index.md": PAGE, "../pyproject.toml": PROJECT}, extensions)
    return docs


def test_versions_are_those_installed(docs: Path) -> None:
    result = build(docs)
    assert result.code == 0, result.messages
    for name in ("sphinx", "numpy"):
        assert f"<td><p>{name}</p></td>" in result.html()
        assert f">{version(name)}</span>" in result.html()
    assert "without records of tests" in result.html()


def test_a_record_that_comes_later_is_shown(docs: Path) -> None:
    build(docs)
    (docs / "records").mkdir()
    file = docs / "records" / "record-0.json"
    file.write_text(json.dumps(RECORD), encoding="utf-8")
    page = build(docs).html()
    assert "on Linux x86_64" in page
    assert "7 passed, 1 failed on 2026-01-31" in page
    assert "without records" not in page
