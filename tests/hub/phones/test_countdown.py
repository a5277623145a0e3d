"""How long something has been so, whatever is done to the clock."""

from __future__ import annotations

import pytest

from facilitator.domain.instant import NONE, Duration
from facilitator.hub.phones.clock import SteadyClock, ticks
from facilitator.hub.phones.countdown import Countdown
from facilitator.hub.phones.memo import Memo
from facilitator.station import Station
from tests.clock import Clock
from tests.hub.phones.conftest import START
from tests.hub.phones.ticking import Ticks

DAY = Duration(hours=24)
HOUR = Duration(hours=1)


def countdown(station: Station, clock: Clock, ticks: Ticks) -> Countdown:
    """One as it is after each start of a hub."""
    return Countdown(DAY, clock.now, ticks, Memo(station, "left"))


def test_countdown_begins_when_its_name_is_first_heard(station: Station, clock: Clock) -> None:
    passing = Ticks()
    counting = countdown(station, clock, passing)
    passing.pass_by(HOUR)
    assert counting.left("end") == DAY
    passing.pass_by(HOUR)
    assert counting.left("end") == DAY - HOUR
    assert counting.left("another end") == DAY
    passing.pass_by(2 * DAY)
    assert counting.left("another end") == NONE


@pytest.mark.parametrize("jump", [Duration(days=20_000), -Duration(days=300)])
def test_clock_that_is_set_changes_nothing(station: Station, clock: Clock, jump: Duration) -> None:
    passing = Ticks()
    counting = countdown(station, clock, passing)
    counting.left("end")
    clock.wait(jump)
    passing.pass_by(HOUR)
    assert counting.left("end") == DAY - HOUR


def test_jump_of_the_clock_is_not_counted_after_a_restart_either(
    station: Station, clock: Clock
) -> None:
    passing = Ticks()
    counting = countdown(station, clock, passing)
    counting.left("end")
    clock.wait(Duration(days=20_000))
    passing.pass_by(HOUR)
    counting.keep()
    clock.wait(HOUR)
    assert countdown(station, clock, Ticks()).left("end") == DAY - 2 * HOUR


@pytest.mark.parametrize(
    ("away", "left"),
    [(HOUR, DAY - HOUR), (DAY, NONE), (100 * DAY, NONE), (-HOUR, DAY)],
    ids=["an hour", "a day", "long", "set back"],
)
def test_time_between_two_runs_counts_by_the_clock(
    station: Station, clock: Clock, away: Duration, left: Duration
) -> None:
    countdown(station, clock, Ticks()).left("end")
    clock.wait(away)
    assert countdown(station, clock, Ticks()).left("end") == left


def test_countdown_that_was_restarted_begins_anew(station: Station, clock: Clock) -> None:
    passing = Ticks()
    counting = countdown(station, clock, passing)
    counting.left("end")
    passing.pass_by(HOUR)
    counting.restart()
    assert counting.left("end") == DAY


@pytest.mark.parametrize("kept", ["", "end", "end 1", "end x 3", "end 1 -3", "end 1 2 3"])
def test_what_is_no_countdown_is_taken_for_none(station: Station, clock: Clock, kept: str) -> None:
    station.remember("left", kept)
    assert countdown(station, clock, Ticks()).left("end") == DAY


def test_steady_clock_goes_on_from_where_the_wall_began(clock: Clock) -> None:
    passing = Ticks()
    steady = SteadyClock(clock.now, passing)
    clock.wait(Duration(days=3))
    passing.pass_by(HOUR)
    assert steady.now() == START + HOUR
    assert steady.behind == Duration(days=3) - HOUR


def test_seconds_pass() -> None:
    assert 0 < ticks() <= ticks()
