"""The planted faults: each can be planted, and every module has one."""

from pathlib import Path

import pytest
from planted import EXEMPT, FAULTS, Fault

LIBRARY = Path(__file__).parents[2] / "src" / "groundup"


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_changes_one_place(fault: Fault) -> None:
    text = (LIBRARY / fault.file).read_text(encoding="utf-8")
    assert text.count(fault.right) == 1
    assert fault.wrong != fault.right
    compile(text.replace(fault.right, fault.wrong), fault.file, "exec")


def test_every_fault_has_a_name_of_its_own() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 40


def test_every_module_has_a_fault() -> None:
    modules = {
        path.relative_to(LIBRARY).as_posix() for path in LIBRARY.rglob("*.py")
    }
    planted = {fault.file for fault in FAULTS}
    assert planted | set(EXEMPT) == modules
    assert not planted & set(EXEMPT)
