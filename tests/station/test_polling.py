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
from facilitator.domain.plenum.tally import corrections, last_counts, tally
from facilitator.station import Reason, RefusedError, Station
from tests.clock import Clock
from tests.station.refusing import check_refused
from tests.writing_together import writers_in

DOTS, HANDS = Source.DOTS, Source.HANDS
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

    reasons = [undo_refused(station) for _ in range(2)]

    assert reasons == [Reason.CHANGED_SINCE] * 2
    assert found(station, query) == before
    # A count is no part of it: it can be mended by hand, and so be taken back.
    assert station.undo("poll").command == "poll.count"


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


# --- counting by hand ---


def test_counts_are_absolute_and_the_last_one_stands(station: Station, query: QueryId) -> None:
    station.polls.count(query, DOTS, "a", 7)
    station.polls.count(query, DOTS, "a", 8, "unter dem Flipchart klebte einer")

    counted = found(station, query)
    assert last_counts(counted) == {(DOTS, "a"): 8}
    assert [(one.change, one.reason) for one in corrections(counted)] == [
        (1, "unter dem Flipchart klebte einer")
    ]


def test_correction_without_a_reason_is_refused(station: Station, query: QueryId) -> None:
    station.polls.count(query, DOTS, "a", 7)

    check_refused(station, Reason.EMPTY, lambda: station.polls.count(query, DOTS, "a", 8, " "))
    check_refused(station, Reason.EMPTY, lambda: station.polls.count(query, DOTS, "a", 8, "\u200b"))


def test_table_of_counts_is_one_change_that_says_only_what_is_new(
    station: Station, query: QueryId
) -> None:
    station.polls.count_all(query, [(DOTS, "", 6), (DOTS, "a", 7), (DOTS, "b", 9)])
    station.polls.count_all(
        query, [(DOTS, "", 6), (DOTS, "a", 8), (DOTS, "b", 9), (HANDS, "a", 3)], "verzählt"
    )

    counted = found(station, query)
    assert [one.reason for one in counted.counts] == ["", "", "", "verzählt", ""]
    changes = station._log.count()
    station.polls.count_all(query, [(DOTS, "a", 8)])
    assert station._log.count() == changes
    station.undo("poll")
    assert last_counts(found(station, query)) == {(DOTS, ""): 6, (DOTS, "a"): 7, (DOTS, "b"): 9}


def test_count_of_what_is_not_counted_by_hand_is_refused(station: Station, query: QueryId) -> None:
    polls = station.polls

    check_refused(station, Reason.IMPOSSIBLE, lambda: polls.count(query, Source.PHONES, "a", 1))
    check_refused(station, Reason.IMPOSSIBLE, lambda: polls.count(query, DOTS, "a", -1))
    check_refused(station, Reason.IMPOSSIBLE, lambda: polls.count(query, DOTS, "a", 10**7))
    check_refused(station, Reason.GONE, lambda: polls.count(query, DOTS, "c", 1))
    check_refused(station, Reason.GONE, lambda: polls.count("nobody", DOTS, "a", 1))
    mixed = [(DOTS, "a", 1), (DOTS, "c", 1)]
    check_refused(station, Reason.GONE, lambda: polls.count_all(query, mixed))


# --- what phones gave ---


def test_what_phones_gave_is_refused_before_the_reveal(station: Station, query: QueryId) -> None:
    check_refused(station, Reason.NOT_NOW, lambda: station.polls.note_phones(query, PHONES))
    station.polls.close(query)
    check_refused(station, Reason.NOT_NOW, lambda: station.polls.note_phones(query, PHONES))


def test_what_phones_gave_is_noted_once_and_for_all(station: Station, query: QueryId) -> None:
    station.polls.reveal(query)
    station.polls.note_phones(query, PHONES)
    changes = station._log.count()

    station.polls.note_phones(query, PhoneCount(ballots=10, points=(12, 4)))

    assert found(station, query).from_phones == PHONES
    assert station._log.count() == changes
    with pytest.raises(RefusedError):
        station.undo("phones")


def test_late_ballot_leaves_no_difference_in_the_record(station: Station, query: QueryId) -> None:
    station.polls.close(query)
    station.polls.reopen(query)
    station.polls.close(query)
    station.polls.reveal(query)
    station.polls.note_phones(query, PHONES)

    written = [
        write.value
        for change in station._log._changes.values()
        for write in change.writes
        if write.field == "from_phones"
    ]
    assert written == [[9, 11, 4]]


def test_what_phones_gave_of_other_candidates_is_refused(station: Station, query: QueryId) -> None:
    station.polls.reveal(query)
    odd = PhoneCount(ballots=1, points=(1,))

    check_refused(station, Reason.IMPOSSIBLE, lambda: station.polls.note_phones(query, odd))


def test_query_that_is_gone_refuses_everything(station: Station, query: QueryId) -> None:
    station.polls.discard(query)
    polls = station.polls

    for command in (polls.close, polls.reopen, polls.reveal, polls.discard):
        check_refused(station, Reason.GONE, partial(command, query))
    check_refused(station, Reason.GONE, lambda: polls.set_people(query, 3))
    check_refused(station, Reason.GONE, lambda: polls.note_phones(query, PHONES))


def test_record_opens_again_with_all_that_was_given(
    open_station: Callable[[], Station],
) -> None:
    station = open_station()
    query = ask(station)
    station.polls.count_all(query, [(DOTS, "", 6), (DOTS, "a", 7)])
    station.polls.reveal(query)
    station.polls.note_phones(query, PHONES)
    before = tally(found(station, query))

    assert tally(found(open_station(), query)) == before


def test_two_devices_that_count_at_once_agree_on_one_tally(tmp_path: Path) -> None:
    with writers_in(tmp_path) as both:
        query = ask(both.one)
        both.meet()
        both.one.polls.count(query, DOTS, "a", 7)
        both.other.polls.count(query, DOTS, "a", 8)
        both.other.polls.count(query, DOTS, "b", 2)
        both.meet()

        counted = [found(station, query) for station in both.stations]

        assert counted[0] == counted[1]
        assert len(counted[0].counts) == 3
        assert [one.total for one in tally(counted[0]).rows] == [8, 2]
        assert [one.change for one in corrections(counted[0])] == [1]


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
