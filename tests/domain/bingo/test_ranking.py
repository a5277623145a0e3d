"""Ranks of Bingos."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.bingo.ranking import ranks
from facilitator.domain.instant import Duration, Instant

TEN = Duration(seconds=10)


@pytest.mark.parametrize(
    ("seconds", "placed"),
    [
        ([], ()),
        ([0], (1,)),
        ([0, 10], (1, 1)),
        ([0, 10, 11], (1, 1, 3)),
        ([0, 9, 18, 27], (1, 1, 3, 3)),
        ([0, 60, 61, 200], (1, 2, 2, 4)),
        ([60, 55, 61], (1, 1, 1)),
        ([7200, 0, 5, 300], (1, 2, 2, 4)),
    ],
)
def test_ranks_are_shared_within_ten_seconds_of_the_first(
    seconds: list[int], placed: tuple[int, ...]
) -> None:
    assert ranks([Instant(1_000 * second) for second in seconds], TEN) == placed


@given(st.lists(st.integers(0, 10**6)))
def test_ranks_never_fall_and_count_all_before(moments: list[int]) -> None:
    placed = ranks([Instant(moment) for moment in sorted(moments)], TEN)

    assert list(placed) == sorted(placed)
    assert all(rank <= place for place, rank in enumerate(placed, start=1))
    assert all(rank == place or placed[place - 2] == rank for place, rank in enumerate(placed, 1))
