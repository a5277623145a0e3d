"""Taking an edited agenda over into an event that may already be running."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import TypeVar

from facilitator.domain.agenda import Agenda, Block, BlockId, Day, Room
from facilitator.domain.kinds import Kind
from facilitator.domain.numbering import code_for


class Changed(StrEnum):
    """How a file differs from what the event runs by."""

    ADDED = "added"
    REMOVED = "removed"
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class Difference:
    """One block (or the event itself: no block) that differs, with the fields that do."""

    changed: Changed
    title: str
    block: BlockId | None = None
    fields: tuple[str, ...] = ()


def adopt(new: Agenda, old: Agenda | None, keep: Collection[str]) -> Agenda:
    """Return `new` as the event can run by it.

    Blocks and workshops of `old` whose ids are in `keep` (they have content or have run) stay
    even if `new` lacks them; codes once given never change.
    """
    merged = new if old is None else _with_kept(new, old, keep)
    return _with_codes(merged, old)


def differences(new: Agenda, old: Agenda) -> tuple[Difference, ...]:
    """Return how `new`, as `adopt` gave it, would change `old`, in the order of the agenda."""
    before, after = dict(_all_blocks(old)), dict(_all_blocks(new))
    found: list[Difference] = []
    event_fields = _differing(old, new, leave_out=("days",))
    if event_fields:
        found.append(Difference(Changed.EDITED, new.title, fields=event_fields))
    if [(day.date, day.end) for day in old.days] != [(day.date, day.end) for day in new.days]:
        found.append(Difference(Changed.EDITED, new.title, fields=("days",)))
    for block_id, block in after.items():
        if block_id not in before:
            found.append(Difference(Changed.ADDED, block.title, block_id))
        elif edited := _edited(before[block_id], block):
            found.append(Difference(Changed.EDITED, block.title, block_id, edited))
    found.extend(
        Difference(Changed.REMOVED, block.title, block_id)
        for block_id, block in before.items()
        if block_id not in after
    )
    if not found and _order(old) != _order(new):
        found.append(Difference(Changed.EDITED, new.title, fields=("order",)))
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


def _order(agenda: Agenda) -> list[tuple[str, str]]:
    return [(day.date.isoformat(), block.id) for day, block in agenda.blocks()]


def _all_blocks(agenda: Agenda) -> Iterator[tuple[BlockId, Block]]:
    for _, block in agenda.blocks():
        yield block.id, block
        for track in block.tracks:
            for inner in track.blocks:
                yield inner.id, inner


def _with_kept(new: Agenda, old: Agenda, keep: Collection[str]) -> Agenda:
    there = {block_id for block_id, _ in _all_blocks(new)}
    days = {day.date: day for day in new.days}
    kept: list[Block] = []
    for old_day in old.days:
        lost = [
            _without_inner(block, there)
            for block in old_day.blocks
            if block.id in keep and block.id not in there
        ]
        if lost:
            day = days.get(old_day.date, replace(old_day, blocks=()))
            blocks = _merge(day.blocks, old_day.blocks, lost)
            days[old_day.date] = replace(day, blocks=blocks)
            kept += lost
    used = {track.workshop for block in kept for track in block.tracks}.union(keep)
    known = {workshop.id for workshop in new.workshops}
    return replace(
        new,
        days=tuple(days[key] for key in sorted(days)),
        workshops=(
            *new.workshops,
            *(w for w in old.workshops if w.id in used and w.id not in known),
        ),
        kinds=(*new.kinds, *_missing(old.kinds, new.kinds)),
        rooms=(*new.rooms, *_missing(old.rooms, new.rooms)),
    )


def _without_inner(block: Block, there: Collection[BlockId]) -> Block:
    """Return `block` without those inner blocks that the new agenda has elsewhere."""
    return replace(
        block,
        tracks=tuple(
            replace(track, blocks=tuple(inner for inner in track.blocks if inner.id not in there))
            for track in block.tracks
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


_Named = TypeVar("_Named", Kind, Room)


def _missing(old: tuple[_Named, ...], new: tuple[_Named, ...]) -> tuple[_Named, ...]:
    known = {one.id for one in new}
    return tuple(one for one in old if one.id not in known)


def _with_codes(agenda: Agenda, old: Agenda | None) -> Agenda:
    """Return `agenda` with a code for every block; codes once given stand, gone blocks' too."""
    given = {} if old is None else {block.id: block.code for _, block in old.blocks()}
    taken = set(given.values())
    days: list[Day] = []
    for day in agenda.days:
        blocks: list[Block] = []
        for block in day.blocks:
            code = given.get(block.id) or code_for(block.title, taken)
            taken.add(code)
            blocks.append(replace(block, code=code))
        days.append(replace(day, blocks=tuple(blocks)))
    return replace(agenda, days=tuple(days))
