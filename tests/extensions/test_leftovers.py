"""Pages of names and scripts that are gone leave; the others stay."""

from pathlib import Path

from minibook import build, write
from test_figures import CONF, EXTENSIONS, HEADER, SCRIPT

from leftovers import leftovers


def test_pages_of_no_name_are_left_over() -> None:
    pages = [Path(f"{name}.rst") for name in ("a.B", "a.b", "a.b_function")]
    renamed = {"a.b": "a.b_function"}
    assert leftovers(pages, ["a.B", "a.b"], renamed) == [Path("a.b.rst")]


def test_a_script_that_is_renamed_leaves_no_page(tmp_path: Path) -> None:
    pages = {
        "index.md": "# Book\n\n```{toctree}\ngallery/index\n```\n",
        "examples/GALLERY_HEADER.rst": HEADER,
        "examples/plot_a.py": SCRIPT,
        "examples/plot_b.py": SCRIPT,
    }
    extensions = ["sphinx.ext.autosummary", *EXTENSIONS, "leftovers"]
    write(tmp_path, pages, extensions, CONF)
    assert build(tmp_path).code == 0
    examples = tmp_path / "examples"
    (examples / "plot_b.py").rename(examples / "plot_c.py")
    book = build(tmp_path)
    assert book.code == 0, book.messages
    assert "plot_b" not in book.html("gallery/index")
    assert "plot_c" in book.html("gallery/index")
