"""The planted faults: each can be planted, and every module has one."""

from pathlib import Path

import pytest
from planted import EXEMPT, FAULTS, Fault

LIBRARY = Path(__file__).parents[2] / "src" / "groundup"


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_changes_one_place(fault: Fault) -> None:
    text = (LIBRARY / fault.file).read_text(encoding="utf-8")
    places = text.count(fault.right)
    assert places == 1, (
        f"{fault.file} holds the text to be replaced {places} times, not once"
    )
    assert fault.wrong != fault.right
    compile(text.replace(fault.right, fault.wrong), fault.file, "exec")


def test_every_fault_has_a_name_of_its_own() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 40


def test_every_module_has_a_fault() -> None:
    modules = {
        path.relative_to(LIBRARY).as_posix() for path in LIBRARY.rglob("*.py")
    }
    planted = {fault.file for fault in FAULTS}
    without = modules - planted - set(EXEMPT)
    assert not without, f"plant a fault in {sorted(without)}: planted.py"
    gone = (planted | set(EXEMPT)) - modules
    assert not gone, f"planted.py names files that are gone: {sorted(gone)}"
    assert not planted & set(EXEMPT)
