"""ONNX's own cases, of one node each, for every operator in the adapter."""

from fnmatch import fnmatch
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest

import groundup as gu

pytest.importorskip("onnx", reason="`nox -s conformance` has onnx")

import onnx
from adapter import OPS
from onnx import helper, numpy_helper
from skips import NO_DTYPE, REASONS

FOLDER = Path(onnx.__file__).parent / "backend" / "test" / "data" / "node"

# ONNX itself allows 1e-3 relative to the number, for every dtype.
CLOSE = {"float16": 1e-3, "float32": 5e-6, "float64": 1e-14}


class Case(NamedTuple):
    """One node, with inputs and the outputs to expect beside it."""

    folder: Path
    graph: Any

    @property
    def node(self) -> Any:
        return self.graph.node[0]

    def why_skipped(self) -> str | None:
        if not all(map(has_dtype, [*self.graph.input, *self.graph.output])):
            return NO_DTYPE
        found = [why for name, why in REASONS.items() if self.fits(name)]
        return found[0] if found else None

    def fits(self, pattern: str) -> bool:
        return fnmatch(self.folder.name, pattern)


def has_dtype(value: Any) -> bool:
    """Return whether groundup has this kind of input or output."""
    kind = value.type.tensor_type.elem_type  # 0 if it is no tensor
    try:
        gu.as_dtype(helper.tensor_dtype_to_np_dtype(kind))
    except (KeyError, TypeError):
        return False
    return True


def cases() -> list[Case]:
    folders = sorted(path.parent for path in FOLDER.glob("*/model.onnx"))
    graphs = [onnx.load(folder / "model.onnx").graph for folder in folders]
    every = map(Case, folders, graphs)
    return [
        case
        for case in every
        if len(case.graph.node) == 1 and case.node.op_type in OPS
    ]


CASES = cases()


def parameter(case: Case) -> Any:
    """Expect a skipped case to fail: one that agrees must not be skipped."""
    why = case.why_skipped()
    expected = (AssertionError, TypeError, ValueError)
    fails = pytest.mark.xfail(reason=why, raises=expected, strict=True)
    marks = [fails] if why else []
    return pytest.param(case, id=case.folder.name, marks=marks)


@pytest.mark.parametrize("case", [parameter(case) for case in CASES])
def test_case(case, record_property):
    record_property("onnx_operator", case.node.op_type)
    for data in sorted(case.folder.glob("test_data_set_*")):
        got = run(case, arrays(data, "input"))
        expected = arrays(data, "output")
        assert len(got) >= len(expected) == len(case.graph.output)
        for ours, theirs in zip(got, expected, strict=False):
            agree(np.asarray(ours), theirs)


def run(case: Case, inputs: list[np.ndarray]) -> tuple[Any, ...]:
    names = [value.name for value in case.graph.input]
    values = dict(zip(names, map(gu.constant, inputs), strict=True))
    # An input that is left out has the name "".
    given = [values[name] if name else None for name in case.node.input]
    found = OPS[case.node.op_type](*given, **attributes(case.node))
    return found if isinstance(found, tuple) else (found,)


def attributes(node: Any) -> dict[str, Any]:
    found = {a.name: helper.get_attribute_value(a) for a in node.attribute}
    tensors = {
        name: numpy_helper.to_array(value)
        for name, value in found.items()
        if isinstance(value, onnx.TensorProto)
    }
    return found | tensors


def arrays(data: Path, role: str) -> list[np.ndarray]:
    """Return the inputs or outputs beside a case, in their order."""
    count = len(list(data.glob(f"{role}_*.pb")))
    files = [data / f"{role}_{i}.pb" for i in range(count)]
    return [numpy_helper.to_array(onnx.load_tensor(file)) for file in files]


def agree(ours: np.ndarray, theirs: np.ndarray) -> None:
    assert ours.dtype == theirs.dtype
    assert ours.shape == theirs.shape
    close = CLOSE.get(theirs.dtype.name, 0)
    np.testing.assert_allclose(ours, theirs, close, 1e-7 if close else 0)


def test_onnx_is_the_last_to_bring_its_cases():
    assert onnx.__version__ == "1.22.0"
    assert len(list(FOLDER.glob("*/model.onnx"))) == 1765


def test_enough_cases_are_compared():
    assert sum(case.why_skipped() is None for case in CASES) >= 150


def test_every_reason_is_used():
    for pattern in REASONS:
        assert any(case.fits(pattern) for case in CASES), pattern


def test_every_operator_in_the_adapter_has_cases():
    assert {case.node.op_type for case in CASES} == set(OPS)


def test_every_operator_of_the_same_name_is_in_the_adapter():
    names = [*gu.__all__, *gu.math.__all__, *gu.nn.__all__]
    names += gu.keras.activations.__all__ + gu.keras.optimizers.__all__
    ours = {name.replace("_", "").lower() for name in names}
    schemas = {schema.name for schema in onnx.defs.get_all_schemas()}
    same = {name for name in schemas if name.lower() in ours}
    assert same <= set(OPS)
