"""The last table adds numbers up and sets words beside each other."""

import closing


def test_the_figures_of_many_tests_are_one() -> None:
    told = [{"a": 2, "b": "x"}, {"a": 3}, {"c": 0, "b": "y"}]
    assert closing.gathered(told) == {"a": 5, "b": "x; y", "c": 0}
