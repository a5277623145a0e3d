"""What becomes of texts and cursors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.plenum.splicing import Splice, difference, joined, shifted, spliced

TEXTS = st.text("aä😀\n", max_size=8)
SPLICES = st.builds(Splice, st.integers(0, 3), st.integers(0, 3), st.text("xy", max_size=3))


@given(TEXTS, TEXTS)
def test_difference_of_two_texts_makes_the_one_of_the_other(before: str, after: str) -> None:
    assert spliced(before, difference(before, after)) == after


def test_difference_leaves_out_what_both_texts_begin_and_end_with() -> None:
    assert difference("Fristen prüfen", "Fristen nie prüfen") == (Splice(8, 0, "nie "),)
    assert difference("gleich", "gleich") == ()


@given(st.text("abc", min_size=6, max_size=9), SPLICES, SPLICES)
def test_joined_splices_do_the_same(text: str, first: Splice, second: Splice) -> None:
    assert spliced(text, joined([first, second])) == spliced(text, [first, second])


def test_what_is_taken_out_and_put_in_at_one_place_is_one_splice() -> None:
    assert joined([Splice(3, 2), Splice(3, 0, "neu"), Splice(9, 1)]) == [
        Splice(3, 2, "neu"),
        Splice(9, 1),
    ]


@pytest.mark.parametrize(
    ("cursor", "splice", "after"),
    [
        (5, Splice(2, 0, "abc"), 8),
        (5, Splice(7, 1, "abc"), 5),
        (5, Splice(5, 0, "abc"), 5),
        (5, Splice(5, 2, ""), 5),
        (5, Splice(2, 3, "x"), 3),
        (5, Splice(2, 2, ""), 3),
        (5, Splice(3, 9, "abc"), 3),
        (0, Splice(0, 0, "abc"), 0),
    ],
)
def test_cursor_stays_behind_what_stood_before_it(cursor: int, splice: Splice, after: int) -> None:
    assert shifted(cursor, [splice]) == after


def test_beginning_of_a_selection_gives_way_to_what_is_put_in_before_it() -> None:
    assert shifted(5, [Splice(5, 0, "abc")], gives_way=True) == 8
    assert shifted(5, [Splice(6, 0, "abc")], gives_way=True) == 5


@given(st.text("ab", min_size=6, max_size=9), st.integers(0, 6), SPLICES)
def test_cursor_is_always_in_the_text(text: str, cursor: int, splice: Splice) -> None:
    assert 0 <= shifted(cursor, [splice]) <= len(spliced(text, [splice]))
