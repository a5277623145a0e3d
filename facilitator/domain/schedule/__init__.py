"""The schedule as pure maths: planned, actual and expected times, and what comes next.

`planned` is what the agenda says, `actual` what happened, `expected` what follows from both at a
given moment. Offsets are signed: positive is late.
"""

from facilitator.domain.schedule.causes import critical_track, late_because
from facilitator.domain.schedule.forecast import DayForecast, Forecast, forecast
from facilitator.domain.schedule.inside import forecast_inside
from facilitator.domain.schedule.rearranging import can_follow, next_to_come
from facilitator.domain.schedule.steps import (
    Step,
    current_block,
    next_block,
    next_step,
)
from facilitator.domain.schedule.timing import Timing, offset, overtime, remaining
from facilitator.domain.schedule.track_steps import TrackStep, next_track_step
from facilitator.domain.schedule.tracks import closing_block

__all__ = [
    "DayForecast",
    "Forecast",
    "Step",
    "Timing",
    "TrackStep",
    "can_follow",
    "closing_block",
    "critical_track",
    "current_block",
    "forecast",
    "forecast_inside",
    "late_because",
    "next_block",
    "next_step",
    "next_to_come",
    "next_track_step",
    "offset",
    "overtime",
    "remaining",
]
