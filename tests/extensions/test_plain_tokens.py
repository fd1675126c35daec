"""Code is written with an element for what is coloured, and no other."""

from pathlib import Path

from minibook import build, write

CODE = """
    # Code

    ```python
    def twice(x):
        return x * 2
    ```
    """
# Both dark and light, these have a colour; names and brackets have the text's.
SHOWN = (
    '<span class="k">def</span> <span class="nf">twice</span>(x):\n'
    '    <span class="k">return</span> x <span class="o">*</span> '
    '<span class="mi">2</span>\n'
)
LIGHT, DARK = "a11y-high-contrast-light", "a11y-high-contrast-dark"


def test_plain_tokens_have_no_element(tmp_path: Path) -> None:
    assert SHOWN in code(tmp_path, LIGHT, DARK)


def test_a_token_that_one_style_colours_keeps_its_element(
    tmp_path: Path,
) -> None:
    # This style has a colour of its own for names.
    assert '<span class="n">x</span>' in code(tmp_path, LIGHT, "one-dark")


def code(folder: Path, light: str, dark: str) -> str:
    """Return the page of a book in two styles."""
    styles = f"""
    html_theme = "furo"
    pygments_style = {light!r}
    pygments_dark_style = {dark!r}
    """
    write(folder, {"index.md": CODE}, ["myst_nb", "plain_tokens"], styles)
    book = build(folder)
    assert book.code == 0, book.messages
    return book.html()
