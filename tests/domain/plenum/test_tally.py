"""One tally, whatever way something came; and nothing in it of a handful of people."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.plenum.query import PhoneCount, Query, QueryKind, Source
from facilitator.domain.plenum.tally import (
    SMALLEST_GROUP,
    corrections,
    last_counts,
    points_of,
    tally,
)
from facilitator.domain.plenum.theme import Absorbed, Theme, Themes
from tests.domain.plenum.asked import REVEALED, make_counts, make_query
from tests.factories import make_snapshot

DOTS, HANDS, PHONES = Source.DOTS, Source.HANDS, Source.PHONES

amounts = st.integers(0, 40)
counted_by_hand = st.lists(
    st.tuples(st.sampled_from([DOTS, HANDS]), st.sampled_from(["", "a", "b", "c"]), amounts),
    max_size=12,
)
phone_counts = st.none() | st.builds(
    lambda ballots, points: PhoneCount(ballots=ballots, points=points),
    st.integers(0, 12),
    st.tuples(amounts, amounts, amounts),
)


@st.composite
def queries(draw: st.DrawFn) -> Query:
    """Draw a query that was revealed, with counts of all sorts, also ones that make no sense."""
    counts = make_counts(*draw(counted_by_hand))
    phones = draw(phone_counts)
    people = draw(st.integers(0, 30))
    return make_query(from_phones=phones, counts=counts, people=people, **REVEALED)


def phones_of(query: Query) -> dict[str, int]:
    phones = query.from_phones
    if phones is None or not phones.ballots:
        return {}
    return dict(zip("abc", phones.points, strict=True))


@given(queries())
def test_total_is_the_sum_of_phones_and_of_the_last_count_of_each_way(query: Query) -> None:
    last = last_counts(query)

    totals = {row.candidate.id: row.total for row in tally(query).rows}

    assert totals == {
        one: phones_of(query).get(one, 0) + last.get((DOTS, one), 0) + last.get((HANDS, one), 0)
        for one in "abc"
    }
    assert tally(query).points == sum(totals.values())


@given(queries())
def test_first_counts_and_corrections_add_up_to_what_counts(query: Query) -> None:
    sums: dict[tuple[Source, str], int] = defaultdict(int)
    firsts = {(one.source, one.candidate): one.amount for one in reversed(query.counts)}
    for subject, amount in firsts.items():
        sums[subject] += amount
    for one in corrections(query):
        sums[one.source, one.candidate] += one.change

    assert dict(sums) == dict(last_counts(query))
    assert len(corrections(query)) == len(query.counts) - len(firsts)


@given(queries())
def test_numbers_by_way_are_shown_only_where_each_way_has_five_people(query: Query) -> None:
    found = tally(query)
    last = last_counts(query)
    known = {DOTS: last.get((DOTS, ""), 0), HANDS: last.get((HANDS, ""), 0)}
    if query.from_phones is not None:
        known[PHONES] = query.from_phones.ballots
    small = [way for way in found.sources if 0 < known.get(way, 0) < SMALLEST_GROUP]

    if small:
        assert not found.ways_shown
    if not found.ways_shown:
        assert not found.people_by_source
        assert not any(row.by_source for row in found.rows)
        assert not any(one.amounts for one in corrections(query))
    else:
        for row in found.rows:
            assert sum(row.by_source.values()) == row.total


@pytest.mark.parametrize("ballots", [1, 4])
def test_phones_of_few_are_in_the_total_alone(ballots: int) -> None:
    dots = make_counts((DOTS, "", 40), (DOTS, "a", 60), (DOTS, "a", 59))
    phones = PhoneCount(ballots=ballots, points=(2, 1, 0))
    query = make_query(from_phones=phones, counts=dots, people=90, **REVEALED)

    found = tally(query)

    assert [row.total for row in found.rows] == [61, 1, 0]
    assert (found.took_part, found.people, found.possible) == (40 + ballots, 90, 270)
    assert found.sources == (PHONES, DOTS)
    assert not found.ways_shown
    # With the dots by themselves, what phones gave could be told by subtracting.
    assert [(one.change, one.amounts) for one in corrections(query)] == [(-1, None)]


def test_ways_of_many_are_shown_with_their_people() -> None:
    dots = make_counts((DOTS, "", 5), (DOTS, "a", 9), (DOTS, "a", 10))
    phones = PhoneCount(ballots=5, points=(2, 1, 0))
    query = make_query(from_phones=phones, counts=dots, **REVEALED)

    found = tally(query)

    assert found.ways_shown
    assert found.people_by_source == {PHONES: 5, DOTS: 5}
    assert found.rows[0].by_source == {PHONES: 2, DOTS: 10}
    assert [one.amounts for one in corrections(query)] == [(9, 10)]
    assert (found.possible, found.turnout) == (30, None)


def test_query_says_of_how_many_possible_points_it_got_how_many() -> None:
    phones = PhoneCount(ballots=77, points=(100, 80, 51))

    found = tally(make_query(from_phones=phones, people=90, **REVEALED))

    assert (found.points, found.possible, found.surplus) == (231, 270, 0)
    assert found.turnout == pytest.approx(77 / 90)


def test_people_who_were_not_counted_are_at_least_as_many_as_the_points_need() -> None:
    query = make_query(counts=make_counts((DOTS, "a", 10), (DOTS, "b", 10)))

    found = tally(query)

    assert (found.took_part, found.is_counted, found.possible) == (7, False, 0)


def test_one_point_each_counts_the_people_too() -> None:
    counts = make_counts((HANDS, "a", 12), (HANDS, "b", 9))
    query = make_query(kind=QueryKind.SINGLE, points=1, most=1, counts=counts)

    found = tally(query)

    assert (found.took_part, found.is_counted, found.possible) == (21, True, 21)


def test_more_points_than_people_have_are_told() -> None:
    query = make_query(counts=make_counts((DOTS, "", 6), (DOTS, "a", 20)))

    assert (tally(query).possible, tally(query).surplus) == (18, 2)


def test_query_of_few_in_all_is_marked() -> None:
    few = PhoneCount(ballots=4, points=(4, 0, 0))
    some = PhoneCount(ballots=5, points=(4, 0, 0))

    assert tally(make_query(from_phones=few, **REVEALED)).is_small
    assert not tally(make_query(from_phones=some, **REVEALED)).is_small
    assert not tally(make_query()).is_small


def test_revealed_query_awaits_what_phones_gave() -> None:
    counted = PhoneCount(ballots=0, points=(0, 0, 0))

    assert tally(make_query(**REVEALED)).awaits_phones
    assert not tally(make_query(from_phones=counted, **REVEALED)).awaits_phones
    assert not tally(make_query()).awaits_phones
    assert tally(make_query(from_phones=counted, **REVEALED)).sources == ()


def themes(*standing: Theme) -> Themes:
    return Themes(standing)


def test_points_are_those_of_revealed_queries_and_of_merged_themes() -> None:
    phones = PhoneCount(ballots=9, points=(4, 2, 1))
    first = make_query("q1", from_phones=phones, **REVEALED)
    second = make_query("q2", "c", "d", counts=make_counts((DOTS, "c", 5)), **REVEALED)
    hidden = make_query("q3", "a", "b", counts=make_counts((DOTS, "a", 50)))
    scale = make_query(
        "q4", "1", "2", kind=QueryKind.SCALE, counts=make_counts((DOTS, "1", 7)), **REVEALED
    )
    merged = Theme(id="a", title="A", absorbed=(Absorbed(id="b", title="B"),))
    snapshot = make_snapshot(queries=(first, second, hidden, scale), themes=themes(merged))

    assert points_of(snapshot) == {"a": 6, "b": 2, "c": 6}


def test_points_come_and_go_with_what_is_merged_and_never_get_lost() -> None:
    phones = PhoneCount(ballots=9, points=(4, 2, 1))
    query = make_query(from_phones=phones, **REVEALED)
    apart = make_snapshot(
        queries=(query,), themes=themes(Theme(id="a", title="A"), Theme(id="b", title="B"))
    )
    absorbed = (Absorbed(id="a", title="A"), Absorbed(id="gone", title=""))
    together = replace(apart, themes=themes(Theme(id="b", title="B", absorbed=absorbed)))

    assert points_of(apart) == {"a": 4, "b": 2, "c": 1}
    assert points_of(together) == {"a": 4, "b": 6, "c": 1}


def test_points_are_a_view_that_nobody_writes_to() -> None:
    frozen: Any = points_of(make_snapshot())

    assert frozen == {}
    assert type(frozen) is MappingProxyType
