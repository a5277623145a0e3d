"""Widths of columns: shares, unless a header's word would break."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.formats.docx.column_widths import share_width, widest_word


def test_columns_share_the_width() -> None:
    assert share_width(100, [1, 2, 1], [0, 0, 0]) == [25, 50, 25]


def test_column_below_its_least_takes_from_the_others_in_their_proportion() -> None:
    assert share_width(100, [1, 6, 3], [28, 0, 0]) == [28, 48, 24]


def test_column_that_falls_short_once_others_have_taken_gets_its_least_too() -> None:
    assert share_width(100, [1, 3, 6], [40, 30, 0]) == [40, 30, 30]


def test_shares_alone_count_where_there_is_no_room() -> None:
    assert share_width(90, [1, 2], [60, 60]) == [30, 60]


def test_a_time_of_day_counts_whole_and_words_that_can_be_hyphenated_do_not() -> None:
    times = ["12:30–13:00", "Zusammenführung", "am 31.03.2027", "12345678901234567890"]

    assert widest_word("Nr.", times) == widest_word("", ["12:30–13:00"]) > widest_word("Nr.", [])


_COLUMNS = st.lists(st.tuples(st.integers(1, 50), st.integers(0, 3_000)), min_size=1, max_size=12)


@given(width=st.integers(1_000, 15_000), columns=_COLUMNS)
def test_columns_fill_the_width_and_none_is_below_its_least(
    width: int, columns: list[tuple[int, int]]
) -> None:
    wanted, least = [share for share, _ in columns], [one for _, one in columns]

    widths = share_width(width, wanted, least)

    assert sum(widths) == width
    if sum(least) <= width:
        # Rounding shifts an edge by one at most.
        assert all(found >= lowest - 1 for found, lowest in zip(widths, least, strict=True))
