"""What of an agenda something hangs on, and whether it stays what it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from facilitator.domain.agenda import Agenda, Block, BlockId, PlaceId, Track, track_id
from facilitator.domain.kinds import KindId
from facilitator.domain.places import WITHOUT_CAPTURE, places_of
from facilitator.domain.snapshot import Snapshot


def places_in_use(snapshot: Snapshot) -> frozenset[PlaceId]:
    """Return the workshops and blocks in which something was captured.

    That is: entries, removed ones too, a summary, a number once given, a measure, a photo, or a
    round of cards, which are filed there.
    """
    measures = (measure.place for measure in snapshot.measures)
    rounds = (known.place for known in snapshot.rounds)
    photos = (photo.place for photo in snapshot.photos if photo.place)
    return frozenset((*snapshot.notes, *snapshot.numbers, *measures, *rounds, *photos))


def ids_in_use(snapshot: Snapshot, drafted: Iterable[PlaceId] = ()) -> frozenset[str]:
    """Return the ids of the workshops, blocks and tracks that something hangs on for good.

    That is: what was captured, a draft (their places are `drafted`), a run event, a report, also to
    the plenum, or a game that was played. With something in a phase its phase and its workshop are
    in use.
    """
    ids = {*places_in_use(snapshot), *drafted, *snapshot.run.blocks}
    ids.update(snapshot.reports, snapshot.report_backs, snapshot.games)
    for _, block in snapshot.agenda.blocks():
        for track in block.tracks:
            if not ids.isdisjoint(_ids_of(block, track)):
                ids.update((block.id, track.workshop))
    return frozenset(ids)


def kinds_in_use(snapshot: Snapshot) -> frozenset[KindId]:
    """Return the kinds that entries have, removed ones too."""
    kinds = {entry.kind for entry in snapshot.entries.values()}
    return frozenset(kind for kind in kinds if kind is not None)


def captures(block: Block) -> bool:
    """Return whether `block` is a place for entries, if it stands outside of tracks."""
    return block.kind not in WITHOUT_CAPTURE


def keeps(after: Agenda, before: Agenda, in_use: Collection[str]) -> bool:
    """Return whether all of `in_use` is in `after` what it was in `before`.

    A place stays a place of the same sort and code, any other block stays outside of tracks or
    inside of them. Whatever meets somewhere still does.
    """
    were, are = _sorts_and_codes(before), _sorts_and_codes(after)
    there = _everything(before) - _everything(after)
    outside = _outside_tracks(before) - _outside_tracks(after)
    return _without_room(after) <= _without_room(before) and not any(
        one in there or one in outside or (one in were and were[one] != are.get(one))
        for one in in_use
    )


def finds_place(after: Snapshot, before: Snapshot) -> bool:
    """Return whether all that is in use in `after` and was not in `before` is where it belongs.

    What is captured belongs into a workshop or a block outside of tracks.
    """
    places = places_in_use(after) - places_in_use(before)
    others = ids_in_use(after) - ids_in_use(before)
    workshops = {workshop.id for workshop in after.agenda.workshops}
    return places <= _outside_tracks(after.agenda) | workshops and others <= _everything(
        after.agenda
    )


def _sorts_and_codes(agenda: Agenda) -> dict[PlaceId, tuple[bool, str]]:
    return {place.id: (place.is_workshop, place.code) for place in places_of(agenda)}


def _outside_tracks(agenda: Agenda) -> set[BlockId]:
    return {block.id for _, block in agenda.blocks()}


def _everything(agenda: Agenda) -> set[str]:
    """Return the ids of all workshops, blocks and tracks."""
    ids = {workshop.id for workshop in agenda.workshops}
    for _, block in agenda.blocks():
        ids.add(block.id)
        ids.update(*(_ids_of(block, track) for track in block.tracks))
    return ids


def _ids_of(phase: Block, track: Track) -> set[str]:
    """Return the ids of a track and of the blocks in it."""
    return {track_id(phase.id, track.workshop), *(inner.id for inner in track.blocks)}


def _without_room(agenda: Agenda) -> set[str]:
    """Return the blocks and tracks that meet in a room which the agenda does not have."""
    rooms = {None, *(room.id for room in agenda.rooms)}
    blocks = {block.id for block in agenda.all_blocks() if block.room not in rooms}
    tracks = {
        track_id(block.id, track.workshop)
        for _, block in agenda.blocks()
        for track in block.tracks
        if track.room not in rooms
    }
    return blocks | tracks
