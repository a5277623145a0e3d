"""What may be put elsewhere while the event runs: only what is still to come."""

from __future__ import annotations

from itertools import pairwise

from facilitator.domain.agenda import Agenda, Block, BlockId
from facilitator.domain.instant import Instant
from facilitator.domain.run import Run
from facilitator.domain.schedule.front import Front, find_front, still_to_come
from facilitator.domain.schedule.plan import plan


def next_to_come(agenda: Agenda, run: Run, block_id: BlockId, now: Instant) -> Block | None:
    """Return the block that `block_id` can be swapped with: the next to come on the same day.

    What is skipped between them is passed over. None if there is none, or if `block_id` has begun,
    was passed over, or stands in a track.
    """
    days = plan(agenda)
    for (day, slot), (other_day, other) in pairwise(
        still_to_come(days, run, find_front(days, run, now))
    ):
        if slot.block.id == block_id:
            return other.block if day == other_day else None
    return None


def can_follow(agenda: Agenda, run: Run, block_id: BlockId, now: Instant) -> bool:
    """Return whether a new block put right behind `block_id` would still come.

    Not where a later one has begun, in a track, or in a day that is over.
    """
    days = plan(agenda)
    front = find_front(days, run, now)
    return any(
        slot.block.id == block_id and Front(number, position) >= front
        for number, day in enumerate(days)
        for position, slot in enumerate(day.slots)
    )
