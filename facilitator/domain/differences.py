"""How an edited agenda differs from what an event runs by."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from enum import StrEnum

from facilitator.domain.agenda import Agenda, Block, BlockId


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
    changed = _differing(old, new, leave_out=("tracks", "code", "unplanned"))
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
