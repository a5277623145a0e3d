"""Taking an edited agenda over into an event that may already be running."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from facilitator.domain.agenda import (
    Agenda,
    Block,
    BlockId,
    Day,
    PlaceId,
    Room,
    Track,
    Workshop,
    track_id,
)
from facilitator.domain.in_use import captures
from facilitator.domain.kinds import KindId
from facilitator.domain.lasting import with_codes, with_kinds_in_use, with_numbers


def adopt(
    new: Agenda,
    old: Agenda | None,
    in_use: Collection[str] = (),
    kinds_in_use: Collection[KindId] = (),
) -> Agenda:
    """Return `new` as the event that ran by `old` can run by it.

    Blocks and workshops of `old` whose ids are `in_use` (`in_use.ids_in_use`) stay what they are:
    places or phases outside of tracks, each with its code or number. Where `new` moves one into a
    track, uses its id for something else or lacks it, `old` stands; where it makes a place a break
    or a phase, the kind of `old` does. What is in use inside of tracks stays in its phase. Kinds
    stay while entries or blocks have them, unplanned blocks always.
    """
    if old is None:
        return with_codes(new, None)
    blocks = {block.id: block for _, block in old.blocks() if block.id in in_use or block.unplanned}
    workshops = {one.id: one for one in old.workshops if one.id in in_use}
    inner = {block.id for block in old.all_blocks() if block.id in in_use}
    fitting = _fitting(_without_workshops(new, inner | blocks.keys()), blocks, workshops)
    merged = _with_kept(fitting, old, blocks, workshops)
    merged = _with_tracks_kept(merged, old, in_use)
    return with_codes(_with_needed(merged, old, kinds_in_use), old)


Blocks = Mapping[BlockId, Block]
Workshops = Mapping[PlaceId, Workshop]


def _fitting(new: Agenda, blocks: Blocks, workshops: Workshops) -> Agenda:
    """Return `new` without what contradicts the `blocks` and `workshops` that are in use."""

    def track(given: Track) -> Track:
        inner = (one for one in given.blocks if one.id not in blocks and one.id not in workshops)
        return replace(given, blocks=tuple(inner))

    def block(given: Block) -> Block:
        kept = blocks.get(given.id)
        if kept is not None and captures(kept) and not captures(given):
            return replace(given, kind=kept.kind, tracks=())
        return replace(given, tracks=tuple(map(track, given.tracks)))

    def day(given: Day) -> Day:
        fitting = (block(one) for one in given.blocks if one.id not in workshops)
        return replace(given, blocks=tuple(fitting))

    return replace(new, days=tuple(map(day, new.days)))


def _without_workshops(new: Agenda, ids: Collection[str]) -> Agenda:
    """Return `new` without workshops, and tracks of them, that have an id which blocks have."""

    def block(given: Block) -> Block:
        return replace(
            given, tracks=tuple(track for track in given.tracks if track.workshop not in ids)
        )

    days = (replace(day, blocks=tuple(map(block, day.blocks))) for day in new.days)
    workshops = (one for one in new.workshops if one.id not in ids)
    return replace(new, days=tuple(days), workshops=tuple(workshops))


def _with_kept(new: Agenda, old: Agenda, blocks: Blocks, workshops: Workshops) -> Agenda:
    """Return `new` with those of `blocks` and `workshops` that it lacks, where `old` has them."""
    there = {block.id for block in new.all_blocks()}
    ids = there.union(one.id for one in new.workshops)
    days = {day.date: day for day in new.days}
    returning: dict[BlockId, Block] = {}
    for old_day in old.days:
        lost = [
            _without_others(block, ids, there)
            for block in old_day.blocks
            if block.id in blocks and block.id not in there
        ]
        if lost:
            day = days.get(old_day.date, replace(old_day, blocks=()))
            merged = _merge(day.blocks, old_day.blocks, lost)
            days[old_day.date] = replace(day, blocks=merged)
            returning |= {block.id: block for block in lost}
    needed = {track.workshop for block in returning.values() for track in block.tracks}
    kept = (
        one
        for one in old.workshops
        if one.id not in ids and (one.id in workshops or one.id in needed)
    )
    numbers = {one.id: one.number for one in workshops.values()}
    return replace(
        new,
        days=tuple(days[key] for key in sorted(days)),
        workshops=with_numbers((*new.workshops, *kept), numbers),
    )


def _with_tracks_kept(new: Agenda, old: Agenda, in_use: Collection[str]) -> Agenda:
    """Return `new` with what is in use inside the tracks of `old`'s phases, and lacks in `new`."""
    there = {block.id for block in new.all_blocks()}
    workshops = {one.id for one in new.workshops}
    phases = {block.id: block for _, block in old.blocks() if block.tracks}

    def block(given: Block) -> Block:
        tracks = {track.workshop: track for track in given.tracks}
        for track in phases[given.id].tracks if given.id in phases else ():
            lost = [one for one in track.blocks if one.id in in_use and one.id not in there]
            is_needed = lost or track_id(given.id, track.workshop) in in_use
            if is_needed and track.workshop in workshops:
                kept = tracks.get(track.workshop, replace(track, blocks=()))
                merged = _merge(kept.blocks, track.blocks, lost)
                tracks[track.workshop] = replace(kept, blocks=merged)
        if len(tracks) == len(given.tracks) == 0:
            return given
        kind = given.kind if given.tracks else phases[given.id].kind
        return replace(given, kind=kind, tracks=tuple(tracks.values()))

    days = (replace(day, blocks=tuple(map(block, day.blocks))) for day in new.days)
    return replace(new, days=tuple(days))


def _without_others(block: Block, ids: Collection[str], blocks: Collection[BlockId]) -> Block:
    """Return `block` without what the new agenda has elsewhere or has made something else."""
    return replace(
        block,
        tracks=tuple(
            replace(track, blocks=tuple(inner for inner in track.blocks if inner.id not in ids))
            for track in block.tracks
            if track.workshop not in blocks
        ),
    )


def _merge(
    new: tuple[Block, ...], old: tuple[Block, ...], lost: Collection[Block]
) -> tuple[Block, ...]:
    """Return `new` with each lost block put behind the one that it used to follow."""
    merged = list(new)
    returning = {block.id: block for block in lost}
    position = 0
    for block in old:
        if block.id in returning:
            merged.insert(position, returning[block.id])
            position += 1
        else:
            at = next((i for i, other in enumerate(merged) if other.id == block.id), None)
            position = position if at is None else at + 1
    return tuple(merged)


def _with_needed(agenda: Agenda, old: Agenda, kinds_in_use: Collection[KindId]) -> Agenda:
    """Return `agenda` with those kinds and rooms of `old` that it lacks and needs."""
    blocks = tuple(agenda.all_blocks())
    kinds = {block.capture for block in blocks if block.capture is not None}.union(kinds_in_use)
    tracks = (track for block in blocks for track in block.tracks)
    rooms = {block.room for block in blocks}.union(track.room for track in tracks)
    return replace(
        agenda,
        kinds=with_kinds_in_use(agenda.kinds, old.kinds, kinds),
        rooms=(*agenda.rooms, *_missing(old.rooms, agenda.rooms, rooms)),
    )


def _missing(
    old: tuple[Room, ...], new: tuple[Room, ...], needed: Collection[str | None]
) -> tuple[Room, ...]:
    known = {room.id for room in new}
    return tuple(room for room in old if room.id in needed and room.id not in known)
