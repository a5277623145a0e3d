"""The schedule as pure maths: planned, actual and expected times, and what comes next.

`planned` is what the agenda says, `actual` what happened, `expected` what follows from both at a
given moment. Offsets are signed: positive is late.
"""

from facilitator.domain.schedule.forecast import DayForecast, Forecast, forecast
from facilitator.domain.schedule.rearranging import can_follow, next_to_come
from facilitator.domain.schedule.steps import (
    Step,
    current_block,
    next_block,
    next_step,
)
from facilitator.domain.schedule.timing import Timing, offset, overtime, remaining

__all__ = [
    "DayForecast",
    "Forecast",
    "Step",
    "Timing",
    "can_follow",
    "current_block",
    "forecast",
    "next_block",
    "next_step",
    "next_to_come",
    "offset",
    "overtime",
    "remaining",
]
