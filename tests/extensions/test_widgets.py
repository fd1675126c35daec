"""Widgets: they compute what groundup computes, and fit every reader."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from in_node import WIDGETS, call
from minibook import ROOT, Result, build, write
from test_figures import CONF, EXTENSIONS, SCRIPT, sources

import groundup as gu
import palette

RNG = np.random.default_rng(5)
RATES = np.linspace(0.02, 1.2, 60)
Function = Callable[[gu.Tensor], gu.Tensor]


def numbers(start: float, stop: float, count: int = 201) -> list[float]:
    """Return evenly spaced numbers and as many random ones between."""
    even = np.linspace(start, stop, count)
    return [*even.tolist(), *RNG.uniform(start, stop, count).tolist()]


def with_slope(f: Function, at: Any) -> tuple[gu.Tensor, gu.Tensor]:
    """Return a function's values and its slopes by the tape, in float64."""
    x = gu.constant(at, gu.float64)
    with gu.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
    return y, tape.gradient(y, x)


def same(ours: Any, theirs: Any) -> None:
    np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=1e-14)


# -- What they compute -------------------------------------------------------

CURVES: dict[str, Function] = {
    "parabola": lambda x: x**2 + 3 * x + 2,
    "valleys": lambda x: (x**2 - 1) ** 2 / 4,
}


