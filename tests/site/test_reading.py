"""The site reads well: on a phone, by keyboard, on paper and again later."""

import pages


def test_no_two_pages_share_a_name_where_case_does_not_count() -> None:
    found = pages.all_pages()
    assert len({page.lower() for page in found}) == len(found)
