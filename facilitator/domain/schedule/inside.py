"""The times inside a phase that runs, without those of all the rest."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.agenda import Agenda, Block, BlockId
from facilitator.domain.instant import Instant
from facilitator.domain.run import Run
from facilitator.domain.schedule.forecast import time_block
from facilitator.domain.schedule.plan import plan
from facilitator.domain.schedule.timing import Timing
from facilitator.domain.schedule.tracks import time_track


def forecast_inside(
    agenda: Agenda, run: Run, phase: Block, now: Instant
) -> Mapping[BlockId, Timing]:
    """Return the times of what is in the tracks of `phase`, which runs.

    They are those of `forecast`: once a phase has begun, nothing before it can move it. But they
    cost a twentieth, and a keystroke waits for them.
    """
    if not phase.tracks:
        return {}
    slots = (slot for day in plan(agenda) for slot in day.slots)
    slot = next(slot for slot in slots if slot.block.id == phase.id)
    timing, course = time_block(slot, run, slot.start, now, passed_over=False)
    inside: dict[BlockId, Timing] = {}
    for courses in course.tracks:
        inside.update(time_track(courses, timing)[1])
    return inside