@pytest.mark.parametrize("name", CURVES)
def test_descent_takes_the_steps_of_the_tape(name: str) -> None:
    at = numbers(-8, 5)
    y, slope = with_slope(CURVES[name], at)
    same(call("descent-arithmetic", "f", [[name, x] for x in at]), y)
    same(call("descent-arithmetic", "slope", [[name, x] for x in at]), slope)
    for rate in numbers(0.01, 1.2, 5):
        x = gu.Variable(at, dtype=gu.float64)
        x.assign_sub(rate * slope)
        steps = [[name, each, rate] for each in at]
        found = call("descent-arithmetic", "step", steps)
        np.testing.assert_allclose(found, x.numpy(), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("name", CURVES)
def test_a_path_escapes_exactly_where_the_widget_says(name: str) -> None:
    pairs = np.array(
        [(x, rate) for x in numbers(-2.2, 2.2, 20) for rate in RATES]
    )
    calls = [[name, *pair] for pair in pairs.tolist()]
    said = call("descent-arithmetic", "escapes", calls)
    x, rate = pairs.T
    for _ in range(4000):
        _, slope = with_slope(CURVES[name], x)
        x = np.clip(x - rate * slope.numpy(), -99, 99)
    happened = abs(x) > 10
    assert said == happened.tolist()
    assert happened.any() and not happened.all()


@pytest.mark.parametrize("name", CURVES)
def test_the_limit_of_the_rate_is_2_by_the_curvature(name: str) -> None:
    bottom = {"parabola": -1.5, "valleys": 1.0}[name]
    nudge = 1 / 1024
    _, (low, high) = with_slope(CURVES[name], [bottom - nudge, bottom + nudge])
    curvature = (high - low) / (2 * nudge)
    (limit,) = call("descent-arithmetic", "limit", [[name]])
    np.testing.assert_allclose(limit, 2 / curvature, rtol=1e-5)
    (factor,) = call("descent-arithmetic", "factor", [[name, 0.3]])
    np.testing.assert_allclose(factor, 1 - 0.3 * curvature, rtol=1e-5)


FATES = {
    ("parabola", 3.0, 0.25): "creeps down on one side",
    ("parabola", 3.0, 0.5): "one step arrives",
    ("parabola", 3.0, 0.99): "jumps across, and ends nearer",
    ("parabola", 3.0, 1.0): "to and fro for ever",
    ("parabola", 3.0, 1.01): "diverges",
    ("parabola", -1.5, 1.01): "stays",
    ("valleys", 0.0, 0.1): "stays",
    ("valleys", 2.0, 0.66): "jumps across, and ends nearer",
    ("valleys", 2.0, 0.67): "diverges",
    ("valleys", 0.5, 1.1): "cannot settle",
}


def test_its_words_say_what_becomes_of_a_path() -> None:
    calls = [[name, [start], rate] for name, start, rate in FATES]
    said = call("descent-words", "verdict", calls)
    for words, fate in zip(said, FATES.values(), strict=True):
        assert fate in words


ACTIVATIONS: dict[str, Function] = {
    name: getattr(gu.nn, name)
    for name in (
        *("relu", "leaky_relu", "elu", "softplus"),
        *("sigmoid", "tanh", "silu", "gelu"),
    )
}


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_activations_and_slopes_are_the_librarys(name: str) -> None:
    z = [*numbers(-4, 4), *numbers(-9, 9), 0.0]
    value, slope = with_slope(ACTIVATIONS[name], z)
    calls = [[name, each] for each in z]
    same(call("activations-arithmetic", "value", calls), value)
    same(call("activations-arithmetic", "slope", calls), slope)


LOSSES = {
    "crossEntropy": gu.keras.losses.binary_crossentropy,
    "squaredError": gu.keras.losses.mean_squared_error,
}


@pytest.mark.parametrize("label", [0, 1])
@pytest.mark.parametrize("name", LOSSES)
def test_losses_and_both_slopes_are_the_librarys(
    name: str, label: int
) -> None:
    def loss(p: gu.Tensor) -> gu.Tensor:
        truth = gu.fill((len(p), 1), gu.constant(label, gu.float64))
        return LOSSES[name](truth, gu.expand_dims(p, 1))

    p = numbers(0.001, 0.999)
    calls = [[name, label, each] for each in p]
    value, slope = with_slope(loss, p)
    same(call("cross-entropy-arithmetic", "value", calls), value)
    same(call("cross-entropy-arithmetic", "slope", calls), slope)
    z = call("cross-entropy-arithmetic", "logit", [[each] for each in p])
    _, by_logit = with_slope(lambda z: loss(gu.nn.sigmoid(z)), z)
    found = call("cross-entropy-arithmetic", "logitSlope", calls)
    np.testing.assert_allclose(found, by_logit, rtol=1e-11, atol=1e-14)


# -- What they look like -----------------------------------------------------


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [(-1.005, 1, "−1.0"), (-0.001, 2, "0.00"), (2.0, 2, "2.00")],
)
def test_numbers_have_a_true_minus_sign(
    value: float, decimals: int, written: str
) -> None:
    assert call("numbers", "fixed", [[value, decimals]]) == [written]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (-0.1, "−0.100"),
        (12345.6, "12346"),
        (-1234567, "−1.23 · 10⁶"),
        (0.0000123, "1.23 · 10⁻⁵"),
        (9.9996, "10.0"),
    ],
)
def test_brief_numbers_have_three_digits(value: float, written: str) -> None:
    assert call("numbers", "brief", [[value]]) == [written]


def test_their_colours_are_those_of_the_pictures() -> None:
    css = (WIDGETS / "widgets.css").read_text(encoding="utf-8")
    light, *dark = re.findall(r"(--w-0:.*?)\}", css, re.DOTALL)
    assert len(dark) == 2
    partners = palette.partners()
    for block in dark:
        pairs = zip(colours(light), colours(block), strict=True)
        for (name, colour), (dark_name, partner) in pairs:
            assert dark_name == name and partners[colour] == partner
    assert len(colours(light)) == 11


def colours(block: str) -> list[tuple[str, str]]:
    return re.findall(r"(--w-\w+): (#\w+);", block)


# -- How they come into pages ------------------------------------------------

PAGE = """
    # Book

    ```{widget} descent
    :still: plot_line
    :name: fig-line
    A *rising* line.

    Move it.
    ```

    See {numref}`fig-line`, and {doc}`other`.

    ```{toctree}
    other
    gallery/index
    ```
    """
