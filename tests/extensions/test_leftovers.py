"""API pages of names that are gone leave; the others stay."""

from pathlib import Path

from leftovers import leftovers


def test_pages_of_no_name_are_left_over() -> None:
    pages = [Path(f"{name}.rst") for name in ("a.B", "a.b", "a.b_function")]
    renamed = {"a.b": "a.b_function"}
    assert leftovers(pages, ["a.B", "a.b"], renamed) == [Path("a.b.rst")]
