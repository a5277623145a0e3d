"""The blocks inside the tracks of a phase.

Nobody logs when they begin and end: they follow their phase, and while it runs, the clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from facilitator.domain.agenda import BlockId
from facilitator.domain.instant import Instant
from facilitator.domain.run import BlockState
from facilitator.domain.schedule.plan import Slot
from facilitator.domain.schedule.timing import Timing


@dataclass(frozen=True, slots=True)
class Course:
    """When one block of a track begins and ends, given the start of its phase."""

    slot: Slot
    start: Instant
    end: Instant


def run_track(track: Iterable[Slot], start: Instant) -> list[Course]:
    """Return the blocks of `track` one after another from `start` on."""
    courses: list[Course] = []
    at = start
    for slot in track:
        begins = at if slot.pinned is None else max(at, slot.pinned)
        at = begins + (slot.end - slot.start)
        courses.append(Course(slot, begins, at))
    return courses


def time_tracks(phase: Slot, timing: Timing, now: Instant) -> Iterator[tuple[BlockId, Timing]]:
    """Yield the times of every block inside `phase`, whose own times are `timing`."""
    limit = timing.due if timing.actual_end is None else timing.actual_end
    for track in phase.tracks:
        for course in run_track(track, timing.expected_start):
            start, end = min(course.start, limit), min(course.end, limit)
            yield (
                course.slot.block.id,
                Timing(
                    state=_state_at(now, start, end, timing),
                    planned_start=course.slot.start,
                    planned_end=course.slot.end,
                    expected_start=start,
                    expected_end=end,
                    due=end,
                    passed_over=timing.passed_over,
                ),
            )


def _state_at(now: Instant, start: Instant, end: Instant, phase: Timing) -> BlockState:
    if phase.state is not BlockState.RUNNING:
        return phase.state
    if now < start:
        return BlockState.PENDING
    return BlockState.RUNNING if now < end else BlockState.DONE
