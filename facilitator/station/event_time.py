"""The clock of a joined device: what time it is at the event, whatever its own clock shows."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.domain.event_clock import EventClock
from facilitator.domain.instant import Instant


class EventTime:
    """Follows the event's clock as the hub last told it; until then it is that of this machine.

    So a laptop whose clock is wrong counts down to the right moment, and one that takes part in a
    rehearsal as fast as all others.
    """

    def __init__(self, wall: Callable[[], Instant]) -> None:
        self._wall = wall
        self.anchor: EventClock | None = None
        """What the hub said last, tied to the clock of this machine."""

    @property
    def rate(self) -> float:
        """How much of the event's time passes in one second."""
        return self.anchor.rate if self.anchor is not None else 1.0

    def now(self) -> Instant:
        """Return what time it is at the event."""
        wall = self._wall()
        return self.anchor.at(wall) if self.anchor is not None else wall

    def follow(self, clock: EventClock | None) -> None:
        """Go on by `clock`; None: the hub does not know, and what was known still holds."""
        if clock is not None:
            self.anchor = clock
