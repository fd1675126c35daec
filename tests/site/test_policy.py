"""Each page says what it may load and run, and that is enough for it."""

import re

import pages
import pytest
import server
from conftest import OpenPage
from playwright.sync_api import expect

KINDS = [
    "index.html",
    "chapters/06-backpropagation.html",
    "chapters/08-putting-it-together.html",
    "appendix/corrections.html",
    "gallery/index.html",
    "gallery/plot_descent.html",
    "api/generated/groundup.pow.html",
    "_modules/groundup/ops/arithmetic.html",
    "notation.html",
    "genindex.html",
    "404.html",
]
POLICY = '<meta http-equiv="Content-Security-Policy"'
# A script of the page itself that the policy does not name.
INTRUDER = """() => {
  const script = document.createElement("script");
  script.textContent = "window.intruded = true";
  document.body.append(script);
  return window.intruded === true;
}"""


def test_every_page_has_one_before_what_it_loads() -> None:
    for page in pages.all_pages():
        text = (server.folder() / page).read_text(encoding="utf-8")
        before, policy, after = text.partition(POLICY)
        assert policy, page
        assert POLICY not in after, page
        assert not re.search("<(script|link|style)", before), page


@pytest.mark.parametrize("page", KINDS)
def test_a_page_keeps_to_its_policy(open_page: OpenPage, page: str) -> None:
    """The console tells of whatever the policy stops, and fails the test."""
    opened = open_page(page)
    opened.wait_for_load_state("networkidle")
    # furo's own script in the page has run, and its file has.
    expect(opened.locator("body")).to_have_attribute("data-theme", "auto")
    expect(opened.locator("html")).not_to_have_class(re.compile("no-js"))


def test_the_search_finds(open_page: OpenPage) -> None:
    page = open_page("search.html?q=gradient")
    expect(page.locator("#search-results li").first).to_be_visible()


def test_a_reader_changes_the_theme(open_page: OpenPage) -> None:
    page = open_page("index.html")
    page.locator(".theme-toggle:visible").first.click()
    expect(page.locator("body")).to_have_attribute("data-theme", "dark")


def test_another_script_does_not_run(
    open_page: OpenPage, problems: list[str]
) -> None:
    page = open_page("index.html")
    assert page.evaluate(INTRUDER) is False
    assert any("Content Security Policy" in problem for problem in problems)
    problems.clear()
