"""Pictures: drawn once, shown in both themes, described in words."""

import os
import re
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from matplotlib.figure import Figure
from minibook import ROOT, Result, build, write
from sphinx.errors import ExtensionError

import figures

EXAMPLES = sorted((ROOT / "examples").glob("*.py"))
EXTENSIONS = ["myst_nb", "sphinx_gallery.gen_gallery", "figures", "fresh"]
CONF = """
    exclude_patterns = ["_build", "examples"] + [
        "gallery/*." + kind for kind in ("py", "json", "md5", "zip")
    ]
    sphinx_gallery_conf = dict(
        examples_dirs="examples", gallery_dirs="gallery",
        image_scrapers=["figures.scrape"],
        reset_modules=("figures.strict_warnings", "matplotlib"),
        reset_modules_order="both", notebook_extensions=set(),
        download_all_examples=False, write_computation_times=False,
        show_signature=False, min_reported_time=1e9,
    )
    """
HEADER = "Gallery\n=======\n\nPictures.\n"
SCRIPT = '''
    """
    A line
    ======

    It rises.

    .. alt: A line that rises
       to the right.
    """
    import matplotlib.pyplot as plt
    plt.style.use("groundup.book")
    plt.figure(figsize=(5, 3))
    # %%
    # Now the line.
    plt.plot([1, 2])
    plt.show()
    '''
PAGE = """
    # Book

    See {numref}`fig-line`.

    ```{gallery-figure} plot_line
    :name: fig-line
    A *rising* line.
    ```

    ```{gallery-figure} plot_line
    ```

    ```{toctree}
    gallery/index
    ```
    """
PICTURE = "sphx_glr_plot_line_001"
FAULTS = {
    "plot_mute": (".. alt: A line that rises\n       to the right.", ""),
    "plot_empty": ("A line that rises\n       to the right.", ""),
    "plot_error": ("plt.show()", "raise RuntimeError('broken')"),
    "plot_warning": ("plt.show()", "import warnings; warnings.warn('odd')"),
    "plot_two": ("plt.show()", "plt.figure()"),
    "plot_faint": ("[1, 2]", "[1, 2], '#dddddd'"),
}


def sources(scripts: dict[str, str], page: str = PAGE) -> dict[str, str]:
    named = {f"examples/{name}.py": text for name, text in scripts.items()}
    return {"index.md": page, "examples/GALLERY_HEADER.rst": HEADER} | named


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Result:
    source = tmp_path_factory.mktemp("figures")
    write(source, sources({"plot_line": SCRIPT}), EXTENSIONS, CONF)
    result = build(source)
    assert result.code == 0, result.messages
    return result


@pytest.mark.parametrize("page", ["index", "gallery/plot_line"])
def test_a_picture_comes_in_both_themes(book: Result, page: str) -> None:
    images = re.findall("<img.*?/>", book.html(page))
    light, dark = images[:2]
    assert f"{PICTURE}.svg" in light and f"{PICTURE}.dark.svg" in dark
    assert "only-light" in light and "only-dark" in dark
    for image in light, dark:
        assert 'alt="A line that rises to the right."' in image
        assert 'width="480"' in image and 'height="288"' in image
        assert 'loading="lazy"' in image
    for theme in "", ".dark":
        assert (book.site / "_images" / f"{PICTURE}{theme}.svg").is_file()


def test_thumbnails_come_in_both_themes_too(book: Result) -> None:
    page = book.html("gallery/index")
    assert "sphx_glr_plot_line_thumb.svg" in page
    assert "sphx_glr_plot_line_thumb.dark.svg" in page
    assert "tooltip=" not in page


def test_the_dark_picture_has_the_dark_colours(book: Result) -> None:
    light, dark = (
        (book.site / "_images" / f"{PICTURE}{theme}.svg").read_text()
        for theme in ("", ".dark")
    )
    assert "#1769e0" in light and "#4c9fff" not in light
    assert dark == light.replace("#1769e0", "#4c9fff").replace(
        "#24292f", "#d6dae0"
    ).replace("#4b535d", "#aab2bd").replace("#79818c", "#7d8590")


def test_a_chapter_numbers_captions_and_links(book: Result) -> None:
    page = book.html("index")
    assert page.count("<figure") == 2 and page.count("Fig. 1") == 2
    assert "A <em>rising</em> line." in page
    link = '<a class="reference internal" href="gallery/plot_line.html">'
    assert page.count(f'{link}<span class="doc">Script and downloads') == 2


def test_other_formats_show_the_light_picture_alone(book: Result) -> None:
    source = book.site.parents[1]
    subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-b", "pseudoxml", ".", "xml"],
        cwd=source,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        check=True,
    )
    text = (source / "xml" / "index.pseudoxml").read_text()
    assert f"{PICTURE}.svg" in text and ".dark.svg" not in text


def test_an_unknown_script_is_named_with_those_there_are(
    tmp_path: Path,
) -> None:
    page = PAGE.replace("plot_line", "plot_lime")
    write(tmp_path, sources({"plot_line": SCRIPT}, page), EXTENSIONS, CONF)
    result = build(tmp_path)
    assert result.code != 0
    words = "no script 'plot_lime' in examples; there are: plot_line"
    assert words in result.messages


def test_faults_fail_the_build_and_fail_it_again(tmp_path: Path) -> None:
    scripts = {name: SCRIPT.replace(*fault) for name, fault in FAULTS.items()}
    page = "# Book\n\n```{toctree}\ngallery/index\n```\n"
    write(tmp_path, sources(scripts, page), EXTENSIONS, CONF)
    for _ in "ab":
        result = build(tmp_path)
        assert result.code != 0
        for message in (
            "plot_mute.py: no alternative text. Add to its docstring",
            "plot_empty.py: no alternative text",
            "RuntimeError: broken",
            "UserWarning: odd",
            "plot_two.py: draw one figure in a script",
            "plot_faint.py: this cannot be read by everybody",
            "#dddddd on the light page has contrast",
        ):
            assert message in result.messages


@pytest.mark.parametrize("form", ["svg", "png"])
def test_the_same_figure_gives_the_same_bytes(form: str) -> None:
    first, second = (figures.draw(simple(), form) for _ in "ab")
    assert first == second
    assert b"<dc:date>" not in first


def simple() -> Figure:
    figure = Figure()
    figure.subplots().plot([1, 2], label="a line")
    figure.axes[0].legend()
    return figure


def test_a_script_without_alt_text_is_named(tmp_path: Path) -> None:
    script = tmp_path / "plot_mute.py"
    script.write_text('"""Title\n=====\n\nWords.\n"""\n')
    with pytest.raises(ExtensionError, match="plot_mute"):
        figures.alt_text(script)


def test_warnings_are_errors_only_while_a_script_runs() -> None:
    before = warnings.filters[:]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        figures.strict_warnings({}, "plot_line.py", "before")
        with pytest.raises(UserWarning):
            warnings.warn("odd", stacklevel=1)
        figures.strict_warnings({}, "plot_line.py", "after")
        warnings.warn("odd", stacklevel=1)
    assert warnings.filters[:] == before


@pytest.mark.parametrize("script", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_short_and_described(script: Path) -> None:
    lines = len(script.read_text().splitlines())
    assert 20 <= lines <= 80, f"{script.name}: {lines} lines, expected 20-80"
    alt = len(figures.alt_text(script))
    assert alt > 80, f"{script.name}: describe more; {alt} letters, not 80"
