"""Where a program is missing, the checks say how to get it."""

import chromium
import pytest
import test_valid


def test_how_to_get_chromium(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(chromium, "PLACES", [])
    with pytest.raises(pytest.exit.Exception, match="apt-get install chrom"):
        chromium.find()


def test_how_to_get_java(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(pytest.fail.Exception, match="install default-jre"):
        test_valid.errors()
