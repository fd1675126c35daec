"""The W3C's checker, vnu, finds no error in the HTML of any page."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pages
import pytest
import server
from conftest import Tell

HERE = Path(__file__).parent
VNU = HERE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
OPTIONS = "--errors-only --skip-non-html --format json --exit-zero-always"
HOW = (
    "Checking the site's HTML needs Java 11 or later. Debian and Ubuntu: "
    "apt-get install default-jre-headless. macOS: brew install openjdk. "
    "Windows: winget install EclipseAdoptium.Temurin.21.JRE."
)


def errors(*paths: Path) -> list[dict[str, Any]]:
    """Return what vnu finds in files and folders."""
    java = shutil.which("java") or pytest.fail(HOW)
    done = subprocess.run(
        [java, "-jar", str(VNU), *OPTIONS.split(), *map(str, paths)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return found


def test_no_page_has_an_error(tell: Tell) -> None:
    assert pages.all_pages()
    found = [
        f"{error['url']}:{error.get('lastLine')}: {error['message']}"
        for error in errors(server.folder())
    ]
    tell("vnu: errors", len(found))
    assert not found, "\n".join([f"{len(found)} errors", *found[:40]])


def test_an_error_would_be_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    html = '<!DOCTYPE html><html lang="en"><title>A</title><p><p id=" ">'
    page.write_text(html, encoding="utf-8")
    (error,) = errors(page)
    assert "ID" in error["message"]
