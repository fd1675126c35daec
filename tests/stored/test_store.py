"""What is stored is what TensorFlow computes, and all of it."""

import importlib

import pytest
from archive import read
from entries import ENTRIES, FILE, Entry
from oracle import tf

keras = importlib.import_module("keras")
MADE_WITH, STORED = read(FILE)
STALE = "what is stored is stale; run: nox -s store"


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_tensorflow_still_computes_it(entry: Entry) -> None:
    try:
        # Its last digits may differ between machines.
        entry.agree(entry.run(tf, keras), STORED[entry.id])
    except (AssertionError, KeyError) as error:
        pytest.fail(f"{STALE}\n{error}")


def test_nothing_else_is_stored() -> None:
    assert list(STORED) == [entry.id for entry in ENTRIES], STALE


def test_the_versions_are_those_in_use() -> None:
    found = tf.__version__, keras.__version__
    assert found == (MADE_WITH["tensorflow"], MADE_WITH["keras"]), STALE
