"""Taking an edited agenda over into an event that may already be running."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from difflib import SequenceMatcher
from enum import StrEnum

from facilitator.domain.agenda import Agenda, Block, BlockId, Day, PlaceId, Room, Track, Workshop
from facilitator.domain.in_use import captures
from facilitator.domain.kinds import KindId
from facilitator.domain.lasting import with_codes, with_kinds_in_use, with_numbers


class Changed(StrEnum):
    """How a file differs from what the event runs by."""

    ADDED = "added"
    REMOVED = "removed"
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class Difference:
    """One block (or the event itself: no block) that differs, with the fields that do.

    ``order`` among the fields of a block: it stands elsewhere.
    """

    changed: Changed
    title: str
    block: BlockId | None = None
    fields: tuple[str, ...] = ()


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
    or a phase, the kind of `old` does. Kinds stay while entries or blocks have them.
    """
    if old is None:
        return with_codes(new, None)
    blocks = {block.id: block for _, block in old.blocks() if block.id in in_use}
    workshops = {one.id: one for one in old.workshops if one.id in in_use}
    merged = _with_kept(_fitting(new, blocks, workshops), old, blocks, workshops)
    return with_codes(_with_needed(merged, old, kinds_in_use), old)


def differences(new: Agenda, old: Agenda) -> tuple[Difference, ...]:
    """Return how `new`, as `adopt` gave it, would change `old`, in the order of the agenda."""
    before = {block.id: block for block in old.all_blocks()}
    after = {block.id: block for block in new.all_blocks()}
    moved = _moved(new, old)
    found: list[Difference] = []
    event_fields = _differing(old, new, leave_out=("days",))
    if event_fields:
        found.append(Difference(Changed.EDITED, new.title, fields=event_fields))
    if [(day.date, day.end) for day in old.days] != [(day.date, day.end) for day in new.days]:
        found.append(Difference(Changed.EDITED, new.title, fields=("days",)))
    for block_id, block in after.items():
        if block_id not in before:
            found.append(Difference(Changed.ADDED, block.title, block_id))
            continue
        edited = _edited(before[block_id], block) + (("order",) if block_id in moved else ())
        if edited:
            found.append(Difference(Changed.EDITED, block.title, block_id, edited))
    found.extend(
        Difference(Changed.REMOVED, block.title, block_id)
        for block_id, block in before.items()
        if block_id not in after
    )
    return tuple(found)


def _edited(old: Block, new: Block) -> tuple[str, ...]:
    changed = _differing(old, new, leave_out=("tracks", "code"))
    rooms_old = [(track.workshop, track.room) for track in old.tracks]
    rooms_new = [(track.workshop, track.room) for track in new.tracks]
    return changed if rooms_old == rooms_new else (*changed, "tracks")


def _differing(
    old: Agenda | Block, new: Agenda | Block, *, leave_out: Collection[str]
) -> tuple[str, ...]:
    return tuple(
        field.name
        for field in fields(old)
        if field.name not in leave_out and getattr(old, field.name) != getattr(new, field.name)
    )


def _moved(new: Agenda, old: Agenda) -> set[BlockId]:
    """Return the blocks of both that stand in another day or track, or behind other blocks."""
    before, after = _siblings(old), _siblings(new)
    parents = {block: parent for parent, blocks in before.items() for block in blocks}
    moved: set[BlockId] = set()
    for parent, blocks in after.items():
        known = [block for block in blocks if block in parents]
        stayed = [block for block in known if parents[block] == parent]
        stood = [block for block in before.get(parent, ()) if block in set(stayed)]
        matches = SequenceMatcher(None, stood, stayed, autojunk=False).get_matching_blocks()
        in_order = {block for match in matches for block in stood[match.a : match.a + match.size]}
        moved.update(block for block in known if block not in in_order)
    return moved


def _siblings(agenda: Agenda) -> dict[tuple[str, ...], list[BlockId]]:
    """Return what stands in each day and track, in order."""
    found: dict[tuple[str, ...], list[BlockId]] = {}
    for day in agenda.days:
        found[day.date.isoformat(),] = [block.id for block in day.blocks]
        for block in day.blocks:
            for track in block.tracks:
                found[block.id, track.workshop] = [inner.id for inner in track.blocks]
    return found


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
        tracks = (track(one) for one in given.tracks if one.workshop not in blocks)
        return replace(given, tracks=tuple(tracks))

    def day(given: Day) -> Day:
        fitting = (block(one) for one in given.blocks if one.id not in workshops)
        return replace(given, blocks=tuple(fitting))

    return replace(
        new,
        days=tuple(map(day, new.days)),
        workshops=tuple(one for one in new.workshops if one.id not in blocks),
    )


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
