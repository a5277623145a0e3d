"""What is counted of a query: by hand with corrections, by phones once and for all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.domain.plenum.query import (
    PhoneCount,
    QueryId,
    Source,
)
from facilitator.domain.plenum.tally import corrections, last_counts, tally
from facilitator.station import Reason, RefusedError, Station
from tests.station.refusing import check_refused
from tests.station.test_polling import ask, found
from tests.writing_together import writers_in

DOTS, HANDS = Source.DOTS, Source.HANDS
PHONES = PhoneCount(ballots=9, points=(11, 4))


@pytest.fixture
def query(station: Station) -> QueryId:
    return ask(station)


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
