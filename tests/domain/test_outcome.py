"""What became of the plan: rows, their lengths, and how each day ended."""

from __future__ import annotations

from dataclasses import replace

from facilitator.domain.accompanying import Report
from facilitator.domain.agenda import Agenda, Block
from facilitator.domain.instant import Instant
from facilitator.domain.outcome import DayOutcome, OutcomeRow, outcome
from facilitator.domain.schedule import forecast
from tests.domain.factories import FIRST_DAY, SECOND_DAY, Happening, at, block, day, phase
from tests.domain.factories import agenda as plain_agenda
from tests.factories import make_snapshot


def outcome_of(
    agenda: Agenda, happening: Happening, now: Instant, **reports: Report
) -> tuple[DayOutcome, ...]:
    named = {key.replace("_", "/"): report for key, report in reports.items()}
    snapshot = make_snapshot(agenda, events=happening.events, reports=named)
    return outcome(snapshot, forecast(agenda, snapshot.run, now))


def told(row: OutcomeRow) -> tuple[str, str, int | None, int | None]:
    """Return block, workshop, minutes taken, minutes longer."""
    return row.block.id, row.track.workshop if row.track else "", row.took, row.longer


def test_rows_are_blocks_with_their_tracks_behind_them() -> None:
    agenda = plain_agenda(
        day(block("a", 30, "09:00"), phase("p", [block("x", 60)], [block("y", 45)]), end="11:00")
    )
    happening = Happening().done("a", "09:00", "09:34").done("p", "09:34", "10:44")

    [only] = outcome_of(agenda, happening, at("10:50"), p_ws2=Report(head_count=21))

    assert list(map(told, only.rows)) == [
        ("a", "", 34, 4),
        ("p", "", 70, 10),
        ("p", "ws1", 70, 10),
        ("p", "ws2", 45, 0),
    ]
    assert [row.report.head_count for row in only.rows] == [None, None, None, 21]
    assert (only.began, only.is_over) == (at("09:00"), True)
    assert (only.day.promised_end, only.day.expected_end) == (at("11:00"), at("10:44"))


def test_track_that_was_finished_early_has_its_own_end() -> None:
    agenda = plain_agenda(day(phase("p", [block("x", 60)], [block("y", 60)])))
    happening = Happening().start("p", "09:00").start("y", "09:00").end("y", "09:40")

    [only] = outcome_of(agenda, happening, at("09:50"))

    assert list(map(told, only.rows)) == [
        ("p", "", None, None),
        ("p", "ws1", None, None),
        ("p", "ws2", 40, -20),
    ]
    assert not only.is_over


def test_before_the_event_nothing_has_begun() -> None:
    agenda = plain_agenda(day(block("a", 30, "09:00")), day(block("b", 30), on=SECOND_DAY))

    days = outcome_of(agenda, Happening(), at("08:00"))

    assert [(one.began, one.is_over) for one in days] == [(None, False), (None, False)]


def test_day_is_over_whatever_the_next_one_does() -> None:
    agenda = plain_agenda(
        day(block("a", 30, "09:00"), block("left"), on=FIRST_DAY), day(block("b"), on=SECOND_DAY)
    )
    happening = Happening().done("a", "09:00", "09:30").start("b", "09:00", SECOND_DAY)

    first, second = outcome_of(agenda, happening, at("09:10", SECOND_DAY))

    assert (first.is_over, second.is_over) == (True, False)
    assert [told(row) for row in first.rows] == [("a", "", 30, 0), ("left", "", None, None)]


def test_unplanned_block_took_time_but_none_that_was_planned() -> None:
    new: Block = replace(block("new", 10), unplanned=True)
    agenda = plain_agenda(day(block("a", 30, "09:00"), new))
    happening = Happening().done("a", "09:00", "09:30").done("new", "09:30", "09:42")

    [only] = outcome_of(agenda, happening, at("09:45"))

    assert told(only.rows[1]) == ("new", "", 12, None)
    assert only.day.offset.total_seconds() == 12 * 60
