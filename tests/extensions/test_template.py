"""The template of a chapter is a page of the book, as it stands."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from minibook import ROOT


def test_the_template_builds_as_a_chapter(tmp_path: Path) -> None:
    book = tmp_path / "book"
    built = [".*", "_build", "dist", "gallery", "gallery_only", "generated"]
    shutil.copytree(ROOT, book, ignore=shutil.ignore_patterns(*built))
    chapter = book / "docs" / "chapters" / "99-template.md"
    (book / "docs" / "_template.md").rename(chapter)
    command = "-m sphinx -n -W --keep-going -q --no-color docs out"
    done = subprocess.run(
        [sys.executable, *command.split(), "-D", "only=chapters/99-template"],
        cwd=book,
        env=os.environ | {"PYTHONPATH": str(book / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    page = (book / "out" / "chapters" / "99-template.html").read_text("utf-8")
    assert "Correct. " in page
