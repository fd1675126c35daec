"""What Sphinx and its extensions write and HTML forbids is mended."""

from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from minibook import Result, build, write

import mathml

PAGES = {
    "index.md": r"""
        # Book

        Text, and $\lambda_{\max}$.

        $$
        \underset{(n, 2)}{\mathbf{X}}
        $$ (eq-x)

        ::::{tab-set}
        :::{tab-item} One
        Text.
        :::
        :::{tab-item} Two
        Text.
        :::
        ::::

        ```{eval-rst}
        As said in [One]_.

        .. [One] The first to say so.
        ```

        ```{toctree}
        :caption: Functions
        shapes.side
        ```

        ```{toctree}
        :caption: More functions
        shapes.math.area
        shapes.flat.corners_function
        ```
        """,
    "shapes.flat.corners_function.md": """
        # corners

        ```{eval-rst}
        .. autofunction:: shapes.flat.corners
        ```
        """,
    "shapes.side.md": """
        # side

        ```{eval-rst}
        .. autofunction:: shapes.side
        ```
        """,
    "shapes.math.area.md": """
        # area

        ```{eval-rst}
        .. autofunction:: shapes.math.area
        ```
        """,
    "shapes/__init__.py": "from shapes.flat.square import side",
    "shapes/math.py": "from shapes.flat.square import area",
    "shapes/flat/__init__.py": """
        def corners():
            return 4
        """,
    "shapes/flat/square.py": '''
        def side(x):
            """Return x."""
            return "<div>"

        def area(x):
            """Return x * x."""
            return x * x
        ''',
}
EXTENSIONS = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.autosummary",
    "sphinx.ext.viewcode",
    "sphinx_design",
    "sphinxcontrib.katex",
    "formulas",
    "valid_html",
]
CONF = """
html_theme = "furo"
katex_prerender = True
katex_css_path = "katex.min.css"
sys.path.insert(0, os.path.abspath("."))
autosummary_filename_map = {
    "shapes.flat.corners": "shapes.flat.corners_function",
}
"""
SOURCE = "_modules/shapes/flat/square"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Result:
    source = tmp_path_factory.mktemp("valid")
    write(source, PAGES, EXTENSIONS, CONF)
    built = build(source)
    assert built.code == 0, built.messages
    return built


def tree(book: Result, page: str = "index") -> BeautifulSoup:
    return BeautifulSoup(book.html(page), "html.parser")


def test_a_caption_of_the_contents_has_a_level(book: Result) -> None:
    captions = tree(book).select(".sidebar-tree [role=heading]")
    assert [caption["aria-level"] for caption in captions] == ["2", "2"]


def test_each_name_stands_once(book: Result) -> None:
    names = Counter(str(tag["id"]) for tag in tree(book).find_all(id=True))
    assert names["equation-eq-x"] == 1
    assert set(names.values()) == {1}


def test_a_tabs_label_is_its_inputs_alone(book: Result) -> None:
    labels = tree(book).select("label.sd-tab-label")
    assert len(labels) == 2
    assert all(label["for"] for label in labels)
    assert not any(label.has_attr("aria-controls") for label in labels)


def test_citations_are_items_of_their_list(book: Result) -> None:
    (item,) = tree(book).select("[role=list].citation-list > *")
    assert item["role"] == "listitem"


def test_source_holds_nothing_but_phrases(book: Result) -> None:
    page = tree(book, SOURCE)
    assert {tag.name for tag in page.select("pre *")} == {"a", "span"}
    assert page.select_one("pre span#side")
    assert '"<div>"' in page.select_one("pre span#side").text


def test_source_links_back_to_its_object(book: Result) -> None:
    sources = (SOURCE, "_modules/shapes/flat")
    links = [
        link
        for source in sources
        for link in tree(book, source).select("a.viewcode-back")
    ]
    assert len(links) == 3
    for link in links:
        path, anchor = str(link["href"]).split("#")
        assert tree(book, Path(path).stem).find(id=anchor), link


def test_modules_stand_in_items_of_lists(book: Result) -> None:
    parts = tree(book, "_modules/index").select("article ul > *")
    assert [part.name for part in parts] == ["li", "li"]
    assert parts[0].select_one("ul > li")
    html = book.html("_modules/index")
    assert html.count("<li ") + html.count("<li>") == html.count("</li>")


def test_letters_of_formulas_hold_no_elements(book: Result) -> None:
    page = tree(book)
    assert page.select_one("math munder")
    assert not page.select("math :is(mi, mn, mo) *")


def test_mathml_keeps_its_words() -> None:
    before = (
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi><munder><mo>'
        "<mi>X</mi></mo><mn>2</mn></munder></mi><msub><mi>y</mi><mi>max</mi>"
        '<mo>\N{FUNCTION APPLICATION}</mo></msub><mspace width="1em"></mspace>'
        "<mo>&lt;</mo></math>"
    )
    after = mathml.mend(f"<span>{before}</span>&nbsp;")
    assert after == (
        '<span><math xmlns="http://www.w3.org/1998/Math/MathML"><mrow><munder>'
        "<mrow><mi>X</mi></mrow><mn>2</mn></munder></mrow><msub><mi>y</mi>"
        '<mi>max</mi></msub><mspace width="1em"></mspace><mo>&lt;</mo></math>'
        "</span>&nbsp;"
    )
