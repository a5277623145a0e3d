"""The longest part of a sequence that is in order: what is not of it was moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def longest_rising(orders: Sequence[int]) -> set[int]:
    """Return the places of one of the longest rising sequences."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, order in enumerate(orders):
        at = bisect_left(tails, order)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [order]
        ends[at : at + 1] = [place]
    kept: set[int] = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return kept
