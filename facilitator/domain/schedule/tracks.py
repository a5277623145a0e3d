"""The times of what is inside a phase: of every block, and of every track as a whole.

A track begins with its first block and ends with its last one, without those that are skipped. It
is DONE when it is finished: every block was ended, by hand or, where nobody holds it open, by the
clock; and SKIPPED when it is cancelled. A track without blocks lasts as long as its phase.
"""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.domain.agenda import Block, BlockId, Track
from facilitator.domain.instant import NONE, Instant
from facilitator.domain.run import BlockState, Run
from facilitator.domain.schedule.courses import Course
from facilitator.domain.schedule.plan import Slot
from facilitator.domain.schedule.timing import Timing


def closing_block(track: Track, run: Run) -> Block | None:
    """Return the last block of `track` that is not skipped; None if the track is cancelled.

    It gets the time that is added to the whole track.
    """
    placed = (one for one in track.blocks if run.of(one.id).state is not BlockState.SKIPPED)
    return next(reversed(list(placed)), None)


def time_track(courses: Sequence[Course], phase: Timing) -> tuple[Timing, dict[BlockId, Timing]]:
    """Return the times of a track as a whole, and of each of its blocks."""
    times = {course.slot.block.id: _time_course(course, phase) for course in courses}
    return _time_whole(list(times.values()), phase), times


def points(slots: Sequence[Slot], run: Run, at: Instant) -> list[Course]:
    """Return the courses of a track that does not take place."""
    of_blocks = [(slot, run.of(slot.block.id)) for slot in slots]
    return [Course(slot, one, at, at, at, one.state) for slot, one in of_blocks]


def _time_course(course: Course, phase: Timing) -> Timing:
    of_block = course.of_block
    is_skipped = of_block.state is BlockState.SKIPPED
    has_begun = phase.actual_start is not None
    state = course.state if phase.state is BlockState.RUNNING else phase.state
    return Timing(
        state=BlockState.SKIPPED if is_skipped else state,
        planned_start=course.slot.start,
        planned_end=course.slot.end,
        actual_start=of_block.started if has_begun else None,
        actual_end=of_block.ended if has_begun else None,
        expected_start=course.start,
        expected_end=course.end,
        due=course.due,
        added_time=of_block.added_time,
        passed_over=phase.passed_over and not is_skipped,
    )


def _time_whole(blocks: Sequence[Timing], phase: Timing) -> Timing:
    """Return the times of a track whose blocks have those of `blocks`."""
    if not blocks:
        return phase
    placed = [one for one in blocks if one.state is not BlockState.SKIPPED] or blocks
    state = _whole_state(placed)
    return Timing(
        state=state,
        planned_start=blocks[0].planned_start,
        planned_end=blocks[-1].planned_end,
        actual_start=placed[0].actual_start,
        actual_end=placed[-1].actual_end if state is BlockState.DONE else None,
        expected_start=placed[0].expected_start,
        expected_end=max(one.expected_end for one in placed),
        due=max(one.due for one in placed if one is placed[-1] or one.state is BlockState.RUNNING),
        added_time=sum((one.added_time for one in placed), NONE),
        passed_over=placed[-1].passed_over,
    )


def _whole_state(placed: Sequence[Timing]) -> BlockState:
    states = {one.state for one in placed}
    return states.pop() if len(states) == 1 else BlockState.RUNNING
