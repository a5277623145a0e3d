"""What time it is at the event."""

from __future__ import annotations

import pytest

from facilitator.domain.event_clock import EventClock
from facilitator.domain.instant import Instant


@pytest.mark.parametrize(
    ("rate", "wall", "event"),
    [(1.0, 1_000, 51_000), (60.0, 1_000, 110_000), (0.0, 9_000, 50_000), (60.0, -1_000, -10_000)],
)
def test_event_clock_counts_from_its_anchor(rate: float, wall: int, event: int) -> None:
    clock = EventClock(event=Instant(50_000), wall=Instant(0), rate=rate)
    assert clock.at(Instant(wall)) == Instant(event)
