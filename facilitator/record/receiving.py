"""Sorting out what comes from elsewhere: what is news, what is missing, what contradicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from facilitator.record.change import Change, ChangeId
from facilitator.record.redacting import same
from facilitator.record.vectors import Vector


class Received(NamedTuple):
    """What became of changes that came from elsewhere."""

    fresh: tuple[Change, ...] = ()
    """Those that were not known yet."""
    gap: bool = False
    """Some could not be taken, because those before them are missing."""
    clashes: tuple[Change, ...] = ()
    """Another change is known under their number: somebody's file was copied, or tampered with."""


def sort_out(
    changes: Iterable[Change], reached: Vector, known: Mapping[ChangeId, Change]
) -> Received:
    """Return what is to be taken of `changes`, where stations have been `reached` so far."""
    fresh: dict[ChangeId, Change] = {}
    clashes: list[Change] = []
    now_reached: dict[str, int] = {}
    gap = False
    for change in changes:
        station, seq = change.id
        last = now_reached.get(station) or reached.get(station, 0)
        if seq == last + 1:
            now_reached[station] = seq
            fresh[change.id] = change
        elif seq > last:
            gap = True
        elif not same(fresh.get(change.id) or known.get(change.id, change), change):
            clashes.append(change)
    return Received(tuple(fresh.values()), gap, tuple(clashes))
