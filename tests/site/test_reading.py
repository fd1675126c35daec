"""The site reads well: on a phone, by keyboard, on paper and again later."""

import re
from urllib.parse import urljoin

import pages
import pytest
import server
from conftest import OpenPage, Tell
from playwright.sync_api import Page, Route, expect

CHAPTER = "chapters/05-gradients.html"
TEACHES = re.compile(r"(chapters|appendix)/|gallery/plot_").match
WIDTH = "document.documentElement.scrollWidth"
HEIGHT = "document.documentElement.scrollHeight"
SCROLLERS = "article :is(pre, .katex-display, .table-wrapper)"
# Their widgets are taller than the pictures that they replace.
LONG = ["chapters/06-backpropagation.html", "chapters/07-optimizers.html"]
# What sets TensorFlow's answer beside ours.
COMPARES = re.compile(r"index\.html|chapters/|appendix/[rw]").match
SECTIONS = "article section[id]"
OPEN = "all => all.forEach(e => { e.open = true; })"
# Which scrollers overflow, and which of them the keyboard reaches.
OVERFLOWING = "all => all.map(e => e.scrollWidth > e.clientWidth + 1)"
REACHED = "all => all.map(e => e.tabIndex === 0 && !!e.ariaLabel)"
# Which formulas end a line although a sign such as a comma comes after them.
TORN = """all => all.filter(formula => {
  const after = formula.nextSibling;
  if (!/^[,.;:!?)]/.test(after?.data ?? "")) return false;
  const sign = document.createRange();
  sign.setStart(after, 0);
  sign.setEnd(after, 1);
  const end = [...formula.querySelectorAll(".base")].at(-1);
  const { right } = end.getBoundingClientRect();
  return sign.getBoundingClientRect().left < right - 3;
}).map(formula => formula.querySelector("annotation").textContent)"""

# Which of the lines below a pair of examples break on a phone.
BROKEN = """all => all.flatMap(pre => {
  const text = document.createTreeWalker(pre, NodeFilter.SHOW_TEXT).nextNode();
  const line = document.createRange();
  const ends = [...text.data.matchAll(/.+/g)];
  return ends.filter(found => {
    line.setStart(text, found.index);
    line.setEnd(text, found.index + found[0].length);
    return line.getClientRects().length > 1;
  }).map(found => found[0]);
})"""

# The lines of the name at the head of a page.
LINES = """heading => {
  const letter = document.createRange();
  const lines = [];
  let top;
  for (const node of heading.childNodes) {
    for (let i = 0; i < (node.data ?? "").length; i++) {
      letter.setStart(node, i);
      letter.setEnd(node, i + 1);
      const box = letter.getBoundingClientRect();
      if (!(box.top < top + box.height / 2)) lines.push("");
      lines.push(lines.pop() + node.data[i]);
      top = box.top;
    }
  }
  return lines;
}"""


def test_no_two_pages_share_a_name_where_case_does_not_count() -> None:
    found = pages.all_pages()
    assert len({page.lower() for page in found}) == len(found)


@pytest.mark.parametrize("page", pages.all_pages())
def test_no_page_is_wider_than_a_phone(
    look_at: OpenPage, page: str, tell: Tell
) -> None:
    assert look_at(page, width=320).evaluate(WIDTH) == 320
    tell("width: pages that fit 320 px", 1)


def test_no_line_begins_with_a_comma_after_a_formula(
    open_page: OpenPage,
) -> None:
    page = open_page("chapters/04-losses.html")
    for width in range(340, 440, 10):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.locator("span.math").evaluate_all(TORN) == []


@pytest.mark.parametrize("page", list(filter(COMPARES, pages.all_pages())))
def test_no_difference_breaks_on_a_phone(
    open_page: OpenPage, page: str
) -> None:
    found = open_page(page, width=390).locator(".tag_difference .output pre")
    assert found.count() > 0
    assert found.evaluate_all(BROKEN) == []


@pytest.mark.parametrize(
    "lines",
    [
        ["keras.optimizers.", "Adam"],
        ["nn.sparse_softmax_", "cross_entropy_with_", "logits"],
        ["keras.losses.Sparse", "Categorical", "Crossentropy"],
    ],
)
def test_a_long_name_breaks_between_its_words(
    open_page: OpenPage, lines: list[str]
) -> None:
    name = "".join(lines)
    page = open_page(f"api/generated/groundup.{name}.html", width=390)
    assert page.locator("h1").evaluate(LINES) == lines


def settle(page: Page) -> None:
    """Wait until the page has seen the sizes of what it holds."""
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame("
        "() => requestAnimationFrame(done)))"
    )


def test_the_keyboard_reaches_what_scrolls(open_page: OpenPage) -> None:
    page = open_page(CHAPTER, width=320)
    page.locator("details").evaluate_all(OPEN)
    found = page.locator(SCROLLERS)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        overflowing = found.evaluate_all(OVERFLOWING)
        assert found.evaluate_all(REACHED) == overflowing
        assert any(overflowing) == (width == 320)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("page", LONG)
