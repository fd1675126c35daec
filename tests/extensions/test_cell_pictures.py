"""A picture that a page's own cell draws is fit for both themes."""

import json
import re
from base64 import b64decode
from pathlib import Path

import pytest
from minibook import ROOT, Result, build, write

PAGE = """
    # Book

    See {numref}`fig-line`.

    ```{code-cell}
    ---
    mystnb:
      image: {alt: "A line that rises."}
      figure: {name: fig-line, caption: "A *rising* line."}
    ---
    import matplotlib.pyplot as plt
    plt.style.use("groundup.book")
    plt.figure(figsize=(5, 3))
    plt.plot([1, 2])
    plt.show()
    ```
    """
FAULTY = """
    # Book

    ```{code-cell}
    import matplotlib.pyplot as plt
    plt.style.use("groundup.book")
    plt.plot([1, 2], color="#dddddd")
    plt.show()
    ```
    """
EXTENSIONS = ["myst_nb", "alternative_text", "cell_pictures", "figures"]
EXTENSIONS += ["downloads"]
CONF = f"""
    root_doc = "toc"
    downloads_root = {str(ROOT)!r}
    """
TOC = "# Book\n\n```{toctree}\nindex\n```\n"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Result:
    source = tmp_path_factory.mktemp("pictures")
    write(source, {"index.md": PAGE, "toc.md": TOC}, EXTENSIONS, CONF)
    result = build(source)
    assert result.code == 0, result.messages
    return result


def test_it_comes_in_both_themes(book: Result) -> None:
    light, dark = re.findall("<img.*?/>", book.html())
    assert "only-light" in light and "only-dark" in dark
    for image in light, dark:
        assert 'alt="A line that rises."' in image
        assert 'width="480"' in image and 'height="288"' in image
    first, second = (
        (book.site / path).read_text()
        for path in re.findall('src="(_images.*?)"', light + dark)
    )
    assert "#1769e0" in first and "#1769e0" not in second
    assert "#4c9fff" in second


def test_it_has_a_caption_and_a_number(book: Result) -> None:
    assert 'id="fig-line"' in book.html()
    assert "<em>rising</em>" in book.html()
    assert ">Fig. 1</span></a>" in book.html()


def test_the_same_picture_gives_the_same_file(
    book: Result, tmp_path: Path
) -> None:
    write(tmp_path, {"index.md": PAGE, "toc.md": TOC}, EXTENSIONS, CONF)
    again = build(tmp_path)
    found = [re.findall('src="(_images.*?)"', x.html()) for x in (book, again)]
    assert len(found[0]) == 2
    assert found[0] == found[1]


def test_the_notebook_shows_it_below_its_cell(book: Result) -> None:
    file = book.site / "downloads" / "index.ipynb"
    cells = json.loads(file.read_text())["cells"]
    [(output,)] = [x["outputs"] for x in cells if x["cell_type"] == "code"]
    assert b64decode(output["data"]["image/png"]).startswith(b"\x89PNG")
    assert output["metadata"]["image/png"]["alt"] == "A line that rises."


def test_words_and_colours_that_lack_are_warnings(tmp_path: Path) -> None:
    write(tmp_path, {"index.md": FAULTY}, EXTENSIONS[:-1])
    faulty = build(tmp_path)
    assert faulty.code == 1
    assert "index.md:9: WARNING: a picture that a cell" in faulty.messages
    assert "has no alternative text" in faulty.messages
    assert "outside the style groundup.book: ['#dddddd']" in faulty.messages
