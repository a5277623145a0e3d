"""What of an agenda something hangs on, and whether it stays what it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from facilitator.domain.agenda import Agenda, Block, BlockId, PlaceId
from facilitator.domain.kinds import KindId
from facilitator.domain.places import WITHOUT_CAPTURE, places_of
from facilitator.domain.snapshot import Snapshot


def ids_in_use(snapshot: Snapshot, drafted: Iterable[PlaceId] = ()) -> frozenset[str]:
    """Return the ids of the workshops and blocks that something hangs on for good.

    That is: entries, removed ones too, a summary, a number once given, a measure, a draft (their
    places are `drafted`), or a run event.
    """
    measures = (measure.place for measure in snapshot.measures)
    return frozenset(
        (*snapshot.notes, *snapshot.numbers, *measures, *drafted, *snapshot.run.blocks)
    )


def kinds_in_use(snapshot: Snapshot) -> frozenset[KindId]:
    """Return the kinds that entries have, removed ones too."""
    kinds = {entry.kind for entry in snapshot.entries.values()}
    return frozenset(kind for kind in kinds if kind is not None)


def captures(block: Block) -> bool:
    """Return whether `block` is a place for entries, if it stands outside of tracks."""
    return block.kind not in WITHOUT_CAPTURE


def keeps(after: Agenda, before: Agenda, in_use: Collection[str]) -> bool:
    """Return whether all of `in_use` is in `after` what it was in `before`.

    A place stays a place of the same sort and code, any other block stays outside of tracks.
    """
    were, are = _sorts_and_codes(before), _sorts_and_codes(after)
    blocks_before, blocks_after = _outside_tracks(before), _outside_tracks(after)
    return all(
        (one not in were or were[one] == are.get(one))
        and (one not in blocks_before or one in blocks_after)
        for one in in_use
    )


def has_room_for(agenda: Agenda, ids: Iterable[str]) -> bool:
    """Return whether each of `ids` is a workshop or a block outside of tracks."""
    known = _outside_tracks(agenda).union(workshop.id for workshop in agenda.workshops)
    return known.issuperset(ids)


def _sorts_and_codes(agenda: Agenda) -> dict[PlaceId, tuple[bool, str]]:
    return {place.id: (place.is_workshop, place.code) for place in places_of(agenda)}


def _outside_tracks(agenda: Agenda) -> set[BlockId]:
    return {block.id for _, block in agenda.blocks()}