def test_a_link_to_a_section_leads_to_it(
    open_page: OpenPage, page: str, width: int
) -> None:
    opened = open_page(page, width=width)
    names = opened.locator(SECTIONS).evaluate_all("all => all.map(e => e.id)")
    assert len(names) > 4
    # The last section is too near the end of the page to come to its top.
    for name in names[: -1 : len(names) // 4]:
        opened = open_page(f"{page}#{name}", width=width)
        assert arrives(opened, name), name


def arrives(page: Page, name: str) -> bool:
    """Say whether a section is in the upper part of the window, to stay."""
    # Fonts and widgets arrive, and with them other heights.
    page.wait_for_load_state("networkidle")
    settle(page)
    return 0 <= top_of(page, name) <= 120


def top_of(page: Page, name: str) -> float:
    """Return how far below the window's upper edge a section starts."""
    section = page.locator(f"[id='{name}']")
    top: float = section.evaluate("e => e.getBoundingClientRect().top")
    return top


@pytest.mark.parametrize("page", LONG)
def test_a_jump_within_a_page_leads_to_its_section(
    open_page: OpenPage, page: str
) -> None:
    opened = open_page(page, width=1600)
    links = opened.locator(".toc-tree a[href^='#']:visible")
    expect(links.last).to_be_visible()
    link = links.nth(links.count() - 2)
    opened.wait_for_load_state("networkidle")
    # All is still, and Enter comes while the list moves to show the link.
    opened.wait_for_timeout(200)
    link.focus()
    opened.wait_for_timeout(20)
    opened.keyboard.press("Enter")
    name = (link.get_attribute("href") or "").removeprefix("#")
    assert arrives(opened, name), name


def test_a_widget_that_comes_late_moves_nothing_below_it(
    open_page: OpenPage,
) -> None:
    page, late = open_page("404.html"), list[Route]()
    page.route("**/trace.mjs*", lambda route: late.append(route))
    with page.expect_request("**/trace.mjs*"):
        page.goto(urljoin(page.url, LONG[0]), wait_until="commit")
    page.locator("footer").wait_for()
    # Not every browser keeps the place by itself.
    page.add_style_tag(content="html { overflow-anchor: none }")
    page.locator("#exercises").evaluate("e => e.scrollIntoView()")
    before, height = top_of(page, "exercises"), page.evaluate(HEIGHT)
    assert len(late) == 1
    late[0].continue_()
    page.locator(".widget-live").wait_for()
    settle(page)
    assert page.evaluate(HEIGHT) != height
    assert abs(top_of(page, "exercises") - before) <= 1


def test_an_equation_scrolls_by_keyboard(open_page: OpenPage) -> None:
    page = open_page(CHAPTER, width=320)
    settle(page)
    equation = page.locator(".katex-display[tabindex]").first
    equation.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "() => document.activeElement.scrollLeft > 0", timeout=5000
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_keyboard_shows_where_it_is(
    open_page: OpenPage, scheme: str
) -> None:
    page = open_page(CHAPTER, scheme=scheme)
    for _ in range(40):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            """() => {
              const at = document.activeElement;
              const label = at.matches('input[type=radio]')
                ? at.nextElementSibling : at;
              return getComputedStyle(label).outlineStyle;
            }"""
        )
        assert outline != "none", page.evaluate(
            "document.activeElement.outerHTML"
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_holds_what_is_read(open_page: OpenPage, scheme: str) -> None:
    page = open_page(CHAPTER, scheme=scheme)
    page.emulate_media(media="print")
    for hidden in (
        *(".sidebar-drawer", ".toc-drawer", ".related-pages", ".downloads"),
        *("article button", "img.only-dark"),
    ):
        for found in page.locator(hidden).all():
            assert not found.is_visible(), hidden
    for tab in page.locator(".pair .sd-tab-content").all():
        assert tab.is_visible()
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


def test_the_reader_keeps_what_is_read(open_page: OpenPage) -> None:
    page = open_page(CHAPTER)
    ticks = page.locator(".sidebar-tree .tick")
    assert ticks.count() == 0
    page.get_by_role("button", name="Mark as read").press("Enter")
    assert ticks.count() == 1
    page.goto(page.url.replace(CHAPTER, "index.html"))
    at = page.locator("#what-is-inside li", has=page.locator(".tick"))
    assert at.count() == 1
    assert "Gradients" in at.inner_text()
    page.get_by_role("button", name="Forget").click()
    assert page.locator(".tick").count() == 0
    assert page.evaluate("localStorage.length") == 0


def test_marking_a_page_leaves_the_numbers_on_its_axes(
    open_page: OpenPage,
) -> None:
    page = open_page(CHAPTER)
    numbers = page.locator("figure.widget-live text.tick")
    expect(numbers).not_to_have_count(0)
    drawn = numbers.count()
    page.get_by_role("button", name="Mark as read").press("Enter")
    assert numbers.count() == drawn


def test_a_page_reads_where_nothing_can_be_kept(open_page: OpenPage) -> None:
    page = open_page("index.html")
    page.add_init_script(
        "Storage.prototype.setItem = () => {"
        " throw new DOMException('full', 'QuotaExceededError'); }"
    )
    page.goto(page.url.replace("index.html", CHAPTER))
    assert page.locator(".progress").count() == 0


def test_a_page_reads_where_storage_is_refused(open_page: OpenPage) -> None:
    page = open_page("index.html")
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { configurable: true,"
        " get() { throw new DOMException('refused', 'SecurityError'); } });"
    )
    page.goto(page.url.replace("index.html", CHAPTER))
    assert page.locator(".progress").count() == 0
    body = page.locator("body")
    expect(body).to_have_attribute("data-theme", "auto")
    for theme in ("dark", "light", "auto"):
        page.locator(".theme-toggle:visible").first.click()
        expect(body).to_have_attribute("data-theme", theme)


@pytest.mark.parametrize("page", list(filter(TEACHES, pages.all_pages())))
def test_a_page_says_what_it_needs_and_how_long_it_takes(page: str) -> None:
    text = (server.folder() / page).read_text(encoding="utf-8")
    for said in ("What you need", "How long"):
        assert said in text
