"""When everything is expected, given the plan, what has happened, and the time.

- Done: the actual times stand. Running: until its time is used up, then until `now`.
- Pending: after the block before it, not before its pinned start, and never before `now`.
  Skipped or passed over: takes no time.
- A gap before a pinned start absorbs delay. So does the night: a day waits for the one before
  only where that runs into its start.
- A phase lasts as long as its longest track (`phases`); what is logged inside a track counts, and
  where nothing is, its blocks follow the clock (`courses`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from facilitator.domain.agenda import Agenda, BlockId, Day, PlaceId, TrackId, track_id
from facilitator.domain.instant import Duration, Instant
from facilitator.domain.run import BlockState, Run
from facilitator.domain.schedule.front import Front, find_front
from facilitator.domain.schedule.phases import BlockCourse, run_block
from facilitator.domain.schedule.plan import PlannedDay, Slot, plan
from facilitator.domain.schedule.timing import Timing
from facilitator.domain.schedule.tracks import points, time_track


@dataclass(frozen=True, slots=True, kw_only=True)
class DayForecast:
    """When a day ends."""

    day: Day
    planned_end: Instant
    promised_end: Instant | None
    expected_end: Instant

    @property
    def offset(self) -> Duration:
        """How much later than promised the day ends, or than planned if nothing is promised."""
        return self.expected_end - (self.promised_end or self.planned_end)


@dataclass(frozen=True, slots=True)
class Forecast:
    """The times of everything at one moment."""

    timings: Mapping[BlockId, Timing]
    """Every block, inside tracks too."""
    tracks: Mapping[TrackId, Timing]
    """Every track as a whole."""
    days: tuple[DayForecast, ...]
    today: DayForecast
    """The current day's."""

    def of(self, block_id: BlockId) -> Timing:
        """Return the times of that block, wherever it stands; KeyError if there is none."""
        return self.timings[block_id]

    def of_track(self, phase: BlockId, workshop: PlaceId) -> Timing:
        """Return the times of what `workshop` does in `phase`; KeyError if it does nothing there.

        Its state is DONE once it is finished, SKIPPED if it is cancelled.
        """
        return self.tracks[track_id(phase, workshop)]


def forecast(agenda: Agenda, run: Run, now: Instant) -> Forecast:
    """Return the times of everything at `now`. Linear in the number of blocks."""
    planned = plan(agenda)
    front = find_front(planned, run, now)
    timings: dict[BlockId, Timing] = {}
    tracks: dict[TrackId, Timing] = {}
    days: list[DayForecast] = []
    reached = planned[0].start
    for number, day in enumerate(planned):
        reached = max(reached, day.start)
        for position, slot in enumerate(day.slots):
            passed_over = Front(number, position) < front
            timing, course = time_block(slot, run, reached, now, passed_over=passed_over)
            timings[slot.block.id] = timing
            for track, courses in zip(slot.block.tracks, course.tracks, strict=True):
                whole, inner = time_track(courses, timing)
                tracks[track_id(slot.block.id, track.workshop)] = whole
                timings.update(inner)
            reached = max(reached, timing.expected_end)
        days.append(_end_of(day, reached))
    today = days[front.day]
    return Forecast(MappingProxyType(timings), MappingProxyType(tracks), tuple(days), today)


def time_block(
    slot: Slot, run: Run, reached: Instant, now: Instant, *, passed_over: bool
) -> tuple[Timing, BlockCourse]:
    """Return the times of a block, and the courses inside it, where the plan got to `reached`."""
    of_block = run.of(slot.block.id)
    passed_over = passed_over and of_block.state is BlockState.PENDING
    if passed_over or of_block.state is BlockState.SKIPPED:
        start, course = reached, _no_course(slot, run, reached)
    else:
        start = of_block.started or _earliest(slot, max(reached, now))
        course = run_block(slot, of_block, start, run, now)
    timing = Timing(
        state=of_block.state,
        planned_start=slot.start,
        planned_end=slot.end,
        actual_start=of_block.started,
        actual_end=of_block.ended,
        expected_start=start,
        expected_end=course.end,
        due=course.due,
        added_time=of_block.added_time,
        passed_over=passed_over,
    )
    return timing, course


def _earliest(slot: Slot, reached: Instant) -> Instant:
    return reached if slot.pinned is None else max(reached, slot.pinned)


def _no_course(slot: Slot, run: Run, at: Instant) -> BlockCourse:
    """Return the course of a block that does not take place: a point where it would have been."""
    return BlockCourse(at, at, [points(slots, run, at) for slots in slot.tracks])


def _end_of(day: PlannedDay, reached: Instant) -> DayForecast:
    return DayForecast(
        day=day.day,
        planned_end=day.end,
        promised_end=day.promised_end,
        expected_end=reached if day.slots else day.end,
    )
