"""The machine's clock; nothing below the command line reads it."""

from __future__ import annotations

from datetime import UTC, datetime

from facilitator.domain.instant import Instant, from_datetime


def wall_clock() -> Instant:
    """Return the present."""
    return from_datetime(datetime.now(UTC))
