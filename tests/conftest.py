"""What every test of the library relies on."""

from collections.abc import Iterator

import pytest
from record import pytest_sessionfinish  # noqa: F401


@pytest.fixture(autouse=True)
def no_tape_left_recording() -> Iterator[None]:
    """Fail a test that leaves a tape open, which would slow all others."""
    yield
    from groundup.tensor import recording

    assert not recording
