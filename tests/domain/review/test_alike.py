"""Squares that say the same, or almost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.review.alike import find_alike

SAME = [
    ("rechnet lieber im Kopf", "Rechnet lieber im Kopf.", True),
    ("leitet ein Team", "hat ein Team geleitet", False),
    ("rechnet lieber im Kopf", "rechnet lieber im Kof", False),
    ("hat schon einmal in Kassel übernachtet", "hat in Kassel übernachtet", False),
    ("arbeitet seit mehr als zehn Jahren hier", "arbeitet hier seit mehr als zehn Jahren", False),
]

DIFFERENT = [
    ("arbeitet seit mehr als zehn Jahren hier", "arbeitet seit mehr als zwanzig Jahren hier"),
    ("kennt den Regelsatz von 2005", "kennt den Regelsatz von 2023"),
    ("trinkt Kaffee", "trinkt Tee"),
    ("trinkt Kaffee", "trinkt keinen Kaffee"),
    ("hat ein", "ist der"),
]


@pytest.mark.parametrize(("one", "other", "exactly"), SAME)
def test_squares_that_say_the_same_are_found(one: str, other: str, exactly: bool) -> None:
    assert list(find_alike([one, "singt", other])) == [(2, 0, exactly)]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_squares_that_say_something_else_are_not(one: str, other: str) -> None:
    assert list(find_alike([one, other])) == []


@given(st.lists(st.text(max_size=12), max_size=8))
def test_square_is_blamed_once_and_with_an_earlier_one(squares: list[str]) -> None:
    found = list(find_alike(squares))

    assert len({place for place, _, _ in found}) == len(found)
    assert all(earlier < place for place, earlier, _ in found)


@given(st.lists(st.text("abc ", min_size=1, max_size=6), max_size=6))
def test_repeated_square_is_always_found(squares: list[str]) -> None:
    twice = [*squares, *squares]

    found = {place for place, _, exactly in find_alike(twice) if exactly}

    assert found >= set(range(len(squares), len(twice)))
