"""The event's time, which is the wall's, or in a rehearsal runs faster."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.instant import Duration, Instant


@dataclass(frozen=True, slots=True)
class EventClock:
    """Says what time it is at the event: `event` when the wall clock showed `wall`."""

    event: Instant
    wall: Instant
    rate: float = 1.0
    """How much of the event's time passes in one second of the wall's; 0: it stands still."""

    def at(self, wall: Instant) -> Instant:
        """Return the event's time when the wall clock shows `wall`."""
        return self.event + Duration(milliseconds=(wall.ms - self.wall.ms) * self.rate)
