"""What is reported of blocks and tracks, and timers that run beside the agenda."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from facilitator.domain.accompanying import FreeTimer, Report, timer_left
from facilitator.domain.instant import minutes
from facilitator.station import Reason, Station
from tests.clock import Clock
from tests.station.refusing import check_refused


@pytest.mark.parametrize("target", ["welcome", "p1", "phase/ws2"])
def test_report_is_kept_edited_taken_away_and_brought_back(station: Station, target: str) -> None:
    station.run.report(target, 42, " lebhaft ")
    assert dict(station.snapshot.reports) == {target: Report(head_count=42, remark="lebhaft")}

    station.run.report(target, 0, "")
    assert dict(station.snapshot.reports) == {target: Report(head_count=0)}

    station.run.report(target, None, "")
    assert dict(station.snapshot.reports) == {}

    station.undo("run")
    assert dict(station.snapshot.reports) == {target: Report(head_count=0)}

    station.redo("run")
    assert dict(station.snapshot.reports) == {}


@pytest.mark.parametrize("target", ["nie", "phase/ws9", "nie/ws1", "ws1", ""])
def test_report_of_what_is_not_there_is_refused(station: Station, target: str) -> None:
    check_refused(station, Reason.GONE, lambda: station.run.report(target, 3, ""))


@pytest.mark.parametrize("count", [-1, 10**9])
def test_number_of_people_that_cannot_be_is_refused(station: Station, count: int) -> None:
    check_refused(station, Reason.IMPOSSIBLE, lambda: station.run.report("welcome", count, ""))


def test_timers_stand_in_the_order_in_which_they_were_started(
    station: Station, clock: Clock
) -> None:
    began = clock.moment
    first = station.run.start_timer(" Bericht\nWS 1 ", minutes(5))
    clock.wait(minutes(1))
    second = station.run.start_timer("Energizer", minutes(3))

    assert station.snapshot.timers == (
        FreeTimer(id=first, label="Bericht WS 1", started=began, length=minutes(5)),
        FreeTimer(id=second, label="Energizer", started=clock.moment, length=minutes(3)),
    )


@pytest.mark.parametrize(
    ("passed", "by", "left"),
    [(2, 2, 5), (2, -2, 1), (2, -9, 0), (9, 2, 2), (-60, 2, 67)],
    ids=["more", "less", "no more than there is", "run out", "clock set back"],
)
def test_timer_is_given_more_time_or_less(
    station: Station, clock: Clock, passed: int, by: int, left: int
) -> None:
    timer = station.run.start_timer("Bericht", minutes(5))
    clock.wait(minutes(passed))

    station.run.extend_timer(timer, minutes(by))
    assert timer_left(station.snapshot.timers[0], clock.moment) == minutes(left)

    station.undo("run")
    assert station.snapshot.timers[0].length == minutes(5)


def test_timer_that_has_run_out_has_nothing_to_take(station: Station, clock: Clock) -> None:
    timer = station.run.start_timer("Bericht", minutes(5))
    clock.wait(minutes(5))

    check_refused(station, Reason.NOT_NOW, lambda: station.run.extend_timer(timer, minutes(-1)))


def test_timer_is_taken_away_and_brought_back_and_taken_away_again(station: Station) -> None:
    timer = station.run.start_timer("Bericht", minutes(5))
    started = station.snapshot.timers

    station.run.stop_timer(timer)
    assert station.snapshot.timers == ()

    station.undo("run")
    assert station.snapshot.timers == started

    station.undo("run")
    assert station.snapshot.timers == ()

    station.redo("run")
    assert station.snapshot.timers == started


@pytest.mark.parametrize(
    ("label", "length", "reason"),
    [
        ("", 5, Reason.EMPTY),
        ("Nichts", 0, Reason.IMPOSSIBLE),
        ("Rückwärts", -5, Reason.IMPOSSIBLE),
        ("Ewig", 24 * 60 + 1, Reason.IMPOSSIBLE),
    ],
)
def test_timer_that_cannot_be_is_refused(
    station: Station, label: str, length: int, reason: Reason
) -> None:
    check_refused(station, reason, lambda: station.run.start_timer(label, minutes(length)))


def test_timer_never_grows_beyond_a_day(station: Station) -> None:
    timer = station.run.start_timer("Bericht", minutes(5))

    check_refused(
        station, Reason.IMPOSSIBLE, lambda: station.run.extend_timer(timer, minutes(24 * 60))
    )


@pytest.mark.parametrize("command", ["extend_timer", "stop_timer"])
def test_command_to_a_timer_that_was_taken_away_is_refused(station: Station, command: str) -> None:
    timer = station.run.start_timer("Bericht", minutes(5))
    station.run.stop_timer(timer)
    more = {"by": minutes(1)} if command == "extend_timer" else {}

    check_refused(station, Reason.GONE, lambda: getattr(station.run, command)(timer, **more))


def test_reports_and_timers_last(open_station: Callable[[], Station]) -> None:
    station = open_station()
    station.run.report("phase/ws1", 17, "zu eng")
    station.run.start_timer("Bericht", minutes(5))
    before = station.snapshot

    after = open_station().snapshot

    assert (after.reports, after.timers) == (before.reports, before.timers)
