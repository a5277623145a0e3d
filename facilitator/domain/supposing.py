"""What would be if a command were given: for its preview, and for the command itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from facilitator.domain.agenda import Agenda, Block, BlockId, Day
from facilitator.domain.instant import Duration, Instant
from facilitator.domain.run import (
    BlockRun,
    IllegalTransitionError,
    Run,
    RunEvent,
    RunEventKind,
    apply_event,
)


def suppose(
    run: Run, events: Iterable[tuple[RunEventKind, BlockId, Duration]], now: Instant
) -> Run:
    """Return `run` after `events` at `now`, each with the time that it adds.

    What can't follow is left out.
    """
    blocks: dict[BlockId, BlockRun] = dict(run.blocks)
    for kind, block, added in events:
        event = RunEvent(id="", kind=kind, block=block, at=now, added=added)
        try:
            blocks[block] = apply_event(blocks.get(block, run.of(block)), event)
        except IllegalTransitionError:
            continue
    return replace(run, blocks=MappingProxyType(blocks))


def swapped(agenda: Agenda, first: BlockId, second: BlockId) -> Agenda:
    """Return `agenda` with `first` right behind `second`, which stands later on the same day.

    Where `first` opens the day, it exchanges its start with the block that opens it now: the day
    begins when it was to begin.
    """
    return replace(agenda, days=tuple(_swapped_in(day, first, second) for day in agenda.days))


def _swapped_in(day: Day, first: BlockId, second: BlockId) -> Day:
    known = {block.id: block for block in day.blocks}
    if first not in known or second not in known:
        return day
    blocks: list[Block] = [block for block in day.blocks if block.id != first]
    blocks.insert(blocks.index(known[second]) + 1, known[first])
    if day.blocks[0].id == first:
        opening = blocks[0]
        blocks[0] = replace(opening, start=known[first].start)
        blocks[blocks.index(known[first])] = replace(known[first], start=opening.start)
    return replace(day, blocks=tuple(blocks))


def inserted(agenda: Agenda, after: BlockId, new: Block) -> Agenda:
    """Return `agenda` with `new` right behind the block `after`."""
    return replace(agenda, days=tuple(_inserted_in(day, after, new) for day in agenda.days))


def _inserted_in(day: Day, after: BlockId, new: Block) -> Day:
    ids = [block.id for block in day.blocks]
    if after not in ids:
        return day
    behind = ids.index(after) + 1
    return replace(day, blocks=(*day.blocks[:behind], new, *day.blocks[behind:]))
