"""Pages and scripts run again when the code that they show changes."""

from pathlib import Path

from minibook import Result, build, write

INDEX = """
    # Book

    ```{code-cell}
    from pathlib import Path
    print(Path("library.py").read_text())
    ```

    ```{toctree}
    plain
    gallery/index
    ```
    """
SCRIPT = '"""\nTitle\n=====\n\nText.\n"""\n{}\n'
READ = """
from pathlib import Path
print(Path("../library.py").read_text())
"""
CONF = 'stale_sources = ["library.py"]'
EXTENSIONS = ["myst_nb", "sphinx_gallery.gen_gallery", "stale"]


def test_a_change_of_the_library_reaches_pages_and_scripts(
    tmp_path: Path,
) -> None:
    pages = {
        "index.md": INDEX,
        "plain.md": "# Plain\n\nNo cells.\n",
        "examples/GALLERY_HEADER.rst": "Gallery\n=======\n\nAll.\n",
    }
    write(tmp_path, pages, EXTENSIONS, CONF)
    (tmp_path / "examples" / "plot_it.py").write_text(SCRIPT.format(READ))
    ages = []
    for version in ["one", "two", "two"]:
        (tmp_path / "library.py").write_text(f"version {version}")
        book = build(tmp_path)
        assert book.code == 0, book.messages
        assert f"version {version}" in book.html()
        assert f"version {version}" in book.html("gallery/plot_it")
        ages.append([read(book, page) for page in ("index", "plain")])
    first, second, third = ages
    assert second[0] > first[0], "the page with cells is read again"
    assert second[1] == first[1], "the page without cells is not"
    assert third == second, "no page is read again without a change"


def read(book: Result, page: str) -> float:
    """When a page was last read."""
    doctrees = book.site.parent / "doctrees"
    return (doctrees / f"{page}.doctree").stat().st_mtime


def test_a_page_with_cells_must_name_its_kernel(tmp_path: Path) -> None:
    text = "---\nfile_format: mystnb\nkernelspec: {name: python3}\n---\n# Book"
    write(tmp_path, {}, ["myst_nb", "stale"])
    (tmp_path / "index.md").write_text(text + "\n\n```{code-cell}\n1\n```\n")
    assert "its front matter needs kernelspec" in build(tmp_path).messages
