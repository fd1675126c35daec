"""Every executed page is offered as a notebook and a script that run alone."""

import ast
import base64
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from minibook import ROOT, Result, build, write
from nbclient import NotebookClient

import markdown_text as md

CHAPTER = r"""
    # Tensors

    What is a {term}`rank`? See {func}`groundup.exercises.require` and
    {cite}`noether1918`, *plain* and **bold**, [a site](https://example.org).
    It costs \$5 \* 2 and a < b.

    What you will learn
    : To count with $x_{ij}$.

    ```{code-cell}
    from groundup.exercises import check

    total = 1.5
    print("total", total)
    total
    ```

    ```{code-cell}
    :tags: [remove-cell]
    from myst_nb import glue

    glue("total", total, display=False)
    ```

    The total is {glue:text}`total:.3f`, see {numref}`fig-line`,
    {numref}`fig-line-too`, {doc}`glossary` and {eq}`eq-twice`.

    ```{literalinclude} library.py
    :pyobject: twice
    ```

    All of it is in {download}`library.py`.

    ```{math}
    :label: eq-twice
    y &= 2 x \\
      &= x + x
    ```

    $$ \eta = 0.1 $$

    | formula | shape |
    |---|---|
    | $\|x\|$ | `(3, 4)` |

    ```{gallery-figure} plot_line
    :name: fig-line
    The line *rises* by {eq}`eq-twice`.
    ```

    ```{gallery-figure} plot_line
    :name: fig-line-too
    Once more.
    ```

    :::{warning}
    Two things:

    1. a list

       - in a list
    2. with `code`
    :::

    :::{seealso}
    More.
    :::

    :::{admonition} Its own title
    Text.
    :::

    :::{dropdown} More words
    Not seen at first.
    :::

    > Quoted \
    > in two lines.

    A note[^1].

    [^1]: At the end.

    ## A pair

    ```{code-cell}
    :tags: [groundup]
    ours = 1.0
    ```

    ```{code-cell}
    :tags: [tensorflow]
    theirs = 1.0
    ```

    ```{code-cell}
    :tags: [difference]
    print("largest difference:", ours - theirs)
    ```

    ## Exercises

    ```{code-cell}
    @check
    def check_two(answer):
        assert answer == 2
        return "Two is even."
    ```

    ```{exercise} Count to two
    :label: ex-two
    What is $1 + 1$?
    ```

    ```{hint}
    Use your fingers.
    ```

    ```{code-cell}
    :tags: [answer]
    answer = ...
    check_two(answer)
    ```

    ```{solution-start} ex-two
    ```

    One finger more.

    ```{code-cell}
    answer = 1 + 1
    check_two(answer)
    ```

    That is {ref}`the exercise <ex-two>`.

    ```{solution-end}
    ```
    """
EXAMPLE = '''\
# /// script
# requires-python = ">=3.11"
# dependencies = ["groundup", "matplotlib"]
# ///
"""
Draw a line
===========

How fast does :math:`y = 2x` rise?

.. alt: A line that rises by two
   for every step.
"""

import matplotlib.pyplot as plt

plt.style.use("groundup.book")

# %%
# Count first
# -----------
#
# Much like
#
# .. code-block:: python
#
#     1 + 1

print("twice one is", 2 * 1)

# %%
# Then draw.

figure, axes = plt.subplots()
axes.plot([0, 1], [0, 2])
print("drawn")
plt.show()
'''
PAGES = {
    "index.rst": """
        Mini
        ====

        .. toctree::
           :numbered:

           tensors
           gallery/index
           glossary
           bibliography
           api
        """,
    "tensors.md": CHAPTER,
    "glossary.rst": """
        Glossary
        ========

        .. glossary::

           rank
              The number of axes.
        """,
    "bibliography.rst": """
        Bibliography
        ============

        .. bibliography::
        """,
    "api.rst": """
        API
        ===

        .. py:function:: groundup.exercises.require()
        """,
    "library.py": 'def twice(x):\n    """Say 2x."""\n    return 2 * x\n',
    "references.bib": """
        @article{noether1918,
          author = {Noether, Emmy},
          title = {Invariante Variationsprobleme},
          journal = {Nachrichten},
          year = {1918},
          doi = {10.1000/182},
        }
        """,
    "examples/GALLERY_HEADER.rst": "Gallery\n=======\n\nPictures.\n",
    "examples/plot_line.py": EXAMPLE,
}
EXTENSIONS = [
    *("myst_nb", "sphinx_gallery.gen_gallery", "sphinx_design"),
    *("sphinxcontrib.bibtex", "figures", "pairs", "exercises", "downloads"),
]
CONF = f"""
    import figures
    myst_enable_extensions += ["deflist"]
    math_numfig = False
    bibtex_bibfiles = ["references.bib"]
    bibtex_reference_style = "author_year"
    downloads_root = {str(ROOT)!r}
    suppress_warnings += ["config.cache"]
    exclude_patterns = ["_build", "examples"] + [
        "gallery/*." + kind for kind in ("py", "json", "md5", "zip")
    ]
    sphinx_gallery_conf = dict(
        examples_dirs="examples", gallery_dirs="gallery",
        image_scrapers=[figures.scrape], notebook_extensions=set(),
        download_all_examples=False, write_computation_times=False,
        show_signature=False, min_reported_time=1e9,
    )
    """