OTHER = "# Other\n\nNothing moves here.\n"
DATA = "def compute():\n    return {'a': [1, 2.5]}\n"
# The mini book's own scripts, and data in a folder of its own.
OWN_FOLDERS = """html_static_path = ["_static"]
    from pathlib import Path
    import widget_data, widgets
    widgets.DATA = Path(__file__).parent / "data"
    widget_data.__path__.append(str(widgets.DATA))
    """
PICTURE = "sphx_glr_plot_line_001"


def book_of(source: Path, page: str = PAGE) -> Result:
    files = sources({"plot_line": SCRIPT}, page) | {"other.md": OTHER}
    files |= {"_static/widgets/descent.mjs": "export {};\n"}
    files |= {"_static/widgets/widgets.css": ".widget {}\n"}
    files |= {"_static/widgets/descent.css": ".line {}\n"}
    files |= {"data/descent.py": DATA}
    conf = CONF + OWN_FOLDERS
    write(source, files, [*EXTENSIONS, "widgets"], conf)
    return build(source)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Result:
    result = book_of(tmp_path_factory.mktemp("widgets"))
    assert result.code == 0, result.messages
    return result


def test_a_page_shows_the_still_in_both_themes(book: Result) -> None:
    figure = re.search("<figure.*?</figure>", book.html(), re.DOTALL)
    assert figure and "widget widget-descent" in figure[0]
    assert f"{PICTURE}.svg" in figure[0] and f"{PICTURE}.dark.svg" in figure[0]
    assert 'alt="A line that rises to the right."' in figure[0]
    assert "Fig. 1" in figure[0] and "<em>rising</em>" in figure[0]


def test_what_to_try_is_hidden_until_a_script_shows_it(book: Result) -> None:
    words = '<div class="widget-try" hidden>\\s*<p>Move it.</p>'
    assert re.search(words, book.html())


def test_only_pages_with_a_widget_load_its_script_and_style(
    book: Result,
) -> None:
    scripts = r'<script type="module" src="_static/widgets/descent.mjs\?v=\w+"'
    assert len(re.findall(scripts, book.html())) == 1
    assert "widgets/widgets.css" in book.html()
    assert "widgets/descent.css" in book.html()
    assert "widgets" not in book.html("other").replace("_widgets", "")


def test_other_formats_have_the_still_and_no_script(book: Result) -> None:
    source = book.site.parents[1]
    subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-b", "epub", ".", "epub"],
        cwd=source,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        check=True,
    )
    text = (source / "epub" / "index.xhtml").read_text(encoding="utf-8")
    assert f"{PICTURE}.svg" in text and "rising" in text
    assert "Move it" not in text and "descent.mjs" not in text


def test_what_groundup_computes_lies_beside_the_script(book: Result) -> None:
    written = book.site / "_static" / "widgets" / "descent.json"
    assert written.read_bytes() == b'{"a":[1,2.5]}\n'


@pytest.mark.parametrize(
    ("fault", "mended", "message"),
    [
        ("{widget} descend", "{widget} descent", "no script descend.mjs"),
        (":name: fig", ":still: plot_line\n    :name: fig", ":still: plot_"),
    ],
)
def test_a_widget_that_lacks_something_is_named(
    tmp_path: Path, fault: str, mended: str, message: str
) -> None:
    page = PAGE.replace(mended, fault).replace("{numref}`fig-line`", "it")
    assert page != PAGE
    result = book_of(tmp_path, page)
    assert result.code != 0 and message in result.messages


@pytest.mark.parametrize(
    "module",
    sorted(
        path.stem
        for path in (ROOT / "docs/_extensions/widget_data").glob("*.py")
        if path.stem != "__init__"
    ),
)
def test_data_are_the_same_in_every_build(module: str) -> None:
    code = f"import widgets; print(widgets.data({module!r}), end='')"
    folders = [ROOT / "src", ROOT / "docs" / "_extensions"]
    path = os.pathsep.join(map(str, folders))
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONPATH": path, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1 and json.loads(runs.pop())
