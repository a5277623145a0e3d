"""The times of one block, and what a countdown shows of them."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.instant import NONE, Duration, Instant
from facilitator.domain.run import BlockState


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """When a block, or a track as a whole, is planned, took place, and is expected."""

    state: BlockState
    """Inside tracks: what was logged; where nothing was, what phase and clock say."""
    planned_start: Instant
    planned_end: Instant
    actual_start: Instant | None = None
    """In tracks nobody needs to log that; None if nobody did."""
    actual_end: Instant | None = None
    expected_start: Instant
    expected_end: Instant
    due: Instant
    """When its time is used up, added time included; it is expected later while it overruns."""
    added_time: Duration = NONE
    passed_over: bool = False
    """Pending, but a later block has begun or the day is over: it takes no time any more."""


def remaining(timing: Timing, now: Instant) -> Duration:
    """Return how much of the block's time is left; zero once it is used up or over."""
    match timing.state:
        case BlockState.PENDING:
            return timing.due - timing.expected_start
        case BlockState.RUNNING:
            return max(NONE, timing.due - now)
        case BlockState.DONE | BlockState.SKIPPED:
            return NONE


def overtime(timing: Timing, now: Instant) -> Duration:
    """Return by how much the block overruns, or overran; zero if it does not."""
    until = now if timing.state is BlockState.RUNNING else timing.actual_end
    return NONE if until is None else max(NONE, until - timing.due)


def offset(timing: Timing) -> Duration:
    """Return how much later than planned the block ends; zero if it does not take place."""
    if timing.passed_over or timing.state is BlockState.SKIPPED:
        return NONE
    return timing.expected_end - timing.planned_end
