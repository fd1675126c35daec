"""The table of differences: each is there, and we are on the exact side."""

import pytest
from oracle import tf

import groundup as gu
from groundup.differences import DIFFERENCES, Difference

every_difference = pytest.mark.parametrize(
    "row", DIFFERENCES, ids=lambda row: row.name
)


@every_difference
def test_we_follow_the_mathematics(row: Difference) -> None:
    assert abs(float(row.call(gu)) / row.exact - 1) <= row.within


@every_difference
def test_tensorflow_does_not(row: Difference) -> None:
    theirs = float(row.call(tf))
    assert abs(theirs / row.exact - 1) > row.within, "delete this row"
