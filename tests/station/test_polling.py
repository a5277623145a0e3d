"""Queries: one at a time, counted by hand with reasons, revealed for good."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from facilitator.domain.instant import Duration
from facilitator.domain.plenum.query import (
    Candidate,
    PhoneCount,
    Query,
    QueryId,
    QueryKind,
    QueryState,
    Source,
)
from facilitator.station import Reason, RefusedError, Station
from facilitator.station.closing import close_record
from tests.clock import Clock
from tests.station.refusing import check_refused
from tests.writing_together import writers_in

DOTS = Source.DOTS
CANDIDATES = (Candidate(id="a", label="Patenschaften"), Candidate(id="b", label="Schulung"))
PHONES = PhoneCount(ballots=9, points=(11, 4))


@pytest.fixture
def query(station: Station) -> QueryId:
    return ask(station)


def ask(station: Station, question: str = "Was zuerst?") -> QueryId:
    return station.polls.open_query(QueryKind.POINTS, question, CANDIDATES, points=3, most=2)


def found(station: Station, query: QueryId) -> Query:
    return next(one for one in station.snapshot.queries if one.id == query)


def test_query_goes_from_open_over_closed_to_revealed(
    station: Station, query: QueryId, clock: Clock
) -> None:
    states = [found(station, query).state]
    clock.wait(Duration(minutes=2))
    station.polls.close(query)
    states.append(found(station, query).state)
    clock.wait(Duration(minutes=1))
    station.polls.reveal(query)
    states.append(found(station, query).state)

    after = found(station, query)
    assert states == [QueryState.OPEN, QueryState.CLOSED, QueryState.REVEALED]
    assert after.closed == after.opened + Duration(minutes=2)
    assert after.revealed == after.opened + Duration(minutes=3)
    assert (after.points, after.most, after.people) == (3, 2, 0)


def test_open_query_is_closed_by_revealing_it(station: Station, query: QueryId) -> None:
    station.polls.reveal(query)

    after = found(station, query)
    assert after.closed == after.revealed
    changes = station._log.count()
    station.polls.reveal(query)
    station.polls.close(query)
    assert station._log.count() == changes


def test_second_query_is_refused_while_one_is_open(station: Station, query: QueryId) -> None:
    check_refused(station, Reason.NOT_NOW, lambda: ask(station))
    station.polls.close(query)

    later = ask(station)

    check_refused(station, Reason.NOT_NOW, lambda: station.polls.reopen(query))
    station.polls.discard(later)
    station.polls.reopen(query)
    assert [one.id for one in station.snapshot.queries if one.state is QueryState.OPEN] == [query]


def test_query_may_be_reopened_until_it_is_revealed(station: Station, query: QueryId) -> None:
    station.polls.close(query)
    station.polls.reopen(query)
    reopened = found(station, query).state
    station.polls.reveal(query)

    assert reopened is QueryState.OPEN
    check_refused(station, Reason.NOT_NOW, lambda: station.polls.reopen(query))


def undo_refused(station: Station) -> Reason:
    with pytest.raises(RefusedError) as refused:
        station.undo("poll")
    return refused.value.reason


def test_reveal_and_what_led_to_it_cannot_be_undone(station: Station, query: QueryId) -> None:
    station.polls.count(query, DOTS, "a", 4)
    station.polls.close(query)
    station.polls.reveal(query)
    before = found(station, query)

    reasons = [undo_refused(station) for _ in range(3)]

    assert reasons == [Reason.CHANGED_SINCE] * 3
    assert found(station, query) == before


def test_count_that_all_have_seen_is_corrected_with_a_reason_only(
    station: Station, query: QueryId
) -> None:
    station.polls.reveal(query)
    station.polls.count(query, DOTS, "a", 4)
    station.polls.count(query, DOTS, "a", 6, reason="zwei übersehen")

    reasons = [undo_refused(station) for _ in range(2)]

    assert reasons == [Reason.CHANGED_SINCE] * 2
    assert [one.amount for one in found(station, query).counts] == [4, 6]


def test_revealed_query_that_was_discarded_comes_back_revealed(
    station: Station, query: QueryId
) -> None:
    station.polls.reveal(query)
    station.polls.set_people(query, 90)
    station.polls.discard(query)

    assert station.undo("poll").command == "poll.discard"
    assert station.undo("poll").command == "poll.people"
    station.polls.discard(query)
    station.undo("poll")
    assert undo_refused(station) is Reason.CHANGED_SINCE
    assert found(station, query).state is QueryState.REVEALED


def test_undo_goes_back_step_by_step(station: Station) -> None:
    query = ask(station)
    station.polls.set_people(query, 90)
    station.polls.close(query)
    station.polls.discard(query)

    undone = [station.undo("poll").command for _ in range(4)]

    assert undone == ["poll.discard", "poll.close", "poll.people", "poll.open"]
    assert station.snapshot.queries == ()
    assert station.redo("poll").command == "poll.open"
    assert found(station, query).state is QueryState.OPEN


def test_undo_never_opens_a_second_query(tmp_path: Path) -> None:
    with writers_in(tmp_path) as both:
        first = ask(both.one)
        both.one.polls.close(first)
        both.meet()
        ask(both.other, "Und dann?")
        both.meet()

        assert undo_refused(both.one) is Reason.CHANGED_SINCE
        assert found(both.one, first).state is QueryState.CLOSED


def ask_points(station: Station, points: int, most: int) -> QueryId:
    polls = station.polls
    return polls.open_query(QueryKind.POINTS, "?a", CANDIDATES, points=points, most=most)


OPENINGS: list[tuple[Reason, Callable[[Station], object]]] = [
    (Reason.EMPTY, lambda one: ask(one, " \u202e ")),
    (Reason.IMPOSSIBLE, lambda one: one.polls.open_query(QueryKind.SINGLE, "?a", CANDIDATES[:1])),
    (Reason.IMPOSSIBLE, lambda one: one.polls.open_query(QueryKind.SINGLE, "?a", CANDIDATES * 2)),
    (
        Reason.IMPOSSIBLE,
        lambda one: one.polls.open_query(
            QueryKind.SINGLE, "?a", [Candidate(id="", label="x"), *CANDIDATES]
        ),
    ),
    (
        Reason.EMPTY,
        lambda one: one.polls.open_query(
            QueryKind.SINGLE, "?a", [Candidate(id="c", label="\u200b"), *CANDIDATES]
        ),
    ),
    (Reason.IMPOSSIBLE, lambda one: ask_points(one, 0, 0)),
    (Reason.IMPOSSIBLE, lambda one: ask_points(one, 3, 4)),
    (Reason.IMPOSSIBLE, lambda one: ask_points(one, 100, 1)),
    (Reason.IMPOSSIBLE, lambda one: ask_points(one, 1, -1)),
    (
        Reason.IMPOSSIBLE,
        lambda one: one.polls.open_query(QueryKind.SINGLE, "?a", CANDIDATES, people=-1),
    ),
]


@pytest.mark.parametrize(("reason", "opening"), OPENINGS)
def test_query_that_makes_no_sense_is_refused(
    station: Station, reason: Reason, opening: Callable[[Station], object]
) -> None:
    check_refused(station, reason, lambda: opening(station))


def test_question_and_labels_are_cleaned(station: Station) -> None:
    labels = (Candidate(id="a", label="Ja\n\u202e!"), Candidate(id="b", label=" Nein "))

    query = station.polls.open_query(QueryKind.SINGLE, "Weiter\nso?\x1b[0m", labels, points=5)

    asked = found(station, query)
    assert (asked.question, [one.label for one in asked.candidates]) == (
        "Weiter so?[0m",
        ["Ja !", "Nein"],
    )
    assert (asked.points, asked.most) == (1, 1)


def test_of_a_very_long_entry_the_beginning_is_asked_about(station: Station) -> None:
    long = Candidate(id="c", label="x" * 900 + " " + "y" * 900)

    query = station.polls.open_query(QueryKind.SINGLE, "Welche?", [long, *CANDIDATES])

    label = found(station, query).candidates[0].label
    assert label == "x" * 900 + " " + "y" * 98 + "…"


def test_query_that_is_gone_refuses_everything(station: Station, query: QueryId) -> None:
    station.polls.discard(query)
    polls = station.polls

    for command in (polls.close, polls.reopen, polls.reveal, polls.discard):
        check_refused(station, Reason.GONE, partial(command, query))
    check_refused(station, Reason.GONE, lambda: polls.set_people(query, 3))
    check_refused(station, Reason.GONE, lambda: polls.note_phones(query, PHONES))


def test_query_revealed_and_reopened_at_once_is_revealed_for_both(tmp_path: Path) -> None:
    with writers_in(tmp_path) as both:
        query = ask(both.one)
        both.one.polls.close(query)
        both.meet()
        both.one.polls.reveal(query)
        both.other.polls.reopen(query)
        both.meet()

        assert [found(one, query).state for one in both.stations] == [QueryState.REVEALED] * 2
        check_refused(both.other, Reason.NOT_NOW, lambda: both.other.polls.reopen(query))
        assert undo_refused(both.other) is Reason.CHANGED_SINCE


def test_what_phones_gave_at_one_hub_is_not_lost_to_one_that_counted_none(tmp_path: Path) -> None:
    with writers_in(tmp_path) as both:
        here, there = both.stations
        query = ask(here)
        both.meet()
        for station in both.stations:  # the other one has taken over while this was cut off
            station.polls.reveal(query)
        here.polls.note_phones(query, PHONES)
        there.polls.note_phones(query, PhoneCount(ballots=0, points=(0, 0)))

        both.meet()

        assert [found(one, query).from_phones for one in both.stations] == [PHONES, PHONES]
        path, now = there.path, there.now
        there.close()
        close_record(path, now)
        closed = Station.open(path, now=now)
        assert found(closed, query).from_phones == PHONES
        closed.close()
