"""What one person may give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.plenum.ballot import BallotError, BallotReason, check_ballot
from facilitator.domain.plenum.query import QueryKind
from tests.domain.plenum.asked import make_query

REFUSED: list[tuple[dict[str, int], BallotReason]] = [
    ({}, BallotReason.NOTHING),
    ({"a": 0, "b": 0}, BallotReason.NOTHING),
    ({"z": 1}, BallotReason.UNKNOWN),
    ({"z": 0, "a": 1}, BallotReason.UNKNOWN),
    ({"a": -1, "b": 2}, BallotReason.NEGATIVE),
    ({"a": 3}, BallotReason.TOO_MANY_ON_ONE),
    ({"a": 2, "b": 2}, BallotReason.TOO_MANY),
    ({"a": 2**70}, BallotReason.TOO_MANY_ON_ONE),
]


@pytest.mark.parametrize(("given", "reason"), REFUSED)
def test_ballot_beyond_the_rules_is_refused(given: dict[str, int], reason: BallotReason) -> None:
    with pytest.raises(BallotError) as refused:
        check_ballot(make_query(), given)

    assert refused.value.reason is reason


@given(st.dictionaries(st.sampled_from("abcz"), st.integers(-2, 5)))
def test_ballot_passes_exactly_if_it_is_within_the_rules(given: dict[str, int]) -> None:
    is_within = (
        "z" not in given
        and all(0 <= amount <= 2 for amount in given.values())
        and 1 <= sum(given.values()) <= 3
    )
    try:
        check_ballot(make_query(), given)
        passed = True
    except BallotError:
        passed = False

    assert passed is is_within


def test_single_choice_is_one_point_on_one() -> None:
    query = make_query(kind=QueryKind.SINGLE, points=1, most=1)

    check_ballot(query, {"b": 1})
    with pytest.raises(BallotError):
        check_ballot(query, {"a": 1, "b": 1})
