"""When everything is expected, given the plan, what has happened, and the time.

- Done: the actual times stand. Running: until its time is used up, then until `now`.
- Pending: after the block before it, not before its pinned start, and never before `now`.
  Skipped or passed over: takes no time.
- A gap before a pinned start absorbs delay. So does the night: a day waits for the one before
  only where that runs into its start.
- A phase lasts as long as its longest track. Its tracks run from its start on, each block for the
  time it was given; the blocks that close a phase end when it ends, later or earlier than planned.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from facilitator.domain.agenda import Agenda, BlockId, Day
from facilitator.domain.instant import Duration, Instant
from facilitator.domain.run import BlockRun, BlockState, Run
from facilitator.domain.schedule.front import Front, find_front
from facilitator.domain.schedule.plan import PlannedDay, Slot, plan
from facilitator.domain.schedule.timing import Timing
from facilitator.domain.schedule.tracks import run_track, time_tracks


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
    days: tuple[DayForecast, ...]
    today: DayForecast
    """The current day's."""

    def of(self, block_id: BlockId) -> Timing:
        """Return the times of that block, wherever it stands; KeyError if there is none."""
        return self.timings[block_id]


def forecast(agenda: Agenda, run: Run, now: Instant) -> Forecast:
    """Return the times of everything at `now`. Linear in the number of blocks."""
    planned = plan(agenda)
    front = find_front(planned, run, now)
    timings: dict[BlockId, Timing] = {}
    days: list[DayForecast] = []
    reached = planned[0].start
    for number, day in enumerate(planned):
        reached = max(reached, day.start)
        for position, slot in enumerate(day.slots):
            of_block = run.of(slot.block.id)
            passed_over = Front(number, position) < front
            if of_block.started is not None:
                timing = _time_begun(slot, of_block, of_block.started, now)
            elif passed_over or of_block.state is BlockState.SKIPPED:
                timing = _time_nothing(slot, of_block, reached)
            else:
                timing = _time_coming(slot, of_block, max(reached, now))
            timings[slot.block.id] = timing
            timings.update(time_tracks(slot, timing, now))
            reached = max(reached, timing.expected_end)
        days.append(_end_of(day, reached))
    return Forecast(MappingProxyType(timings), tuple(days), days[front.day])


def _time_begun(slot: Slot, of_block: BlockRun, start: Instant, now: Instant) -> Timing:
    due = _due(slot, start, of_block.added_time)
    return Timing(
        state=of_block.state,
        planned_start=slot.start,
        planned_end=slot.end,
        actual_start=start,
        actual_end=of_block.ended,
        expected_start=start,
        expected_end=max(due, now) if of_block.ended is None else of_block.ended,
        due=due,
        added_time=of_block.added_time,
    )


def _time_coming(slot: Slot, of_block: BlockRun, earliest: Instant) -> Timing:
    start = earliest if slot.pinned is None else max(earliest, slot.pinned)
    due = _due(slot, start, of_block.added_time)
    return Timing(
        state=of_block.state,
        planned_start=slot.start,
        planned_end=slot.end,
        expected_start=start,
        expected_end=due,
        due=due,
        added_time=of_block.added_time,
    )


def _time_nothing(slot: Slot, of_block: BlockRun, at: Instant) -> Timing:
    """Return the times of a block that does not take place: a point where it would have been."""
    return Timing(
        state=of_block.state,
        planned_start=slot.start,
        planned_end=slot.end,
        expected_start=at,
        expected_end=at,
        due=at,
        added_time=of_block.added_time,
        passed_over=of_block.state is BlockState.PENDING,
    )


def _due(slot: Slot, start: Instant, added_time: Duration) -> Instant:
    """Return when the time of a block is used up that begins at `start`."""
    ends = (run_track(track, start)[-1].end for track in slot.tracks if track)
    return max(start, max((start + slot.block.duration, *ends)) + added_time)


def _end_of(day: PlannedDay, reached: Instant) -> DayForecast:
    return DayForecast(
        day=day.day,
        planned_end=day.end,
        promised_end=day.promised_end,
        expected_end=reached if day.slots else day.end,
    )
