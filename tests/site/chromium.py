"""Finds the browser that the checks drive, and starts it quiet."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

NAMES = ["chromium", "chromium-browser", "google-chrome", "chrome", "msedge"]
PLACES = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Other hosts do not exist.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
]
HOW = (
    "These checks need Chromium. Debian and Ubuntu: apt-get install chromium. "
    "macOS: brew install --cask chromium. Windows: Chrome or Edge will do. "
    "If it lies elsewhere, say where: CHROMIUM=/path/to/chromium."
)


def find() -> str:
    """Return the path of the browser; stop the run if there is none."""
    if chosen := os.environ.get("CHROMIUM"):
        return chosen
    named = [path for name in NAMES if (path := shutil.which(name))]
    there = named + [place for place in PLACES if Path(place).exists()]
    return there[0] if there else pytest.exit(HOW, returncode=1)


@contextmanager
def start() -> Iterator[Browser]:
    """Yield a headless browser with a profile of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find(), args=FLAGS
        )
        yield browser
        browser.close()
