"""The clock of a rehearsal."""

from __future__ import annotations

import pytest

from facilitator.domain.event_clock import EventClock
from facilitator.domain.instant import Instant, minutes
from facilitator.station.rehearsal_clock import RehearsalClock, read_anchor, write_anchor
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


def test_rehearsal_clock_that_was_stopped_waits_until_it_is_gone_on_with() -> None:
    wall = Clock(at("08:00"))
    first = RehearsalClock(at("12:30"), wall.now, rate=60)
    wall.wait(minutes(1))
    first.stop()
    wall.wait(minutes(600))
    second = RehearsalClock(at("09:00"), wall.now, rate=60)
    second.resume(first.anchor)
    assert second.now() == at("13:30")


def test_rehearsal_clock_goes_on_after_it_was_stopped() -> None:
    wall = Clock(at("08:00"))
    clock = RehearsalClock(at("12:30"), wall.now, rate=60)
    clock.stop()
    wall.wait(minutes(9))
    clock.go_on(60)
    wall.wait(minutes(0.5))
    assert clock.now() == at("13:00")


def test_anchor_is_read_as_it_was_written() -> None:
    anchor = EventClock(Instant(1_757_413_800_000), Instant(1_763_822_583_123), 0.1)
    assert read_anchor(write_anchor(anchor)) == anchor


@pytest.mark.parametrize(
    "text",
    [
        "1 2 nan",
        "1 2 inf",
        f"{10**20} 2 1.0",
        f"1 {-(10**20)} 1.0",
        "",
        "1 2",
        "1 2 3 4",
        "a b c",
        "1 2 x",
    ],
)
def test_anchor_that_is_none_is_not_read(text: str) -> None:
    assert read_anchor(text) is None
