"""Decimals in the prose are pasted or declared."""

import pytest
from minibook import Result, build, write

GOOD = """
    ---
    inputs: [0.1, -0.25, 2.10, 3.11.2]
    ---
    # Good, with 0.1

    ```{code-cell}
    :tags: [remove-cell]
    from myst_nb import glue
    glue("loss", 0.123456, display=False)
    glue("elsewhere", 0.5, display=False)
    ```

    ```{code-cell}
    print(0.75)
    ```

    The loss is {glue:text}`loss:.2f`, $x = 1.5$, `y = 2.5`, −0.25 and 2.1.
    See 0.10, Python 3.11.2, {eq}`eq-half` and chapter 1.

    ```{math}
    :label: eq-half
    x = 0.5
    ```

    ```python
    z = 3.5
    ```

    ![Checked with its script: 4.5](sphx_glr_plot.png)
    """
BAD = """
    ---
    orphan: true
    inputs: [0.5, 0.1]
    ---
    # Bad

    The loss is 0.12, or .5 or -0.1.

    | Table | Version |
    | --- | --- |
    | *1.5e-3* | v2.21 |

    ![A curve that falls to 0.3](picture.png)

    {glue:text}`good.md::elsewhere:.1f` and {glue:text}`missing`

    ```{code-cell}
    :tags: [remove-cell]
    from myst_nb import glue
    glue("unused", 1.0, display=False)
    ```
    """
REST = """
    :orphan:

    Gallery page
    ============

    .. inputs: 0.1,
       0.2

    Steps of 0.1, 0.2 and 0.4.

    .. image:: sphx_glr_plot.png
       :alt: A bar at 0.6.
       :class: sphx-glr-single-img

    .. rst-class:: sphx-glr-timing

       **Total running time:** (0 minutes 0.987 seconds)
    """


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Result:
    source = tmp_path_factory.mktemp("numbers")
    pages = {
        "index.md": "# Book\n\n```{toctree}\ngood\n```\n",
        "good.md": GOOD,
        "bad.md": BAD,
        "rest.rst": REST,
        "api/names.rst": ":orphan:\n\nNames\n=====\n\nBy default 0.9.\n",
    }
    write(source, pages, ["myst_nb", "bound_numbers"], "math_numfig = False")
    for picture in ("picture.png", "sphx_glr_plot.png"):
        (source / picture).touch()
    return build(source)


def test_pasted_declared_and_exempt_numbers_pass(book: Result) -> None:
    assert "good.md" not in book.messages
    assert "0.12</span>," in book.html("good")


def test_api_pages_are_exempt(book: Result) -> None:
    assert "names.rst" not in book.messages


@pytest.mark.parametrize(
    "message",
    [
        "bad.md:10: WARNING: the decimal 0.12 in the prose is typed",
        "bad.md:10: WARNING: the decimal -0.1 in the prose is typed",
        "bad.md:14: WARNING: the decimal 1.5e-3 in the prose is typed",
        "bad.md:14: WARNING: the decimal 2.21 in the prose is typed",
        "bad.md:16: WARNING: the decimal 0.3 in the prose is typed",
        "bad.md: WARNING: the input 0.1 is not in the prose",
        "bad.md: WARNING: the glued value 'unused' is pasted nowhere",
        "bad.md:18: WARNING: No key 'missing' found in glue data",
        "rest.rst:10: WARNING: the decimal 0.4 in the prose is typed",
        "rest.rst:12: WARNING: the decimal 0.6 in the prose is typed",
    ],
)
def test_the_rest_is_a_warning(book: Result, message: str) -> None:
    assert book.code == 1
    assert book.messages.count(message) == 1, book.messages


def test_nothing_else_is_a_warning(book: Result) -> None:
    assert book.messages.count("WARNING") == 10, book.messages
