"""The terminal's bell: it rings when time runs out, of the running block and of free timers."""

from __future__ import annotations

from typing import Final

from facilitator.domain.accompanying import timer_left
from facilitator.domain.attention import Urgency, urgency
from facilitator.domain.instant import NONE
from facilitator.domain.schedule import current_block
from facilitator.tui.context import Moment

_LEVELS: Final = tuple(Urgency)
"""From the calmest on."""


class Bell:
    """Rings once a level, for those who switched it on. What is late when first seen is silent."""

    def __init__(self, *, is_on: bool) -> None:
        self.is_on = is_on
        self._levels: dict[str, int] = {}

    def is_due(self, moment: Moment) -> bool:
        """Take note of `moment`; tell whether to ring."""
        before, self._levels = self._levels, _levels(moment)
        rises = (level > before.get(what, level) for what, level in self._levels.items())
        return any(rises) and self.is_on


def _levels(moment: Moment) -> dict[str, int]:
    """Return how urgent the running block is, and each free timer, which only runs out."""
    snapshot = moment.snapshot
    running = current_block(snapshot.agenda, snapshot.run)
    levels = {
        timer.id: _LEVELS.index(Urgency.OVER) * (timer_left(timer, moment.now) == NONE)
        for timer in snapshot.timers
    }
    if running is not None:
        level = urgency(moment.forecast.of(running.id), moment.now)
        levels[running.id] = _LEVELS.index(level)
    return levels
