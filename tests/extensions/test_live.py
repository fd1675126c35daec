"""A cell is live unless it needs TensorFlow; the page knows what is left."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from minibook import build, write

from needs import Needs, needs

CHAPTER = """
    # A chapter

    ```{code-cell}
    import numpy as np
    ```

    ```{code-cell}
    import tensorflow as tf
    import math

    def double(x):
        return 2 * x
    print(math.pi > 3)
    ```

    ```{code-cell}
    print(double(21), "<b>")
    ```
    """
LOOP = "for name in {}:\n    print(name)"
PLAIN = """
    # Words alone

    Nothing runs here.
    """
SCRIPT = '''
    """
    A picture
    =========

    It is drawn in two blocks.
    """
    import matplotlib
    a = 1

    # %%
    # The second block.
    print(a + 1)
    '''


ONE_BLOCK = '''
    """
    One block
    =========

    What it gives stands above it in the gallery.
    """
    print(6 * 7)
    '''


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    source = tmp_path_factory.mktemp("live")
    pages = {
        "index.md": CHAPTER + "\n    ```{toctree}\n    plain\n"
        "    gallery/index\n    ```\n",
        "plain.md": PLAIN,
        "examples/README.txt": "Gallery\n=======\n",
        "examples/plot_a.py": SCRIPT,
        "examples/plot_b.py": ONE_BLOCK,
    }
    # The assets are made elsewhere: a stand-in keeps the pages' address.
    extensions = ["myst_nb", "sphinx_gallery.gen_gallery", "live"]
    write(source, pages, extensions)
    result = build(source)
    assert result.code == 0, result.messages
    return result


def read(html: str) -> tuple[BeautifulSoup, dict[str, Any]]:
    """Return a page, and what it tells its script."""
    soup = BeautifulSoup(html, "html.parser")
    found = soup.find(id="live-page")
    assert found is not None
    return soup, json.loads(found.get_text())


def test_cells_are_marked_in_the_order_of_the_page(book: Any) -> None:
    soup, about = read(book.html())
    marks = [
        "live" if "live" in cell["class"] else "built"
        for cell in soup.select(".live, .built")
    ]
    assert marks == ["live", "built", "live"]
    assert about["script"] is False
    assert about["packages"] == ["groundup"]


def test_the_buttons_have_a_place_from_the_start(book: Any) -> None:
    soup, _ = read(book.html())
    cells = soup.select(".live, .built")
    bars = [cell.find_all(recursive=False)[1] for cell in cells]
    assert all("live-bar" in bar["class"] for bar in bars)
    words = [bar.get_text().strip() for bar in bars]
    assert words == ["", "Runs at build only: needs TensorFlow.", ""]


def test_the_rest_of_a_cell_runs_for_the_cells_below(book: Any) -> None:
    _, about = read(book.html())
    free = "import math\ndef double(x):\n    return 2 * x"
    names: dict[str, Any] = {}
    assert about["free"].keys() == {"2"}
    assert about["free"]["2"].replace("\n\n", "\n") == free
    exec(about["free"]["2"], names)
    assert names["double"](21) == 42


def test_a_page_without_code_gets_no_script(book: Any) -> None:
    assert "live-page" not in book.html("plain")
    assert "live.js" not in book.html("plain")


def test_a_gallery_page_keeps_each_block_with_its_output(book: Any) -> None:
    soup, about = read(book.html("gallery/plot_a"))
    first, second = soup.select(".block.live")
    assert len(first.select("pre")) == 1
    assert "print(a + 1)" in second.select("pre")[0].get_text()
    assert second.select("pre")[1].get_text().strip() == "2"
    assert about["script"] is True
    assert about["packages"] == ["groundup", "matplotlib"]


def test_what_one_block_gives_moves_below_it(book: Any) -> None:
    soup, _ = read(book.html("gallery/plot_b"))
    (block,) = soup.select(".block.live")
    code, output = block.select("pre")
    assert "print(6 * 7)" in code.get_text()
    assert output.get_text().strip() == "42"
    assert len(soup.select(".sphx-glr-script-out")) == 1


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (["x = 1", "x + 1"], [False, False]),
        (["import tensorflow as tf"], [True]),
        (["from keras.layers import Dense"], [True]),
        (["import tensorflow as tf", "y = tf.zeros(2)", "y"], [True] * 3),
        # A name that is made anew is free of it again.
        (["import keras\ny = keras", "y = 1", "y"], [True, False, False]),
        (["import keras", "def f():\n    return keras", "f()"], [True] * 3),
        (["import keras\nz = 1", "z"], [True, True]),
        (["%timeit 1"], [True]),
        # A loop gives its name before it uses it; other names come from above.
        (
            ["import keras\n" + LOOP.format("keras.x"), LOOP.format("[1]")],
            [True, False],
        ),
        (["import keras\nx = keras", LOOP.format("x")], [True, True]),
        (
            ["import keras\nx = keras", "if 1:\n    x = 2\n    x"],
            [True, False],
        ),
        (["import keras\nx = keras", "if x:\n    x = 2"], [True, True]),
        (["import keras\nx = 1", "with open('') as x:\n    x"], [True, False]),
        (["import keras\nx = 1", "with x as y:\n    y"], [True, True]),
        (
            [
                "import keras\ne = 1",
                "try:\n    1\nexcept OSError as e:\n    e",
            ],
            [True, False],
        ),
        (["import keras\nx = 1", "x += 1"], [True, True]),
        # A comprehension counts by names of its own.
        *[
            (["import keras\nx = 1", code], [True, False])
            for code in (
                "[x for x in (1, 2)]",
                "{x for x in (1, 2)}",
                "{x: [x + y for y in (1, 2)] for x in (1, 2)}",
                "def f():\n    return [x for x in (1, 2)]",
            )
        ],
        (["import keras\nx = [1]", "[y for y in x]"], [True, True]),
        (["import keras\nx = 1", "{y: x for y in (1, 2)}"], [True, True]),
        (
            ["import keras\nx = 1", "x = [y for y in (1, 2)]", "x"],
            [True, False, False],
        ),
    ],
)
def test_needs(codes: list[str], expected: list[bool]) -> None:
    assert [each.tensorflow for each in needs(codes)] == expected


def test_nothing_is_left_of_a_cell_that_only_computes() -> None:
    found = list(needs(["import keras\nx = 1\nprint(x)"]))
    assert found == [Needs(tensorflow=True, free="")]
