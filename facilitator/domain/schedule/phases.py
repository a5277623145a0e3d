"""How long a block lasts, and a phase with its tracks.

- A phase lasts as long as the longest of its tracks, without those that are cancelled; and as its
  own duration, if that is longer than every track as planned.
- Time added to a phase is time for the tracks that are planned to end with it: their closing block
  gets it. Time taken off a phase ends it that much earlier, and with it every track.
- A track overruns until somebody reports it as finished, if it is planned to end with its phase or
  was given so much time that it would. The end of any other is assumed when its time is used up.
- A phase that runs is expected to end with the last of its tracks, and never before `now`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from typing import NamedTuple

from facilitator.domain.instant import NONE, Duration, Instant
from facilitator.domain.run import BlockRun, BlockState, Run
from facilitator.domain.schedule.courses import NEVER, Bounds, Course, due_of, follow
from facilitator.domain.schedule.plan import Slot


class BlockCourse(NamedTuple):
    """When a block ends that begins at a given moment."""

    due: Instant
    end: Instant
    tracks: Sequence[Sequence[Course]] = ()
    """In the order of the plan."""


def run_block(
    slot: Slot, of_block: BlockRun, start: Instant, run: Run, now: Instant
) -> BlockCourse:
    """Return when a block ends that began at `start`, or is expected to begin then."""
    if slot.tracks:
        return _run_phase(slot, of_block, start, run, of_block.ended or now)
    due = max(start, start + (slot.block.duration + of_block.added_time))
    return BlockCourse(due, due if of_block.started is None else of_block.ended or max(due, now))


def _run_phase(
    phase: Slot, of_phase: BlockRun, start: Instant, run: Run, now: Instant
) -> BlockCourse:
    """Return the course of a phase; once it has ended, `now` is when it did."""
    clock = None if of_phase.started is None else now
    of_blocks = [[run.of(slot.block.id) for slot in slots] for slots in phase.tracks]
    bounds = _bounds(phase, of_phase, of_blocks)
    taking_part = [one is not None for one in bounds]

    def tracks_until(limit: Instant) -> list[list[Course]]:
        return [
            follow(slots, of_track, start, clock, (one or Bounds())._replace(limit=limit))
            for slots, of_track, one in zip(phase.tracks, of_blocks, bounds, strict=True)
        ]

    tracks = tracks_until(NEVER)
    own = start + _own_time(phase, of_phase, any(taking_part))
    due = max([own, *map(due_of, compress(tracks, taking_part))])
    if of_phase.added_time < NONE:
        due = max(start, due + of_phase.added_time)
    if of_phase.ended is not None or of_phase.added_time < NONE:
        tracks = tracks_until(of_phase.ended or due)
    if of_phase.started is None:
        return BlockCourse(due, due, tracks)
    ends = (course.end for track in compress(tracks, taking_part) for course in track)
    return BlockCourse(due, of_phase.ended or max([min(own, due), now, *ends]), tracks)


def _own_time(phase: Slot, of_phase: BlockRun, any_track: bool) -> Duration:
    """Return how long a phase lasts whatever its tracks do."""
    given = max(NONE, of_phase.added_time)
    if _outlasts_its_tracks(phase):
        return phase.block.duration + given
    return NONE if any_track else given


def _bounds(
    phase: Slot, of_phase: BlockRun, of_blocks: Sequence[Sequence[BlockRun]]
) -> list[Bounds | None]:
    """Return what each track has of the time of its phase; None: it is cancelled.

    That follows from the plan and from what was skipped and added. Beginning and ending blocks
    does not change it, so that no end is expected earlier because another track needs longer.
    """
    ends = list(map(_planned_end, phase.tracks, of_blocks))
    last = phase.end if _outlasts_its_tracks(phase) else max(filter(None, ends), default=phase.end)
    given = max(NONE, of_phase.added_time)
    return [
        None
        if end is None
        else Bounds(given if end == last else NONE, holds=end + _added(of_track) >= last)
        for end, of_track in zip(ends, of_blocks, strict=True)
    ]


def _outlasts_its_tracks(phase: Slot) -> bool:
    """Return whether a phase is planned to last longer than each of its tracks."""
    return all(slots[-1].end < phase.end for slots in phase.tracks if slots)


def _planned_end(slots: Sequence[Slot], of_blocks: Sequence[BlockRun]) -> Instant | None:
    """Return when a track is planned to end without what is skipped; None: it is cancelled."""
    placed = list(compress(slots, map(_takes_place, of_blocks)))
    if not placed or len(placed) == len(slots):
        return slots[-1].end if placed else None
    at = slots[0].start
    for slot in placed:
        at = (at if slot.pinned is None else max(at, slot.pinned)) + slot.block.duration
    return at


def _added(of_blocks: Sequence[BlockRun]) -> Duration:
    """Return by how much a track was made longer by hand."""
    return max(NONE, sum((one.added_time for one in of_blocks if _takes_place(one)), NONE))


def _takes_place(of_block: BlockRun) -> bool:
    return of_block.state is not BlockState.SKIPPED
