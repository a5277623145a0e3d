"""What Weiter does in one track."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.agenda import Agenda, Block, BlockId, PlaceId, Track
from facilitator.domain.instant import Instant
from facilitator.domain.run import BlockState, Run
from facilitator.domain.schedule.courses import Course
from facilitator.domain.schedule.phases import run_block
from facilitator.domain.schedule.plan import plan
from facilitator.domain.schedule.steps import keeps_waiting


@dataclass(frozen=True, slots=True)
class TrackStep:
    """What Weiter does in one track: it ends one block, or starts one, or both at once."""

    phase: Block
    track: Track
    ends: Block | None
    starts: Block | None


def next_track_step(
    agenda: Agenda, run: Run, phase_id: BlockId, workshop: PlaceId, now: Instant
) -> TrackStep | None:
    """Return what Weiter does in the track of `workshop` while that phase runs.

    It ends the block that runs, or is taken to run by the clock, and starts the next one along with
    it, unless that is pinned to a later time. With the last block it reports the track as finished,
    even where the clock has taken that for granted. None: that was done, or the track is cancelled,
    or the phase does not run.
    """
    of_phase = run.of(phase_id)
    if of_phase.state is not BlockState.RUNNING or of_phase.started is None:
        return None
    slots = (slot for day in plan(agenda) for slot in day.slots)
    phase = next(slot for slot in slots if slot.block.id == phase_id)
    course = run_block(phase, of_phase, of_phase.started, run, now)
    for track, courses in zip(phase.block.tracks, course.tracks, strict=True):
        if track.workshop == workshop:
            ends, starts = _ends_and_starts(courses, now)
            return TrackStep(phase.block, track, ends, starts) if ends or starts else None
    raise KeyError(workshop)


def _ends_and_starts(courses: Sequence[Course], now: Instant) -> tuple[Block | None, Block | None]:
    running = [one.slot.block for one in courses if one.state is BlockState.RUNNING]
    coming = [one.slot for one in courses if one.state is BlockState.PENDING]
    if not running and not coming:
        running = [
            one.slot.block for one in courses if one.state is BlockState.DONE and not one.is_over
        ]
    ends = running[-1] if running else None
    if not coming or (ends and keeps_waiting(coming[0].pinned, now)):
        return ends, None
    return ends, coming[0].block
