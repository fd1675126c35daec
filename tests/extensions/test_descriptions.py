"""Every page has one description."""

import pytest
from bs4 import BeautifulSoup
from minibook import Result, build, write

LONG = "A word and " * 30


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Result:
    source = tmp_path_factory.mktemp("descriptions")
    own = 'myst: {html_meta: {description: "The page\'s own."}}'
    pages = {
        "index.md": f"---\n{own}\n---\n# Book\n\nNot this.\n",
        "first.md": "---\norphan: true\n---\n# Page\n\n"
        f':::{{note}}\nNot this.\n:::\n\nSay "$x$" & {LONG}\n',
        "none.md": "---\norphan: true\n---\n# Only a title\n",
    }
    write(source, pages, ["myst_nb", "descriptions"])
    return build(source)


def descriptions(book: Result, page: str) -> list[str]:
    html = BeautifulSoup(book.html(page), "html.parser")
    return [str(m["content"]) for m in html.select("meta[name=description]")]


def test_a_page_keeps_its_own(book: Result) -> None:
    assert descriptions(book, "index") == ["The page's own."]


def test_the_first_paragraph_is_cut_at_a_word(book: Result) -> None:
    (text,) = descriptions(book, "first")
    assert text.startswith('Say "x" & A word')
    assert text.endswith((" word …", " A …", " and …"))
    assert 140 < len(text) <= 155


@pytest.mark.parametrize("page", ["genindex", "search"])
def test_pages_without_a_source_get_a_fixed_one(
    book: Result, page: str
) -> None:
    (text,) = descriptions(book, page)
    assert text.endswith("a page of Mini.")


def test_a_page_with_nothing_to_say_is_a_warning(book: Result) -> None:
    assert book.code == 1
    assert book.messages.count("WARNING") == 1, book.messages
    assert "none.md: WARNING: this page has neither" in book.messages
