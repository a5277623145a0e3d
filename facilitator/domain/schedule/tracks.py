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
    for track in phase.tracks:
        courses = run_track(track, timing.expected_start)
        for course in courses:
            closes = course is courses[-1] and course.slot.end == phase.end
            yield course.slot.block.id, _time_course(course, timing, now, closes=closes)


def _time_course(course: Course, phase: Timing, now: Instant, *, closes: bool) -> Timing:
    """Return the times of a block in a track; one that `closes` the phase lasts as long as that.

    So time that the phase is given, or takes, is time for the rooms as well.
    """
    limit = phase.due if phase.actual_end is None else phase.actual_end
    start = min(course.start, limit)
    due = limit if closes else min(course.end, limit)
    end = phase.expected_end if closes else due
    return Timing(
        state=_state_at(now, start, end, phase, closes=closes),
        planned_start=course.slot.start,
        planned_end=course.slot.end,
        expected_start=start,
        expected_end=end,
        due=due,
        passed_over=phase.passed_over,
    )


def _state_at(
    now: Instant, start: Instant, end: Instant, phase: Timing, *, closes: bool
) -> BlockState:
    if phase.state is not BlockState.RUNNING:
        return phase.state
    if now < start:
        return BlockState.PENDING
    return BlockState.RUNNING if closes or now < end else BlockState.DONE
