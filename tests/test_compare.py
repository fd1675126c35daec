"""The check under every pair of examples in the book."""

from typing import Any

import numpy as np
import pytest

import groundup as gu
from groundup.compare import largest_difference


def test_prints_the_largest(capsys: Any) -> None:
    ours = {"a": [gu.constant([1.0, 2.0]), 3.0], "b": gu.Variable(1.0)}
    theirs = {"a": (np.array([1.0, 2.5]), 3.0), "b": np.float32(1.0)}
    largest_difference(ours, theirs, at_most=0.6)
    text = "largest difference: 0.5 (limit 0.6)\n"
    assert capsys.readouterr().out == text


@pytest.mark.parametrize(
    ("apart", "limit", "words"),
    [
        (1.19e-7, 1e-6, "1.2e-7 (limit 1e-6)"),
        (3e-8, 1e-4, "3e-8 (limit 1e-4)"),
        (2.8e-17, 2.5e-12, "2.8e-17 (limit 2.5e-12)"),
        (0.0, 0.001, "0 (limit 0.001)"),
        (4e8, 1e9, "4e+08 (limit 1e+09)"),
    ],
)
def test_writes_small_numbers_short(
    apart: float, limit: float, words: str, capsys: Any
) -> None:
    largest_difference(apart, 0.0, at_most=limit)
    assert capsys.readouterr().out == f"largest difference: {words}\n"


def test_infinite_and_missing_numbers_can_agree() -> None:
    x = np.array([np.inf, -np.inf, np.nan])
    largest_difference(x, x.copy(), at_most=0)
    largest_difference(gu.zeros(0), np.zeros(0), at_most=0)
    largest_difference([True, 2], [True, 2], at_most=0)


@pytest.mark.parametrize(
    ("ours", "theirs", "words"),
    [
        (1.0, 2.0, "difference is 1, but at most 0.1 is allowed"),
        (np.nan, 2.0, "difference is nan"),
        (np.inf, 2.0, "difference is inf"),
        (gu.zeros(2), np.zeros(3), r"shapes differ: \(2,\) and \(3,\)"),
        ([1.0], [1.0, 2.0], "lengths differ: 1 and 2"),
        ({"a": 1.0}, {"b": 1.0}, r"keys differ: \['a'\] and \['b'\]"),
    ],
)
def test_says_what_is_off(ours: Any, theirs: Any, words: str) -> None:
    with pytest.raises(AssertionError, match=words):
        largest_difference(ours, theirs, at_most=0.1)
