"""Moments and lengths of time; the only place that converts between their units.

Moments are counted in UTC so that no arithmetic ever crosses a change of the clocks: wall time
exists only where a person reads or writes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

Duration: TypeAlias = timedelta
"""A length of time; signed: a positive offset is late."""

NONE: Final = Duration(0)

_MILLISECOND: Final = Duration(milliseconds=1)
_MINUTE_MS: Final = 60_000
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment, in milliseconds since 1970-01-01T00:00Z."""

    ms: int

    # Written out: those of the dataclass build tuples, and a forecast compares thousands.
    def __lt__(self, other: Instant) -> bool:
        return self.ms < other.ms

    def __le__(self, other: Instant) -> bool:
        return self.ms <= other.ms

    def __gt__(self, other: Instant) -> bool:
        return self.ms > other.ms

    def __ge__(self, other: Instant) -> bool:
        return self.ms >= other.ms

    def __add__(self, length: Duration) -> Instant:
        return Instant(self.ms + to_ms(length))

    def __sub__(self, earlier: Instant) -> Duration:
        return Duration(milliseconds=self.ms - earlier.ms)


def to_ms(length: Duration) -> int:
    """Return `length` in whole milliseconds, rounded down."""
    return length // _MILLISECOND


def minutes(count: float) -> Duration:
    """Return a length of `count` minutes."""
    return Duration(minutes=count)


def whole_minutes(length: Duration) -> int:
    """Return `length` in minutes, rounded to the nearest, halves away from zero."""
    seconds = abs(length.total_seconds())
    rounded = int((seconds + 30) // 60)
    return rounded if length >= NONE else -rounded


def clock_minutes(offset: Duration) -> int:
    """Return how many minutes later than planned a clock shows something; negative is earlier.

    Plans stand on whole minutes and clocks show begun ones, so it is rounded down: 12:34:30
    instead of 12:30 is shown as 12:34 and is 4 minutes late.
    """
    return offset // Duration(minutes=1)


def minutes_between(start: Instant, end: Instant) -> int:
    """Return how many minutes lie between what a clock shows at `start` and at `end`.

    So whoever subtracts the times that stand beside it comes to the same number.
    """
    return end.ms // _MINUTE_MS - start.ms // _MINUTE_MS


def round_up_to_minutes(length: Duration) -> Duration:
    """Return `length` made longer to the next whole minute."""
    return -(-length // Duration(minutes=1)) * Duration(minutes=1)


def from_datetime(moment: datetime) -> Instant:
    """Return the instant of an aware `moment`."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone is not an instant")
    return Instant(to_ms(moment - _EPOCH))


FIRST_MOMENT: Final = from_datetime(datetime(1, 1, 3, tzinfo=UTC))
LAST_MOMENT: Final = from_datetime(datetime(9999, 12, 29, tzinfo=UTC))
"""What lies before and beyond, in no time zone stands in a calendar."""


def on_the_wall(moment: Instant, zone: ZoneInfo) -> datetime:
    """Return what calendar and clock in `zone` show at `moment`."""
    return (_EPOCH + Duration(milliseconds=moment.ms)).astimezone(zone)


def at_wall_time(day: date, wall: time, zone: ZoneInfo) -> Instant:
    """Return the moment at which the clock in `zone` first shows `wall` on `day`.

    A time that the spring change leaves out is read as if the clock had not changed yet (PEP 495,
    fold=0).
    """
    return from_datetime(datetime.combine(day, wall.replace(tzinfo=None, fold=0), tzinfo=zone))
