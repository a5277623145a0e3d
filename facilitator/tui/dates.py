"""Calendar days in words."""

from __future__ import annotations

from datetime import date

from facilitator.texts import Texts


def day_name(texts: Texts, day: date) -> str:
    """Return a day with its weekday, short: ``Tue 9 Sep``."""
    weekdays = (
        texts("Mon"),
        texts("Tue"),
        texts("Wed"),
        texts("Thu"),
        texts("Fri"),
        texts("Sat"),
        texts("Sun"),
    )
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
        weekday=weekdays[day.weekday()],
        day=day.day,
        month=months[day.month - 1],
    )
