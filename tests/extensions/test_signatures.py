"""Signatures are shown as they are written, without what a reader omits."""

from groundup import Variable
from groundup.data import Dataset
from signatures import as_written


def shown(method: object) -> tuple[str, str | None] | None:
    return as_written(None, "method", "", method, None, "()", None)


def test_a_method_is_shown_without_self() -> None:
    assert shown(Variable.assign) == ("(value: TensorLike)", "Variable")


def test_a_static_method_keeps_its_first_argument() -> None:
    assert shown(Dataset.from_tensor_slices) == ("(tensors: Any)", "Dataset")
