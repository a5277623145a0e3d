"""One track of a phase: when its blocks begin and end.

Nobody has to log anything in a track: its blocks follow one another from the start of the phase,
not before their pins, each for the time it was given. What was logged counts from then on:

- A block that was begun began then; those before it that nobody ended are taken to have ended
  then. It runs until its time is used up, then until `now`, and what follows waits for it.
- A block that was ended ended then, and the next one follows at once.
- A skipped block takes no time. A track without any other block is *cancelled*.
- While the phase has not begun, only skipping and added time count.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from facilitator.domain.instant import NONE, Duration, Instant
from facilitator.domain.run import BlockRun, BlockState
from facilitator.domain.schedule.plan import Slot

NEVER: Final = Instant(2**62)


class Course(NamedTuple):
    """When one block of a track begins and ends, given when its phase does."""

    slot: Slot
    of_block: BlockRun
    start: Instant
    due: Instant
    end: Instant
    state: BlockState
    """What was logged, and where nothing was, what the clock says."""
    is_over: bool = False
    """It was ended, or a block behind it was begun: nothing about it is assumed any more."""


class Bounds(NamedTuple):
    """What a phase makes of the time of one of its tracks."""

    given: Duration = NONE
    """What the closing block gets on top."""
    holds: bool = False
    """The closing block goes on behind its due until somebody says that it has ended."""
    limit: Instant = NEVER
    """Nothing is to take place behind it, but what was logged stands."""


def follow(
    slots: Sequence[Slot],
    of_blocks: Sequence[BlockRun],
    start: Instant,
    now: Instant | None,
    bounds: Bounds,
) -> list[Course]:
    """Return the blocks of a track, one after another from `start` on.

    `of_blocks` is what has happened to each; `now` is None while the phase has not begun.
    """
    begun = [] if now is None else [one.started for one in of_blocks if one.started is not None]
    was_begun, closing = bool(begun), _closing(of_blocks)
    before_closing = Bounds(limit=bounds.limit)
    courses: list[Course] = []
    at = start
    for number, (slot, of_block) in enumerate(zip(slots, of_blocks, strict=True)):
        if of_block.state is BlockState.SKIPPED:
            courses.append(Course(slot, of_block, at, at, at, BlockState.SKIPPED))
            continue
        room = bounds if number == closing else before_closing
        if now is None or of_block.started is None:
            course = _assumed(slot, of_block, at, now, room, begun)
        else:
            begun = begun[1:]
            course = _logged(slot, of_block, of_block.started, now, room, begun)
        courses.append(course)
        at = max(at, course.end)
    return _settle(courses) if was_begun else courses


def due_of(courses: Sequence[Course]) -> Instant:
    """Return when the time of a track that is not cancelled is used up."""
    placed = [course for course in courses if course.state is not BlockState.SKIPPED]
    return max(course.due for course in placed if course is placed[-1] or is_open(course))


def is_open(course: Course) -> bool:
    """Return whether a block was begun and is not over."""
    return course.of_block.started is not None and course.state is BlockState.RUNNING


def _closing(of_blocks: Sequence[BlockRun]) -> int:
    """Return the number of the last block that takes place; -1 if there is none."""
    number = len(of_blocks) - 1
    while number >= 0 and of_blocks[number].state is BlockState.SKIPPED:
        number -= 1
    return number


def _assumed(
    slot: Slot,
    of_block: BlockRun,
    at: Instant,
    now: Instant | None,
    room: Bounds,
    begun_behind: Sequence[Instant],
) -> Course:
    """Return the course of a block that nobody has begun."""
    limit = min(room.limit, *begun_behind) if begun_behind else room.limit
    start = at if slot.pinned is None else max(at, min(slot.pinned, limit))
    due = _due(slot, of_block, start, room.given, limit)
    if begun_behind:
        return Course(slot, of_block, start, due, due, BlockState.DONE, is_over=True)
    if now is None or now < start:
        return Course(slot, of_block, start, due, due, BlockState.PENDING)
    if room.holds:
        return Course(slot, of_block, start, due, max(due, now), BlockState.RUNNING)
    state = BlockState.RUNNING if now < due else BlockState.DONE
    return Course(slot, of_block, start, due, due, state)


def _logged(
    slot: Slot,
    of_block: BlockRun,
    start: Instant,
    now: Instant,
    room: Bounds,
    begun_behind: Sequence[Instant],
) -> Course:
    """Return the course of a block that was begun at `start`."""
    due = _due(slot, of_block, start, room.given, room.limit)
    if of_block.ended is not None:
        return Course(slot, of_block, start, due, of_block.ended, BlockState.DONE, is_over=True)
    since = [moment for moment in begun_behind if moment >= start]
    if since:
        return Course(slot, of_block, start, due, min(due, *since), BlockState.DONE, is_over=True)
    return Course(slot, of_block, start, due, max(due, now), BlockState.RUNNING)


def _due(
    slot: Slot, of_block: BlockRun, start: Instant, given: Duration, limit: Instant
) -> Instant:
    length = slot.block.duration + of_block.added_time + given
    return start if length <= NONE else max(start, min(start + length, limit))


def _settle(courses: list[Course]) -> list[Course]:
    """Return `courses` in the order in which they were begun.

    What nobody ended lasts until the next one was begun; what comes behind one that still runs
    has not begun, whatever the clock says.
    """
    placed = [number for number, one in enumerate(courses) if one.state is not BlockState.SKIPPED]
    waits = False
    for number, behind in zip(placed, [*placed[1:], None], strict=True):
        course = courses[number]
        following = None if behind is None else courses[behind].of_block.started
        if waits and course.of_block.started is None and not course.is_over:
            courses[number] = course._replace(state=BlockState.PENDING)
        elif course.is_over and course.of_block.ended is None and following is not None:
            courses[number] = course._replace(end=max(course.start, following))
        waits = waits or is_open(course)
    return courses
