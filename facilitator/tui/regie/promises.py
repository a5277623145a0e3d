"""Whether what was promised of today will be kept, as clocks show it."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.agenda import Block
from facilitator.domain.run import BlockState
from facilitator.tui.context import Moment
from facilitator.tui.wording import minutes_late


def is_late(moment: Moment) -> bool:
    """Tell whether a promise of today would be missed."""
    return minutes_late(moment.forecast.today.offset) > 0 or late_start(moment) is not None


def late_start(moment: Moment) -> Block | None:
    """Return the first block of today that is promised for a time to come and will be late."""
    return next(late_starts(moment), None)


def late_starts(moment: Moment) -> Iterator[Block]:
    """Yield every such block, in order."""
    for block in moment.forecast.today.day.blocks:
        timing = moment.forecast.of(block.id)
        takes_place = timing.state is BlockState.PENDING and not timing.passed_over
        is_promise = block.start is not None and timing.planned_start > moment.now
        late = minutes_late(timing.expected_start - timing.planned_start)
        if takes_place and is_promise and late > 0:
            yield block
