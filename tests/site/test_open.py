"""The site's pages open, from this computer alone."""

from conftest import OpenPage


def test_a_page_opens(open_page: OpenPage) -> None:
    page = open_page("index.html", width=390, scheme="dark")
    assert page.title() == "Deep Learning Foundations"
