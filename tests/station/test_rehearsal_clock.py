"""The clock of a rehearsal."""

from __future__ import annotations

from facilitator.domain.instant import minutes
from facilitator.station.rehearsal_clock import RehearsalClock
from tests.clock import Clock
from tests.domain.factories import at


def test_rehearsal_clock_runs_faster_than_the_wall() -> None:
    wall = Clock(at("08:00"))
    clock = RehearsalClock(at("12:30"), wall.now, rate=60)
    wall.wait(minutes(0.5))
    assert clock.now() == at("13:00")


def test_rehearsal_clock_skips_only_ahead() -> None:
    clock = RehearsalClock(at("12:30"), Clock(at("08:00")).now, rate=60)
    clock.skip_to(at("12:00"))
    assert clock.now() == at("12:30")
    clock.skip_to(at("14:00"))
    assert clock.now() == at("14:00")


def test_rehearsal_clock_resumed_elsewhere_tells_the_same_time_at_its_own_rate() -> None:
    wall = Clock(at("08:00"))
    first = RehearsalClock(at("12:30"), wall.now, rate=60)
    wall.wait(minutes(1))
    second = RehearsalClock(at("09:00"), wall.now, rate=2)
    second.resume(first.anchor)
    assert second.now() == first.now() == at("13:30")
    wall.wait(minutes(1))
    assert second.now() - at("13:30") == minutes(2)
