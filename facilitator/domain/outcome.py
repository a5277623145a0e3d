"""What became of the plan: every block and track beside what happened, a day at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from facilitator.domain.accompanying import Report
from facilitator.domain.agenda import Block, Track, track_id
from facilitator.domain.instant import Instant, minutes_between
from facilitator.domain.run import BlockState
from facilitator.domain.schedule import DayForecast, Forecast, Timing
from facilitator.domain.snapshot import Snapshot

_NOTHING: Final = Report()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRow:
    """A block, or one track of it."""

    block: Block
    track: Track | None = None
    timing: Timing
    report: Report

    @property
    def took(self) -> int | None:
        """How many minutes it lasted, as clocks show them; None as long as it is not over."""
        return minutes_taken(self.timing)

    @property
    def longer(self) -> int | None:
        """How many minutes longer than planned it lasted; None if it was not planned, either."""
        return None if self.block.unplanned else minutes_longer(self.timing)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOutcome:
    """One day: its rows, and how it ended."""

    day: DayForecast
    rows: tuple[OutcomeRow, ...]
    began: Instant | None
    """None if nothing of it has begun."""
    is_over: bool
    """Nothing of it runs or is to come: its expected end is the one that was reached."""


def outcome(snapshot: Snapshot, forecast: Forecast) -> tuple[DayOutcome, ...]:
    """Return what became of each day, in order."""
    return tuple(_day_outcome(day, snapshot, forecast) for day in forecast.days)


def minutes_taken(timing: Timing) -> int | None:
    """Return how many minutes a block lasted, as clocks show them; None if it is not over."""
    if timing.actual_start is None or timing.actual_end is None:
        return None
    return minutes_between(timing.actual_start, timing.actual_end)


def minutes_longer(timing: Timing) -> int | None:
    """Return how many minutes longer than planned a block lasted; None if it is not over."""
    taken = minutes_taken(timing)
    planned = minutes_between(timing.planned_start, timing.planned_end)
    return None if taken is None else taken - planned


def track_timing(forecast: Forecast, phase: Block, track: Track) -> Timing:
    """Return the times of a track; where nobody said when it began or ended, its schedule's."""
    timing = forecast.of_track(phase.id, track.workshop)
    start, end = timing.actual_start, timing.actual_end
    if timing.state in (BlockState.RUNNING, BlockState.DONE):
        start = start or timing.expected_start
    if timing.state is BlockState.DONE:
        end = end or timing.expected_end
    return replace(timing, actual_start=start, actual_end=end)


def _day_outcome(day: DayForecast, snapshot: Snapshot, forecast: Forecast) -> DayOutcome:
    timings = [forecast.of(block.id) for block in day.day.blocks]
    starts = [timing.actual_start for timing in timings if timing.actual_start is not None]
    return DayOutcome(
        day=day,
        rows=tuple(row for block in day.day.blocks for row in _rows(block, snapshot, forecast)),
        began=min(starts, default=None),
        is_over=bool(starts) and all(map(_is_past, timings)),
    )


def _is_past(timing: Timing) -> bool:
    return timing.passed_over or timing.state in (BlockState.DONE, BlockState.SKIPPED)


def _rows(block: Block, snapshot: Snapshot, forecast: Forecast) -> Iterator[OutcomeRow]:
    reports = snapshot.reports
    yield OutcomeRow(
        block=block, timing=forecast.of(block.id), report=reports.get(block.id, _NOTHING)
    )
    for track in block.tracks:
        yield OutcomeRow(
            block=block,
            track=track,
            timing=track_timing(forecast, block, track),
            report=reports.get(track_id(block.id, track.workshop), _NOTHING),
        )
