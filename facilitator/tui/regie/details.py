"""Details on the lines that are left for them: all of them, or the beginning of each."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text


def cut(
    parts: Sequence[Sequence[Text]], width: int, room: int, console: Console
) -> list[list[Text]]:
    """Return the lines of each part, together `room` at most; what is cut ends in an ellipsis.

    Each detail gets one line before any gets a second, the first ones first.
    """
    wrapped = [[_wrapped(detail, width, console) for detail in part] for part in parts]
    given = iter(_shares([len(lines) for part in wrapped for lines in part], room))
    return [
        [line for lines in part for line in _first(lines, next(given), width)] for part in wrapped
    ]


def needed(details: Sequence[Text], width: int, console: Console) -> int:
    """Return how many lines all details take if none is cut."""
    return sum(len(_wrapped(detail, width, console)) for detail in details)


def _wrapped(detail: Text, width: int, console: Console) -> list[Text]:
    lines = list(detail.wrap(console, width))
    for line in lines:
        line.rstrip()
    return lines


def _shares(needs: Sequence[int], room: int) -> list[int]:
    given = [0] * len(needs)
    for most in (1, room):
        for number, need in enumerate(needs):
            more = max(0, min(most, need) - given[number])
            more = min(more, room - sum(given))
            given[number] += more
    return given


def _first(lines: list[Text], count: int, width: int) -> list[Text]:
    shown = lines[:count]
    if shown and count < len(lines):
        last = shown[-1] = shown[-1].copy()
        last.truncate(width - 1)
        last.append("…")
    return shown
