"""Cards that were put aside or back: the hub does that, undo finds it here alone."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import TypeAlias

from facilitator.domain.entries import EntryId
from facilitator.domain.snapshot import Snapshot

Stand: TypeAlias = Hashable
"""Tells how all stood that undo takes back in the record."""


@dataclass(frozen=True, slots=True)
class Move:
    """A card was put aside, or back among those that wait, while the record stood like that."""

    card: EntryId
    is_dropped: bool
    stand: Stand


def stand_of(snapshot: Snapshot) -> Stand:
    """Return what differs as soon as anything was done in Abfragen that the record keeps."""
    queries = ((one.id, one.state, one.people, len(one.counts)) for one in snapshot.queries)
    rounds = ((one.id, one.is_open) for one in snapshot.rounds)
    photos = (one.id for one in snapshot.photos)
    return tuple(queries), tuple(rounds), taken_cards(snapshot), tuple(photos)


def taken_cards(snapshot: Snapshot) -> frozenset[EntryId]:
    """Return the cards that are entries."""
    entries = snapshot.entries.values()
    return frozenset(entry.id for entry in entries if entry.round and not entry.removed)


@dataclass(slots=True)
class Moves:
    """What was moved, the last one last: it comes before all that the record kept earlier."""

    _done: list[Move] = field(default_factory=list)
    _undone: list[Move] = field(default_factory=list)

    def note(self, card: EntryId, stand: Stand, *, is_dropped: bool) -> None:
        """Note that somebody moved `card` here."""
        self._done.append(Move(card, is_dropped, stand))
        self._undone.clear()

    def undo(self, stand: Stand) -> Move | None:
        """Return what was moved last, to be moved back; None: something else came after it."""
        return _pass_on(self._done, self._undone, stand)

    def redo(self, stand: Stand) -> Move | None:
        """Return what was moved back last, to be moved again; None: something came after it."""
        return _pass_on(self._undone, self._done, stand)


def _pass_on(source: list[Move], target: list[Move], stand: Stand) -> Move | None:
    if not source or source[-1].stand != stand:
        return None
    target.append(source.pop())
    return target[-1]
