"""The terminal's bell: it rings when the running block reaches its next level of urgency."""

from __future__ import annotations

from typing import Final

from facilitator.domain.agenda import BlockId
from facilitator.domain.attention import Urgency, urgency
from facilitator.domain.schedule import current_block
from facilitator.tui.context import Moment

_LEVELS: Final = tuple(Urgency)
"""From the calmest on."""


class Bell:
    """Rings once a level, for those who switched it on. Beginning late in a block rings nothing."""

    def __init__(self, *, is_on: bool) -> None:
        self.is_on = is_on
        self._block: BlockId | None = None
        self._level = 0

    def is_due(self, moment: Moment) -> bool:
        """Take note of `moment`; tell whether to ring."""
        snapshot = moment.snapshot
        running = current_block(snapshot.agenda, snapshot.run)
        block = None if running is None else running.id
        level = (
            0 if block is None else _LEVELS.index(urgency(moment.forecast.of(block), moment.now))
        )
        rises = block == self._block and level > self._level
        self._block, self._level = block, level
        return rises and self.is_on
