"""What makes a phase late, and today's end."""

from __future__ import annotations

from facilitator.domain.agenda import Agenda, Block, Track
from facilitator.domain.instant import NONE, clock_minutes
from facilitator.domain.run import BlockState, Run
from facilitator.domain.schedule.forecast import Forecast
from facilitator.domain.schedule.steps import current_block


def critical_track(phase: Block, forecast: Forecast) -> Track | None:
    """Return the one track because of which alone `phase` ends later than planned.

    None if it does not, or if the phase itself or several tracks do that: `phase` began late or was
    given time, or two tracks need longer. Beside a track that was given more time, those that
    merely wait for it, reported as finished or not, do not count.
    """
    whole = forecast.of(phase.id)
    # As clocks show them: a mend in whole minutes leaves seconds that nobody sees.
    waited = max(NONE, whole.expected_start - whole.planned_start)
    allowed = whole.planned_end + waited + max(NONE, whole.added_time)
    tracks = [(one, forecast.of_track(phase.id, one.workshop)) for one in phase.tracks]
    late = [
        (track, timing)
        for track, timing in tracks
        if track.blocks
        and timing.state is not BlockState.SKIPPED
        and clock_minutes(timing.expected_end - allowed) >= 1
    ]
    late = [one for one in late if one[1].state is not BlockState.DONE] or late
    late = [one for one in late if clock_minutes(one[1].due - allowed) >= 1] or late
    if len(late) != 1 or late[0][1].expected_end < whole.expected_end:
        return None
    return late[0][0]


def late_because(agenda: Agenda, run: Run, forecast: Forecast) -> tuple[Block, Track | None] | None:
    """Return what makes the current day end late: the block that runs, and its critical track.

    None if the day does not end a minute late, if most of that was late already when it began, or
    if a gap behind it absorbs what it takes longer than planned.
    """
    running = current_block(agenda, run)
    if running is None or clock_minutes(forecast.today.offset) < 1:
        return None
    timing = forecast.of(running.id)
    lasts = timing.expected_end - timing.expected_start
    longer = lasts - (timing.planned_end - timing.planned_start)
    if longer < forecast.today.offset / 2:
        return None
    if not _reaches_the_end(running, forecast):
        return None
    return running, critical_track(running, forecast)


def _reaches_the_end(running: Block, forecast: Forecast) -> bool:
    """Return whether everything that is still to come today follows `running` without a gap."""
    at = forecast.of(running.id).expected_end
    for block in forecast.today.day.blocks:
        timing = forecast.of(block.id)
        if timing.state is BlockState.PENDING and not timing.passed_over:
            if timing.expected_start > at:
                return False
            at = timing.expected_end
    return True
