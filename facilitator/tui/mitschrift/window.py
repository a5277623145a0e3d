"""Where an entry stands among many, and which of them fit into a pane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from facilitator.domain.entries import Entry, EntryId

Heights = Callable[[int], int]
"""How many lines the entry at that position takes; at least one."""


@dataclass(frozen=True, slots=True)
class Window:
    """The positions from `first` up to but without `end`."""

    first: int
    end: int


def position_of(wanted: EntryId, entries: Sequence[Entry]) -> int:
    """Return where `wanted` stands, -1 if it does not; what was filed last is found first."""
    for position in range(len(entries) - 1, -1, -1):
        if entries[position].id == wanted:
            return position
    return -1


def window_upto(end: int, room: int, heights: Heights) -> Window:
    """Return the entries before `end` that fit into `room` lines, at least one if there is any."""
    first, left = end, room
    while first > 0 and (left := left - heights(first - 1)) >= 0:
        first -= 1
    return Window(min(first, max(0, end - 1)), end)


def window_from(first: int, count: int, room: int, heights: Heights) -> Window:
    """Return the entries from `first` on that fit, and what fits before them at the very end."""
    end, left = first, room
    while end < count and (left := left - heights(end)) >= 0:
        end += 1
    if end == count:
        return window_upto(count, room, heights)
    return Window(first, max(end, first + 1))


def window_with(selected: int, before: Window, count: int, room: int, heights: Heights) -> Window:
    """Return a window that holds `selected` and moves as little as it can from `before`."""
    if selected <= before.first:
        return window_from(selected, count, room, heights)
    kept = window_from(min(before.first, count - 1), count, room, heights)
    if selected < kept.end:
        return kept
    # A tall entry that does not fit above may leave lines free below.
    return window_from(window_upto(selected + 1, room, heights).first, count, room, heights)
