"""Times and lengths as people write them, read from text. All raise ValueError."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Final

from facilitator.domain.instant import NONE, Duration, minutes

DURATION: Final = r"(?=\d)(?:(\d{1,2}) ?h)? ?(?:(\d{1,4}) ?min)?"
SHORT: Final = r"(?=\d)(?:(\d{1,2}) ?min)? ?(?:(\d{1,4}) ?s)?"
SHARE: Final = r"(\d{1,2}|100) ?%"
CLOCK: Final = r"([01]?\d|2[0-3]):([0-5]\d)"
DAY: Final = r"\d{4}-\d{2}-\d{2}"
LONGEST: Final = minutes(24 * 60)
"""No block is longer than a day."""
_SIGN: Final = r"([+\-\N{MINUS SIGN}]?) ?"


def parse_duration(text: str) -> Duration:
    """Return the length that ``45 min``, ``2 h`` or ``1 h 30 min`` says."""
    found = _whole(DURATION, text)
    return minutes(60 * int(found[1] or 0) + int(found[2] or 0))


def parse_short_duration(text: str) -> Duration:
    """Return the length that ``10 s``, ``1 min`` or ``1 min 30 s`` says."""
    found = _whole(SHORT, text)
    return minutes(int(found[1] or 0)) + Duration(seconds=int(found[2] or 0))


def parse_share(text: str) -> float:
    """Return what ``30 %`` says, as a number from 0 to 1."""
    return int(_whole(SHARE, text)[1]) / 100


def parse_length(text: str) -> Duration:
    """Return a length that is more than nothing, as people type it in a hurry.

    That is whatever `parse_duration` reads; ``15`` and ``1 h 15`` mean minutes, ``1:30`` is an
    hour and a half.
    """
    typed = text.strip().lower()
    if re.fullmatch(CLOCK, typed, re.ASCII):
        typed = "{} h {} min".format(*typed.split(":"))
    elif typed[-1:].isdigit():
        typed += " min"
    length = parse_duration(typed)
    if not NONE < length <= LONGEST:
        raise ValueError(text)
    return length


def parse_change(text: str) -> Duration:
    """Return a length with a sign: ``5 min`` and ``+5 min`` are more, ``-5 min`` is less."""
    found = _whole(_SIGN + "(.*)", text)
    length = parse_duration(found[2])
    return length if found[1] in ("", "+") else -length


def parse_clock(text: str) -> time:
    """Return the wall time that ``9:05`` or ``12:30`` says."""
    found = _whole(CLOCK, text)
    return time(int(found[1]), int(found[2]))


def parse_day(text: str) -> date:
    """Return the day that ``2025-09-09`` says."""
    return date.fromisoformat(_whole(DAY, text)[0])


def parse_count(text: str) -> int:
    """Return a whole number from 1 to 99,999."""
    return int(_whole(r"[1-9]\d{0,4}", text)[0])


def parse_head_count(text: str) -> int | None:
    """Return how many people there are, None if nothing is said; nobody is an answer, too."""
    typed = text.strip()
    if not typed or re.fullmatch("0+", typed, re.ASCII):
        return 0 if typed else None
    return parse_count(typed)


def parse_truth(text: str) -> bool:
    """Return what ``true`` or ``false`` says."""
    return _whole("true|false", text)[0] == "true"


def _whole(pattern: str, text: str) -> re.Match[str]:
    found = re.fullmatch(pattern, text, re.ASCII)
    if found is None:
        raise ValueError(text)
    return found
