"""Calendar days in words."""

from __future__ import annotations

from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from facilitator.domain.instant import Instant, on_the_wall
from facilitator.texts import Texts
from facilitator.tui.wording import clock_time

_WEEK: Final = 7


def time_and_day(texts: Texts, moment: Instant, now: Instant, zone: ZoneInfo) -> str:
    """Return when `moment` is for somebody who reads it `now`; of today only the time.

    ``09:05``, ``tomorrow, Wed 09:05``, within a week ``Thu 09:05``, else ``Tue 9 Sep, 09:05``.
    """
    time, day = clock_time(moment, zone), on_the_wall(moment, zone).date()
    match (day - on_the_wall(now, zone).date()).days:
        case 0:
            return time
        case 1:
            return texts("tomorrow, {weekday} {time}", weekday=_weekday(texts, day), time=time)
        case ahead if 1 < ahead < _WEEK:
            return texts("{weekday} {time}", weekday=_weekday(texts, day), time=time)
        case _:
            return texts("{day}, {time}", day=day_name(texts, day), time=time)


def _weekday(texts: Texts, day: date) -> str:
    weekdays = (
        texts("Mon"),
        texts("Tue"),
        texts("Wed"),
        texts("Thu"),
        texts("Fri"),
        texts("Sat"),
        texts("Sun"),
    )
    return weekdays[day.weekday()]


def day_name(texts: Texts, day: date) -> str:
    """Return a day with its weekday, short: ``Tue 9 Sep``."""
    months = (
        texts("Jan"),
        texts("Feb"),
        texts("Mar"),
        texts("Apr"),
        texts("May"),
        texts("Jun"),
        texts("Jul"),
        texts("Aug"),
        texts("Sep"),
        texts("Oct"),
        texts("Nov"),
        texts("Dec"),
    )
    return texts(
        "{weekday} {day} {month}",
        weekday=_weekday(texts, day),
        day=day.day,
        month=months[day.month - 1],
    )
