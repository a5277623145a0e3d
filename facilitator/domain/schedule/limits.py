"""How far a block may be cut: one rule for the moderator's hand and for what is proposed."""

from __future__ import annotations

from typing import Final

from facilitator.domain.agenda import Block
from facilitator.domain.instant import NONE, Duration, Instant, minutes, round_up_to_minutes
from facilitator.domain.run import BlockState
from facilitator.domain.schedule.timing import Timing

SHORTEST: Final = minutes(1)
"""What is left of a block that names no minimum; one that names zero (a buffer) may go."""


def longest_cut(block: Block, timing: Timing, now: Instant) -> Duration:
    """Return by how much `block`, whose times are `timing`, may be cut at `now`; zero: not at all.

    Nothing is cut below its minimum, nor below the time that it has run already, begun minutes
    counting as whole ones. What is over can't be cut.
    """
    if timing.state in (BlockState.DONE, BlockState.SKIPPED):
        return NONE
    ran = now - timing.expected_start if timing.state is BlockState.RUNNING else NONE
    shortest = max(SHORTEST if block.minimum is None else block.minimum, ran)
    return max(NONE, time_given(timing) - round_up_to_minutes(shortest))


def time_given(timing: Timing) -> Duration:
    """Return how long a block may last as things stand, one that was passed over if it came."""
    if timing.passed_over:
        return max(NONE, timing.planned_end - timing.planned_start + timing.added_time)
    return timing.due - timing.expected_start
