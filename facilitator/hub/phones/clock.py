"""A clock for games: what is done to the machine's own must not end one, or forget it early."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TypeAlias

from facilitator.domain.instant import Duration, Instant

Ticks: TypeAlias = Callable[[], float]
"""Seconds since some moment; nobody sets them, and they go on while the machine sleeps."""


def ticks() -> float:
    """Return the seconds since some moment."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        # Python's own stands still while a Mac sleeps; this one does not.
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()


class SteadyClock:
    """Shows the time of `wall` as it was at the beginning, and what has passed since."""

    def __init__(self, wall: Callable[[], Instant], ticks: Ticks = ticks) -> None:
        self._wall = wall
        self._ticks = ticks
        self._begun = wall(), ticks()

    def now(self) -> Instant:
        """Return the time."""
        at, since = self._begun
        return at + Duration(seconds=self._ticks() - since)

    @property
    def behind(self) -> Duration:
        """By how much the wall's clock was set forward since; negative: back."""
        return self._wall() - self.now()
