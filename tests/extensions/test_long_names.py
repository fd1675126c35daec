"""Names at the head of API pages break between their words, and only there."""

from pathlib import Path

from minibook import build, write


def test_a_name_may_break_between_its_words(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "index.md": "# a.name_here\n\n```{toctree}\napi/one\napi/two\n```",
            "api/one.md": "# keras.losses.SparseCategorical\n\na.b_c\n",
            "api/two.md": "# All of a.b\n",
        },
        ["myst_nb", "long_names"],
    )
    book = build(tmp_path)
    assert book.code == 0, book.messages
    one = book.html("api/one")
    assert "<h1>keras.<wbr>losses.<wbr>Sparse<wbr>Categorical<a" in one
    assert "<title>keras.losses.SparseCategorical" in one
    assert "<p>a.b_c</p>" in one
    assert "<wbr>" not in book.html("api/two") + book.html()
