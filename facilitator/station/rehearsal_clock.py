"""The clock of a rehearsal: it runs faster than the wall's, and may be put forward."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite

from facilitator.domain.event_clock import EventClock
from facilitator.domain.instant import FIRST_MOMENT, LAST_MOMENT, Instant


class RehearsalClock:
    """Starts at `start` and passes `rate` times as fast as `wall` does.

    With a rate of 0 it moves only when it is told to.
    """

    def __init__(self, start: Instant, wall: Callable[[], Instant], rate: float) -> None:
        self._wall = wall
        self.anchor = EventClock(start, wall(), rate)
        """From where it counts; whoever knows it can tell the time as well."""

    def now(self) -> Instant:
        """Return the moment that the rehearsal has got to."""
        return self.anchor.at(self._wall())

    def skip_to(self, moment: Instant) -> None:
        """Go on from `moment` if it lies ahead: nobody waits for a night to pass."""
        wall = self._wall()
        self.anchor = EventClock(max(self.anchor.at(wall), moment), wall, self.anchor.rate)

    def resume(self, anchor: EventClock) -> None:
        """Go on counting from `anchor`, at the rate that this clock has."""
        wall = self._wall()
        self.anchor = EventClock(anchor.at(wall), wall, self.anchor.rate)

    def stop(self) -> None:
        """Stand still from now on."""
        self.go_on(0)

    def go_on(self, rate: float) -> None:
        """Pass at `rate` from now on."""
        wall = self._wall()
        self.anchor = EventClock(self.anchor.at(wall), wall, rate)


def write_anchor(anchor: EventClock) -> str:
    """Return `anchor` as a record remembers it."""
    return f"{anchor.event.ms} {anchor.wall.ms} {anchor.rate!r}"


def read_anchor(text: str) -> EventClock | None:
    """Return what `write_anchor` wrote; None if that is not what `text` is."""
    try:
        event, wall, rate = text.split()
        anchor = EventClock(Instant(int(event)), Instant(int(wall)), float(rate))
    except ValueError:
        return None
    moments = (anchor.event, anchor.wall)
    is_possible = isfinite(anchor.rate) and FIRST_MOMENT <= min(moments) <= max(moments)
    return anchor if is_possible and max(moments) <= LAST_MOMENT else None
