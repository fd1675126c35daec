"""A page's Python gives all that a cell writes, and starts where it should."""

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest
from minibook import ROOT

OUTPUTS, KERNEL = "outputs", "kernel"
Said = list[tuple[int, str, str]]


@pytest.fixture(scope="module", autouse=True)
def path() -> Iterator[None]:
    """Find the modules that run in the browser; here they run as well."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "docs" / "_web" / "python")
        yield


@pytest.fixture
def outputs() -> ModuleType:
    return import_module(OUTPUTS)


@pytest.fixture
def said() -> Said:
    """What the kernel has said: the cell's number, the kind and the text."""
    return []


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, said: Said) -> Any:
    """Run cells, given by their code, down to the last one."""
    module = import_module(KERNEL)
    monkeypatch.setattr("builtins.input", input)
    monkeypatch.setitem(module.sys.modules, "__main__", ModuleType("own"))
    kernel = module.Kernel(lambda *each: said.append(each))

    def run(*codes: str) -> str:
        said.clear()
        cells = [module.Cell(n, code) for n, code in enumerate(codes, 1)]
        kernel.run(cells, from_start=False)
        shown = {"text", "error"}
        return "".join(text for _, kind, text in said if kind in shown)

    return run


@pytest.mark.parametrize("pieces", [["x" * 50_000, "y"], ["x" * 50_001]])
def test_what_is_too_long_is_cut_and_says_so(
    outputs: ModuleType, pieces: list[str]
) -> None:
    texts: list[str] = []
    found = outputs.Outputs(lambda kind, text: texts.append(text))
    stream = found.stream("text")
    for piece in [*pieces, "never shown"]:
        stream.write(piece)
    found.flush()
    assert "".join(texts) == "x" * outputs.LONGEST + outputs.CUT


def test_the_first_words_come_before_the_end(run: Any, said: Said) -> None:
    run("print('begun')\nprint('done')")
    kinds = [kind for _, kind, _ in said]
    assert kinds == ["running", "text", "text", "done"]
    assert said[1][2] == "begun"


def test_a_cell_starts_from_what_the_cells_above_left(run: Any) -> None:
    cells = [
        "import numpy as np\nrng = np.random.default_rng(1)\nx = 1",
        "x += 1\nprint(x, rng.integers(1000))",
    ]
    first = run(*cells)
    assert first.startswith("2 ")
    assert run(*cells) == first
    # What ran below is not seen above.
    run(*cells, "y = 5")
    assert "NameError" in run(cells[0], "y")


def test_a_failure_shows_the_reader_s_lines_alone(
    run: Any, said: Said
) -> None:
    text = run("import json\ndef f():\n    json.loads('{')\nf()", "print(1)")
    assert 'File "cell 1", line 3, in f' in text
    assert "json/" not in text
    assert [n for n, kind, _ in said if kind == "failed"] == [1]
    assert all(n == 1 for n, _, _ in said)


def test_a_question_cannot_be_asked(run: Any) -> None:
    assert "write the value into the code" in run("input('name? ')")
