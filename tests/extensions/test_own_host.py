"""What a page loads from other hosts is found; what it links to is not."""

from pathlib import Path

import pytest
from minibook import build, write

from own_host import loaded_elsewhere

FOREIGN = [
    ("a.html", '<script defer src="https://cdn.example/a.js"></script>'),
    ("a.html", "<link rel='stylesheet' href='//cdn.example/a.css'>"),
    ("a.html", '<img alt="" src="http://cdn.example/a.png">'),
    ("a.html", "<style>@import 'https://cdn.example/a.css';</style>"),
    ("a.css", "p { background: url(https://cdn.example/a.png) }"),
]
OWN = [
    ("a.html", '<a href="https://example.org">elsewhere</a>'),
    ("a.html", '<link rel="canonical" href="https://example.org/">'),
    ("a.html", '<script src="_static/a.js"></script>'),
    ("a.html", '<pre>&lt;img src="https://cdn.example/a.png"&gt;</pre>'),
    ("a.css", "@font-face { src: url(fonts/a.woff2) }"),
]


@pytest.mark.parametrize(("name", "text"), FOREIGN)
def test_a_request_to_another_host_is_found(
    tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text)
    (found,) = loaded_elsewhere(tmp_path / name)
    assert "//cdn.example/a." in found


@pytest.mark.parametrize(("name", "text"), OWN)
def test_what_is_the_sites_own_is_left_alone(
    tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text)
    assert not list(loaded_elsewhere(tmp_path / name))


def test_the_build_fails(tmp_path: Path) -> None:
    index = (
        "# Book\n\n```{raw} html\n"
        '<img alt="" src="https://cdn.example/a.png">\n```\n'
    )
    write(tmp_path, {"index.md": index}, ["myst_nb", "own_host"])
    book = build(tmp_path)
    assert book.code != 0
    assert "index.html loads https://cdn.example/a.png" in book.messages
