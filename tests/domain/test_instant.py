"""Moments, lengths of time, and the clock on the wall."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.instant import (
    Duration,
    Instant,
    at_wall_time,
    from_datetime,
    minutes,
    minutes_between,
    on_the_wall,
    to_ms,
    whole_minutes,
)

BERLIN = ZoneInfo("Europe/Berlin")
SPRING = date(2025, 3, 30)
AUTUMN = date(2025, 10, 26)

instants = st.integers(0, 10**14).map(Instant)
lengths = st.integers(-(10**12), 10**12).map(lambda ms: Duration(milliseconds=ms))


@given(instants, lengths)
def test_what_was_added_is_the_difference(moment: Instant, length: Duration) -> None:
    assert (moment + length) - moment == length
    assert (moment + length > moment) == (length > Duration(0))


@given(st.datetimes(min_value=datetime(1970, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_moment_survives_the_wall_to_the_millisecond(moment: datetime) -> None:
    shown = on_the_wall(from_datetime(moment), BERLIN)

    assert shown == moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def test_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        from_datetime(datetime(2025, 9, 9, 12, 30))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("day", "wall", "utc"),
    [
        (date(2025, 9, 9), "12:30", "2025-09-09T10:30"),
        (date(2025, 1, 9), "12:30", "2025-01-09T11:30"),
        (SPRING, "01:59", "2025-03-30T00:59"),
        (SPRING, "02:30", "2025-03-30T01:30"),
        (SPRING, "03:30", "2025-03-30T01:30"),
        (AUTUMN, "02:30", "2025-10-26T00:30"),
        (AUTUMN, "03:00", "2025-10-26T02:00"),
    ],
)
def test_wall_time_is_read_in_its_zone(day: date, wall: str, utc: str) -> None:
    moment = at_wall_time(day, time.fromisoformat(wall), BERLIN)

    assert moment == from_datetime(datetime.fromisoformat(utc).replace(tzinfo=UTC))


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(0, 0), (29, 0), (30, 1), (89, 1), (90, 2), (-29, 0), (-30, -1), (-90, -2), (3600, 60)],
)
def test_minutes_round_to_the_nearest(seconds: int, expected: int) -> None:
    assert whole_minutes(Duration(seconds=seconds)) == expected


@pytest.mark.parametrize(
    ("length", "ms"), [(minutes(1.5), 90_000), (Duration(microseconds=-1), -1)]
)
def test_milliseconds_round_down(length: Duration, ms: int) -> None:
    assert to_ms(length) == ms


@pytest.mark.parametrize(
    ("start", "end", "expected"), [(0, 59_999, 0), (59_000, 60_000, 1), (60_000, 0, -1)]
)
def test_minutes_between_are_those_that_clocks_show(start: int, end: int, expected: int) -> None:
    assert minutes_between(Instant(start), Instant(end)) == expected