TENSORS, LINE = "downloads/tensors", "downloads/gallery/plot_line"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Result:
    source = tmp_path_factory.mktemp("downloads")
    write(source, PAGES, EXTENSIONS, CONF)
    result = build(source)
    assert result.code == 0, result.messages
    return result


@pytest.fixture(scope="module")
def library(book: Result, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the site's wheel is installed, and nothing else."""
    (wheel,) = (book.site / "downloads").glob("*.whl")
    folder = tmp_path_factory.mktemp("library")
    zipfile.ZipFile(wheel).extractall(folder)
    return folder


def read(book: Result, name: str) -> nbformat.NotebookNode:
    return nbformat.read(book.site / f"{name}.ipynb", as_version=4)


def sources(notebook: nbformat.NotebookNode, kind: str) -> list[str]:
    return [c.source for c in notebook.cells if c.cell_type == kind]


def printed(notebook: nbformat.NotebookNode) -> str:
    outputs = [
        out for cell in notebook.cells for out in cell.get("outputs", [])
    ]
    return "".join(out.get("text", "") for out in outputs)


def run(script: Path, library: Path, folder: Path) -> str:
    """Run a script in an empty folder; any Python warning is an error."""
    done = subprocess.run(
        [sys.executable, "-W", "error", str(script)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(library), "MPLBACKEND": "svg"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", [TENSORS, LINE])
def test_notebooks_are_valid_and_free_of_machinery(
    book: Result, name: str
) -> None:
    notebook = read(book, name)
    nbformat.validate(notebook)
    assert notebook.metadata.kernelspec.name == "python3"
    text = "\n".join(cell.source for cell in notebook.cells)
    leftovers = r"myst_nb|glue\(|\{[a-z:-]+\}`|:::|^:\w+:|^\.\. |sphx|:tags:"
    assert not re.search(leftovers, text, re.MULTILINE)


def test_code_cells_are_those_of_the_page(book: Result) -> None:
    page = BeautifulSoup(book.html("tensors"), "html.parser")
    shown = [pre.text.strip() for pre in page.select(".cell_input pre")]
    assert sources(read(book, TENSORS), "code") == shown


@pytest.mark.parametrize(
    "text",
    [
        "# 1. Tensors",
        "What is a rank? See `groundup.exercises.require()` and\n",
        "[Noether, 1918], *plain* and **bold**, [a site](https://example.org)",
        r"It costs \$5 \* 2 and a \< b.",
        "- **What you will learn**\n\n  To count with $x_{ij}$.",
        "The total is 1.500, see Fig. 1.1,\nFig. 1.2, Glossary and (1).",
        '```python\ndef twice(x):\n    """Say 2x."""\n    return 2 * x\n```',
        "All of it is in `library.py`.",
        "$$\n\\begin{aligned}\ny &= 2 x \\\\\n  &= x + x\n\\end{aligned}\n"
        "\\tag{1}\n$$",
        "$$\n\\eta = 0.1\n$$",
        "| formula | shape |\n| --- | --- |\n| $|x|$ | `(3, 4)` |",
        "![A line that rises by two for every step.]"
        "(attachment:plot_line.png)\n\n"
        "**Fig. 1.1** The line *rises* by (1).",
        "> **Warning**\n>\n> Two things:\n>\n> 1. a list\n>\n>    - in a list",
        "> **See also**\n>\n> More.",
        "> **Its own title**\n>\n> Text.",
        "<summary>More words</summary>\n\nNot seen at first.",
        "> Quoted \\\n> in two lines.",
        "**[1]** At the end.",
        "### Exercise 1.1 Count to two\n\nWhat is $1 + 1$?",
        "<summary>Hint</summary>\n\nUse your fingers.\n\n</details>",
        "<summary>Solution</summary>\n\nOne finger more.",
        "## References\n\n- Emmy Noether. Invariante variationsprobleme. "
        "Nachrichten, 1918. https://doi.org/10.1000/182.",
    ],
)
def test_prose_says_what_the_page_says(book: Result, text: str) -> None:
    assert text in "\n\n".join(sources(read(book, TENSORS), "markdown"))


def test_a_pair_is_two_cells_each_under_its_name(book: Result) -> None:
    cells = [cell.source for cell in read(book, TENSORS).cells]
    start = cells.index("ours = 1.0")
    assert cells[start - 1].endswith("**groundup**")
    assert cells[start + 1 : start + 3] == ["**TensorFlow**", "theirs = 1.0"]


def test_solutions_are_folded(book: Result) -> None:
    cells = read(book, TENSORS).cells
    folded = [cell.source for cell in cells if "jupyter" in cell.metadata]
    assert folded == ["answer = 1 + 1\ncheck_two(answer)"]


def test_pictures_are_attached(book: Result) -> None:
    cells = read(book, TENSORS).cells
    files = [
        file for cell in cells for file in cell.get("attachments", {}).values()
    ]
    assert files
    for file in files:
        assert base64.b64decode(file["image/png"]).startswith(b"\x89PNG")


def test_first_cell_says_how_to_install(book: Result) -> None:
    wheel = "./groundup-0.1.0-py3-none-any.whl"
    assert f"pip install {wheel}\n" in read(book, TENSORS).cells[0].source
    first = read(book, LINE).cells[0].source
    assert f"pip install {wheel} matplotlib\n" in first
    assert "from the Downloads line of the page" in first


def test_chapter_runs_alone_and_prints_what_the_page_shows(
    book: Result,
    library: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = read(book, TENSORS)
    assert "Correct. Two is even." in printed(shown)
    script = book.site / f"{TENSORS}.py"
    assert run(script, library, tmp_path) == printed(shown)
    monkeypatch.setenv("PYTHONPATH", str(library))
    again = read(book, TENSORS)
    NotebookClient(again, resources={"metadata": {"path": tmp_path}}).execute()
    for before, after in zip(shown.cells, again.cells, strict=True):
        assert before.get("outputs") == after.get("outputs")


def test_script_opens_with_its_requirements(book: Result) -> None:
    script = (book.site / f"{TENSORS}.py").read_text()
    assert script.startswith(
        '# /// script\n# requires-python = ">=3.11"\n'
        '# dependencies = ["groundup"]\n# ///\n\n# %% [markdown]\n# '
    )
    assert "# Picture: A line that rises by two" in script
    assert "attachment:" not in script
    assert "details>" not in script


def test_example_says_how_to_install_is_else_unchanged_and_runs_alone(
    book: Result, library: Path, tmp_path: Path
) -> None:
    script = book.site / f"{LINE}.py"
    header, docstring, code = EXAMPLE.partition('"""\nDraw')
    text = script.read_text()
    assert text.startswith(header)
    assert text.endswith(f"\n\n{docstring}{code}")
    note = text.removeprefix(header).removesuffix(f"{docstring}{code}")
    assert all(line.startswith("#") for line in note.strip().split("\n"))
    wheel = "./groundup-0.1.0-py3-none-any.whl"
    assert f"# python -m pip install {wheel} matplotlib\n" in note
    assert run(script, library, tmp_path) == "twice one is 2\ndrawn\n"


def test_example_notebook_holds_code_outputs_and_picture(book: Result) -> None:
    notebook = read(book, LINE)
    code = ast.parse("\n".join(sources(notebook, "code"))).body
    assert ast.dump(ast.Module(code)) == ast.dump(
        ast.Module(ast.parse(EXAMPLE).body[1:])
    )
    assert printed(notebook) == "twice one is 2\ndrawn\n"
    picture, text = notebook.cells[-1].outputs
    assert text.name == "stdout"
    alt = "A line that rises by two for every step."
    assert picture.metadata["image/png"]["alt"] == alt
    assert base64.b64decode(picture.data["image/png"]).startswith(b"\x89PNG")
    assert "```python\n1 + 1\n```" in "".join(sources(notebook, "markdown"))


@pytest.mark.parametrize("page", ["tensors", "gallery/plot_line"])
def test_pages_link_to_their_files(book: Result, page: str) -> None:
    html = BeautifulSoup(book.html(page), "html.parser")
    links = [str(link["href"]) for link in html.select("p.downloads a")]
    targets = [(book.site / page).parent / link for link in links]
    assert [path.suffix for path in targets] == [".ipynb", ".py", ".whl"]
    assert all(path.is_file() for path in targets)


def test_nothing_else_is_published(book: Result) -> None:
    names = {path.relative_to(book.site) for path in book.site.rglob("*")}
    assert not [name for name in names if name.suffix == ".zip"]
    notebooks = [name for name in names if name.suffix == ".ipynb"]
    assert all(name.parts[0] == "downloads" for name in notebooks)
    offered = [path.name for path in (book.site / "_downloads").glob("*/*")]
    assert offered == ["library.py"]
    assert "Go to the end" not in book.html("gallery/plot_line")


def test_two_builds_in_different_folders_are_identical(
    book: Result, tmp_path: Path
) -> None:
    source = tmp_path / "elsewhere"
    write(source, PAGES, EXTENSIONS, CONF)
    subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-j", "2", ".", "_build/html"],
        cwd=source,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        check=True,
    )
    first, second = (
        {
            path.relative_to(site): path.read_bytes()
            for path in (site / "downloads").rglob("*.*")
        }
        for site in (book.site, source / "_build" / "html")
    )
    assert len(first) >= 5
    assert first == second


def test_problems_name_node_and_page(tmp_path: Path) -> None:
    page = """
        # Odd

        See {doc}`index`.

        ```{eval-rst}
        :a field: list
        ```

        ```{code-cell}
        :tags: [remove-input]
        1
        ```

        ```{code-cell}
        :tags: [raises-exception]
        1 / 0
        ```
        """
    pages = {
        "index.rst": "Mini\n====\n\n.. toctree::\n\n   odd\n",
        "odd.md": page,
    }
    conf = f"""
        downloads_root = {str(ROOT)!r}
        html_baseurl = "https://example.org/book"
        nb_execution_raise_on_error = False
        """
    write(tmp_path, pages, ["myst_nb", "downloads"], conf)
    result = build(tmp_path)
    assert result.code != 0
    start = "download of odd: "
    assert f"{start}field_list: no rule turns this node" in result.messages
    assert f"{start}container: the page hides code" in result.messages
    assert f"{start}literal_block: the script would stop" in result.messages
    first, second = sources(read(result, "downloads/odd"), "markdown")[:2]
    assert "pip install https://example.org/book/downloads/groundup-" in first
    assert "[Mini](https://example.org/book/index.html)" in second
    wheel = re.findall(r"pip install (\S+)", first)[0]
    header = (result.site / "downloads/odd.py").read_text().split("\n")[2]
    assert header == f'# dependencies = ["groundup @ {wheel}"]'


def test_a_cell_that_no_script_can_hold_fails(tmp_path: Path) -> None:
    page = "# Magic\n\n```{code-cell}\n%time 1\n```\n"
    index = "Mini\n====\n\n.. toctree::\n\n   magic\n"
    pages = {"index.rst": index, "magic.md": page}
    conf = f"downloads_root = {str(ROOT)!r}"
    write(tmp_path, pages, ["myst_nb", "downloads"], conf)
    problem = "download of magic: a cell is not plain Python"
    assert problem in build(tmp_path).messages


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (md.escaped("a_b _c_ 2*3 $x$ `d`"), r"a_b \_c\_ 2\*3 \$x\$ \`d\`"),
        (md.paragraph("three\n- 2\n1. one"), "three\n\\- 2\n1\\. one"),
        (md.literal("a`b"), "`` a`b ``"),
        (md.fenced("```\n", "text"), "````text\n```\n````"),
        (
            md.table(["a"], [["$|x|$ `b|c`"]]),
            "| a |\n| --- |\n| $|x|$ `b\\|c` |",
        ),
        (
            md.displayed("\\begin{pmatrix}1 & 2\\end{pmatrix}", ""),
            "$$\n\\begin{pmatrix}1 & 2\\end{pmatrix}\n$$",
        ),
        (
            md.displayed("\\begin{align*}x\\end{align*}", "2"),
            "$$\n\\begin{aligned}x\\end{aligned}\n\\tag{2}\n$$",
        ),
    ],
)
def test_markdown_text(made: str, expected: str) -> None:
    assert made == expected
