"""Rows of cells become two or three tabs, with the difference below."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from minibook import Result, build, write

WHOLE = """
    # A pair

    ```{code-cell}
    :tags: [groundup]
    print("ours", 1 + 1)
    ```

    ```{code-cell}
    :tags: [tensorflow]
    print("theirs", 1 + 1)
    ```

    ```{code-cell}
    :tags: [difference]
    print("largest difference: 0 (limit 1e-06)")
    ```

    After.
    """
TRIO = """
    ---
    orphan: true
    ---
    # A trio, and a pair at its heels

    ```{code-cell}
    :tags: [numpy]
    print("by hand", 1 + 1)
    ```

    ```{code-cell}
    :tags: [groundup]
    print("ours", 1 + 1)
    ```

    ```{code-cell}
    :tags: [tensorflow]
    print("theirs", 1 + 1)
    ```

    ```{code-cell}
    :tags: [difference]
    print("largest difference: 0 (limit 1e-06)")
    ```

    ```{code-cell}
    :tags: [groundup]
    print("ours", 2 + 2)
    ```

    ```{code-cell}
    :tags: [tensorflow]
    print("theirs", 2 + 2)
    ```

    ```{code-cell}
    :tags: [difference]
    print("largest difference: 0 (limit 1e-06)")
    ```
    """
BROKEN = """
    ---
    orphan: true
    ---
    # Broken pairs

    ```{code-cell}
    :tags: [groundup]
    1
    ```

    Prose between them.

    ```{code-cell}
    :tags: [tensorflow]
    1
    ```

    ```{code-cell}
    :tags: [difference]
    1
    ```

    ## Says nothing

    ```{code-cell}
    :tags: [groundup]
    1
    ```

    ```{code-cell}
    :tags: [tensorflow]
    1
    ```

    ```{code-cell}
    :tags: [difference]
    1
    ```

    ## By hand, with nothing to compare

    ```{code-cell}
    :tags: [numpy]
    1
    ```
    """


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Result:
    source = tmp_path_factory.mktemp("pairs")
    pages = {"index.md": WHOLE, "trio.md": TRIO, "broken.md": BROKEN}
    write(source, pages, ["myst_nb", "pairs"])
    return build(source)


def test_two_executed_tabs_and_the_difference_below(book: Result) -> None:
    pair = BeautifulSoup(book.html(), "html.parser").select_one(".pair")
    assert pair is not None
    labels = [label.text.strip() for label in pair.select("label")]
    assert labels == ["groundup", "TensorFlow"]
    tabs = [tab.get_text(" ") for tab in pair.select(".sd-tab-content")]
    assert "ours 2" in tabs[0]
    assert "theirs 2" in tabs[1]
    below = pair.find_all(recursive=False)[-1]
    assert "tag_difference" in below["class"]
    assert "largest difference: 0" in below.get_text()


def test_tabs_are_radio_buttons_chosen_together(book: Result) -> None:
    tabs = BeautifulSoup(book.html(), "html.parser").select_one(".sd-tab-set")
    assert tabs is not None
    inputs = tabs.select("input[type=radio]")
    assert len({field["name"] for field in inputs}) == 1
    assert [label["for"] for label in tabs.select("label")] == [
        field["id"] for field in inputs
    ]
    chosen = [label["data-sync-id"] for label in tabs.select("label")]
    assert chosen == ["groundup", "tensorflow"]


def test_a_cell_in_numpy_makes_three_tabs(book: Result) -> None:
    page = BeautifulSoup(book.html("trio"), "html.parser")
    trio, pair = page.select(".pair")
    assert "trio" in trio["class"]
    assert "trio" not in pair["class"]
    labels = [label.text.strip() for label in trio.select("label")]
    assert labels == ["NumPy", "groundup", "TensorFlow"]
    tabs = [tab.get_text(" ") for tab in trio.select(".sd-tab-content")]
    for tab, printed in zip(
        tabs, ["by hand 2", "ours 2", "theirs 2"], strict=True
    ):
        assert printed in tab
    below = trio.find_all(recursive=False)[-1]
    assert "largest difference: 0" in below.get_text()
    assert len(pair.select("label")) == 2


def test_each_cell_without_partners_is_a_warning(book: Result) -> None:
    assert book.code == 1
    for line, tag in [
        (10, "groundup"),
        (17, "tensorflow"),
        (22, "difference"),
        (46, "numpy"),
    ]:
        assert_warned(book, line, f"tagged '{tag}', but is not part of a pair")


def test_a_difference_cell_must_print_one(book: Result) -> None:
    assert_warned(book, 39, "this cell prints no difference")
    assert "index.md" not in book.messages
    assert "trio.md" not in book.messages


def assert_warned(book: Result, line: int, message: str) -> None:
    found = [
        text
        for text in book.messages.splitlines()
        if f"{Path('broken.md')}:{line}: WARNING" in text and message in text
    ]
    assert len(found) == 1, book.messages
