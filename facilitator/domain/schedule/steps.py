"""What runs, what comes next, and what Weiter does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from facilitator.domain.agenda import Agenda, Block
from facilitator.domain.instant import Duration, Instant, minutes
from facilitator.domain.run import BlockState, Run
from facilitator.domain.schedule.front import find_front, still_to_come
from facilitator.domain.schedule.plan import plan

AT_ONCE: Final[Duration] = minutes(1)
"""A pinned start that is no further away does not keep Weiter from starting the block."""


@dataclass(frozen=True, slots=True)
class Step:
    """What Weiter does: it ends one block, or starts one, or both at once."""

    ends: Block | None
    starts: Block | None


def current_block(agenda: Agenda, run: Run) -> Block | None:
    """Return the block that runs, outside of tracks; of several the one that started last."""
    current: tuple[Instant, Block] | None = None
    for _, block in agenda.blocks():
        of_block = run.of(block.id)
        if of_block.state is not BlockState.RUNNING or of_block.started is None:
            continue
        if current is None or of_block.started >= current[0]:
            current = of_block.started, block
    return None if current is None else current[1]


def next_block(agenda: Agenda, run: Run, now: Instant) -> Block | None:
    """Return the first block still to come, on whichever day; passed over ones do not come."""
    days = plan(agenda)
    coming = still_to_come(days, run, find_front(days, run, now))
    return next((slot.block for _, slot in coming), None)


def next_step(agenda: Agenda, run: Run, now: Instant) -> Step | None:
    """Return what Weiter does at `now`, None if the event is over.

    It ends what runs and starts the next block of the current day along with it, unless that one
    is pinned to a later time or the day has no more: then it only ends. If nothing runs it starts
    the next block, of whichever day and whenever that is pinned: the moderator asked for it.
    """
    ends = current_block(agenda, run)
    days = plan(agenda)
    front = find_front(days, run, now)
    number, slot = next(still_to_come(days, run, front), (None, None))
    if ends is None:
        return None if slot is None else Step(None, slot.block)
    if slot is None or number != front.day or keeps_waiting(slot.pinned, now):
        return Step(ends, None)
    return Step(ends, slot.block)


def keeps_waiting(pinned: Instant | None, now: Instant) -> bool:
    """Return whether a block that is pinned to `pinned` is not to begin yet."""
    return pinned is not None and pinned - now > AT_ONCE
