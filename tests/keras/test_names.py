"""How `groundup.keras` finds its modules."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import groundup as gu


def test_an_unknown_module_is_refused() -> None:
    with pytest.raises(AttributeError, match="does not provide 'loses'"):
        gu.keras.loses  # noqa: B018


@pytest.mark.skipif(
    sys.platform == "emscripten", reason="a browser starts no processes"
)
def test_modules_are_imported_when_first_used() -> None:
    code = """if True:
        import sys, groundup
        assert not any("keras" in name for name in sys.modules)
        groundup.keras.losses.MSE
        assert "groundup.keras.losses" in sys.modules
        assert "groundup.keras.metrics" not in sys.modules
    """
    source = str(Path(gu.__file__).parents[1])
    subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        env={**os.environ, "PYTHONPATH": source},
    )
