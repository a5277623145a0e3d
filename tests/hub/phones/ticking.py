"""Seconds that nobody sets."""

from __future__ import annotations

from facilitator.domain.instant import Duration


class Ticks:
    """Passes when told to."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds

    def pass_by(self, length: Duration) -> None:
        self.seconds += length.total_seconds()
