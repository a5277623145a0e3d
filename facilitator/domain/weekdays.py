"""Days of the week in words."""

from __future__ import annotations

from datetime import date

from facilitator.texts import Texts


def weekday_name(texts: Texts, day: date) -> str:
    """Return ``Tuesday``."""
    weekdays = (
        texts("Monday"),
        texts("Tuesday"),
        texts("Wednesday"),
        texts("Thursday"),
        texts("Friday"),
        texts("Saturday"),
        texts("Sunday"),
    )
    return weekdays[day.weekday()]
