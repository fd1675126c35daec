"""A page's policy names the scripts that stand in it, and no others."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from minibook import build, write

import policy

PAGE = '<html><head><meta charset="utf-8">{}</head></html>'
SCRIPT = "<script>doSomething();</script>"


def test_a_script_is_named_by_its_hash() -> None:
    # printf 'doSomething();' | openssl dgst -sha256 -binary | base64
    expected = "RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc="
    assert f"'sha256-{expected}'" in policy.policy(PAGE.format(SCRIPT))


@pytest.mark.parametrize(
    "other", ["", '<script defer src="a.js"></script>', "<style>p {}</style>"]
)
def test_what_is_not_a_script_of_the_page_is_not(other: str) -> None:
    assert "sha256" not in policy.policy(PAGE.format(other))


def test_a_second_build_replaces_the_policy() -> None:
    once = policy.guarded(PAGE.format(SCRIPT))
    assert once.index("Content-Security-Policy") < once.index("<script>")
    assert policy.guarded(once) == once
    changed = policy.guarded(once.replace("doSomething", "doNothing"))
    assert changed.count("Content-Security-Policy") == 1
    assert changed.count("sha256-") == 1


def test_a_page_without_encoding_is_a_warning(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"index.md": "# Book\n", "extra/bare.html": "<title>Bare</title>"},
        ["myst_nb", "policy"],
        'html_extra_path = ["extra"]\n',
    )
    book = build(tmp_path)
    assert book.code != 0
    assert "bare.html: no <meta charset=utf-8>" in book.messages
    (meta,) = BeautifulSoup(book.html(), "html.parser").select(
        "meta[http-equiv=Content-Security-Policy]"
    )
    assert "object-src 'none'" in str(meta["content"])
