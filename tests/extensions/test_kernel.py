"""Cells run without noise, and a warning in one is an error."""

from pathlib import Path

from minibook import build, write

TENSORFLOW = """
    # TensorFlow

    ```{code-cell}
    import matplotlib.pyplot as plt
    import tensorflow as tf

    print(tf.reduce_sum(tf.constant([1.0, 2.0])).numpy())
    ```
    """
NOISY = """
    # Noisy

    ```{code-cell}
    import os
    os.write(2, b"from compiled code")
    ```

    ```{code-cell}
    import sys
    print("from Python", file=sys.stderr)
    ```

    ```{code-cell}
    import warnings
    try:
        warnings.warn("careful")
    except UserWarning as error:
        print("raised:", error)
    ```

    ```{code-cell}
    from types import FunctionType
    library = FunctionType(
        compile("import numpy; numpy.log(0.0)", "", "exec"),
        {"__name__": "groundup.math"},
    )
    try:
        library()
    except RuntimeWarning as error:
        print("raised in the library:", error)
    ```
    """


def test_tensorflow_leaves_no_line_of_its_own(tmp_path: Path) -> None:
    write(tmp_path, {"index.md": TENSORFLOW}, ["myst_nb"])
    book = build(tmp_path)
    assert book.code == 0, book.messages
    assert "3.0" in book.html()
    assert "stderr" not in book.html()


def test_what_python_says_still_reaches_page_and_build(tmp_path: Path) -> None:
    write(tmp_path, {"index.md": NOISY}, ["myst_nb"])
    book = build(tmp_path)
    html = book.html()
    assert "from compiled code</" not in html
    assert "from compiled code" in book.messages
    assert "from Python\n" in html
    assert "stderr was found in the cell outputs" in book.messages
    assert "raised: careful" in html
    assert "raised in the library: divide by zero" in html
    assert book.code == 1
