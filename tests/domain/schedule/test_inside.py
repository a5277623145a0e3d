from __future__ import annotations

from hypothesis import given

from facilitator.domain.schedule import current_block, forecast, forecast_inside
from tests.domain.schedule.strategies import Situation, running_phases, situations


@given(situations() | running_phases())
def test_times_inside_what_runs_are_those_of_the_forecast(situation: Situation) -> None:
    plan, run, now = situation
    running = current_block(plan, run)
    if running is None:
        return

    inside = forecast_inside(plan, run, running, now)

    assert inside == {
        one.id: forecast(plan, run, now).of(one.id)
        for track in running.tracks
        for one in track.blocks
    }
