"""``facilitator forget`` of what phones gave in plenum: with and without a hub."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.cli.clock import wall_clock
from facilitator.domain.instant import Duration, Instant
from facilitator.domain.plenum.query import PhoneCount, Query, QueryId, QueryKind
from facilitator.domain.plenum.round import RoundKind
from facilitator.ledger.voices import VoiceLedger, voices_file
from facilitator.record import entities as log
from facilitator.record.change import Entity
from facilitator.station import Station
from facilitator.station.forgetting import forget_overdue, is_anything_kept
from facilitator.station.set_aside import set_aside
from tests.cli.test_forget import forget
from tests.hub.bingo.test_forgetting import files_with
from tests.hub.voices.polling import OPTIONS, PLENUM, morning
from tests.ledger.voices.giving import rows_of

SECRET = "Zwetschgendatschi"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """An event that nobody has open: one card taken, one not, one query revealed in the last
    moment before the hub was killed."""
    path = tmp_path / "event.record"
    station = Station.open(path, now=wall_clock, agenda=morning())
    ledger = VoiceLedger.open(voices_file(path), wall_clock)
    of = station.polls.open_round(RoundKind.CARDS, ["Was fehlt?"], PLENUM)
    asked = station.snapshot.rounds[0]
    taken = ledger.send_card(asked, ["Genommen"], nonce="1").result()
    ledger.send_card(asked, [SECRET], nonce="2").result()
    station.polls.take_card(taken.id, of, "Genommen", None)
    query = station.polls.open_query(QueryKind.SINGLE, "Was zuerst?", OPTIONS)
    ledger.give(station.snapshot.queries[0], {"a": 1}, cookie="c").result()
    station.polls.reveal(query)
    station.polls.close_round(of)
    ledger.close()
    station.close()
    return path


def query_in(record: Path) -> Query:
    station = Station.open(record, now=wall_clock)
    (query,) = station.snapshot.queries
    station.close()
    return query


def test_what_was_entered_in_an_earlier_event_of_that_name_goes_as_well(record: Path) -> None:
    set_aside(record, with_phones=True)
    assert files_with(SECRET, record.parent)

    result = forget(record.with_suffix(".yaml"), "--yes")

    assert (result.exit_code, files_with(SECRET, record.parent)) == (0, [])


def test_all_goes_but_what_was_taken_and_the_sums(record: Path) -> None:
    assert files_with(SECRET, record.parent)

    result = forget(record.with_suffix(".yaml"), "--yes")

    assert (result.exit_code, result.exception) == (0, None)
    assert "Gelöscht: 1 Karte, die niemand übernommen hatte." in result.output
    assert files_with(SECRET, record.parent) == []
    assert not is_anything_kept(record)
    assert files_with("Genommen", record.parent) == [record]
    assert query_in(record).from_phones == PhoneCount(ballots=1, points=(1, 0))


def test_damaged_file_is_deleted_as_it_is(record: Path) -> None:
    voices_file(record).write_bytes(SECRET.encode() * 1_000)

    assert forget(record.with_suffix(".yaml"), "--yes").exit_code == 0

    assert not voices_file(record).exists()


def hidden_query(record: Path, *, closes: bool = True) -> QueryId:
    """Have a phone give a point in a further query, and close that."""
    station = Station.open(record, now=wall_clock)
    query = station.polls.open_query(QueryKind.SINGLE, "Und jetzt?", OPTIONS)
    ledger = VoiceLedger.open(voices_file(record), wall_clock)
    ledger.give(station.snapshot.queries[-1], {"a": 1}, cookie="one").result()
    ledger.close()
    if closes:
        station.polls.close(query)
    station.close()
    return query


def counted(record: Path, query: QueryId) -> int:
    ledger = VoiceLedger.open(voices_file(record), wall_clock)
    count = ledger.count(query)
    ledger.close()
    return count


def later(hours: int) -> Callable[[], Instant]:
    return lambda: wall_clock() + Duration(hours=hours)


def test_it_is_overdue_a_day_after_the_last_was_closed(record: Path) -> None:
    forget_overdue(record, later(23))
    assert files_with(SECRET, record.parent)

    forget_overdue(record, later(25))

    assert files_with(SECRET, record.parent) == []


def test_nothing_is_overdue_while_a_round_is_open(record: Path) -> None:
    station = Station.open(record, now=wall_clock)
    station.polls.open_round(RoundKind.STORY, ["Was war?"], PLENUM)
    station.close()

    forget_overdue(record, later(1_000))

    assert files_with(SECRET, record.parent)


def test_what_was_discarded_by_mistake_is_not_overdue_for_a_day(tmp_path: Path) -> None:
    record = tmp_path / "event.record"
    Station.open(record, now=wall_clock, agenda=morning()).close()
    query = hidden_query(record, closes=False)
    station = Station.open(record, now=wall_clock)
    station.polls.discard(query)
    station.close()

    forget_overdue(record, later(23))

    assert counted(record, query) == 1

    forget_overdue(record, later(25))

    assert not voices_file(record).exists()


def test_query_revealed_here_and_reopened_elsewhere_is_overdue_some_day(record: Path) -> None:
    station = Station.open(record, now=wall_clock)
    (query,) = station.snapshot.queries
    # As a device that was cut off says it that had not heard of the reveal.
    station._log.commit("poll.reopen", {Entity(log.QUERY, query.id): {"closed": None}})
    station.close()

    forget_overdue(record, later(25))

    assert files_with(SECRET, record.parent) == []


def test_points_that_nobody_has_seen_are_never_overdue(record: Path) -> None:
    query = hidden_query(record)

    forget_overdue(record, later(25))

    assert files_with(SECRET, record.parent) == []
    assert counted(record, query) == 1
    assert rows_of(voices_file(record), "spent") == []


def test_points_that_nobody_has_seen_stay_without_a_hub_as_with_one(record: Path) -> None:
    query = hidden_query(record)

    result = forget(record.with_suffix(".yaml"), "--yes")

    assert "Gelöscht: 1 Karte, die niemand übernommen hatte." in result.output
    assert "noch nicht aufgelöste Punkte bleiben" in result.output
    assert files_with(SECRET, record.parent) == []
    assert counted(record, query) == 1


def test_code_and_one_time_codes_stay_while_their_query_is_open(record: Path) -> None:
    station = Station.open(record, now=wall_clock)
    query = station.polls.open_query(QueryKind.SINGLE, "Und jetzt?", OPTIONS, by_code=True)
    station.close()
    ledger = VoiceLedger.open(voices_file(record), wall_clock)
    join_code, _ = ledger.code, ledger.issue(query, 3).result()
    ledger.close()

    assert forget(record.with_suffix(".yaml"), "--yes").exit_code == 0

    ledger = VoiceLedger.open(voices_file(record), wall_clock)
    assert (ledger.code, ledger.issued(query)) == (join_code, 3)
    ledger.close()
    assert files_with(SECRET, record.parent) == []
