"""A clock that a test sets."""

from __future__ import annotations

from facilitator.domain.instant import Duration, Instant


class Clock:
    """Stands still until it is told to go on."""

    def __init__(self, now: Instant) -> None:
        self.moment = now

    def now(self) -> Instant:
        return self.moment

    def wait(self, length: Duration) -> None:
        self.moment += length
