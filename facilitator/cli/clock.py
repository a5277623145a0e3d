"""The machine's clock; nothing below the command line reads it."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from facilitator.domain.instant import Instant, from_datetime


def wall_clock() -> Instant:
    """Return the present."""
    return from_datetime(datetime.now(UTC))


def steady_clock() -> Instant:
    """Return a moment of no calendar, for measuring what passes: nobody can set it."""
    return Instant(time.monotonic_ns() // 1_000_000)
