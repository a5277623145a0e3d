"""A day divided into stretches of work with breaks in time. All lengths are in minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from itertools import count
from typing import Final

_LONGEST_STRETCH: Final = 90
_BREAK: Final = 20
LONG_BREAK: Final = 60
_LONG_DAY: Final = 5 * 60
"""From this on a day has one long break."""
_LUNCH_TIME: Final = 12 * 60 + 30


@dataclass(frozen=True, slots=True)
class Stretch:
    """Work without a break, and the break after it; None after the last."""

    length: int
    pause: int | None
    pause_at: int
    """Since midnight."""


def divide(start: time, total: int) -> list[Stretch]:
    """Return the stretches of a day of `total` minutes; with the breaks they fill it exactly."""
    more = LONG_BREAK - _BREAK if total >= _LONG_DAY else 0
    parts = next(
        number for number in count(2) if total - _pauses(number, more) <= number * _LONGEST_STRETCH
    )
    lengths = _share(total - _pauses(parts, more), parts)
    begin = start.hour * 60 + start.minute
    ends = [begin + sum(lengths[: at + 1]) + at * _BREAK for at in range(parts - 1)]
    long_one = min(range(parts - 1), key=lambda at: abs(ends[at] - _LUNCH_TIME)) if more else -1
    return [
        Stretch(
            part,
            None if at == parts - 1 else LONG_BREAK if at == long_one else _BREAK,
            ends[at] if at < parts - 1 else 0,
        )
        for at, part in enumerate(lengths)
    ]


def _pauses(parts: int, more: int) -> int:
    return (parts - 1) * _BREAK + more


def _share(work: int, parts: int) -> list[int]:
    """Return `work` in about equal parts of whole five minutes; odd ones are the last's."""
    fives, odd = divmod(work, 5)
    each, left = divmod(fives, parts)
    lengths = [(each + (at < left)) * 5 for at in range(parts)]
    lengths[-1] += odd
    return lengths
