"""What a block that is left may give up, and how it would end then.

Limits are those of the moderator's own hand (`schedule.limits`). Proposed is only what the agenda
allows: blocks that name a minimum are cut, optional ones that have not begun are left out, and
time that was added to a track is taken back.
"""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.agenda import Block, BlockKind
from facilitator.domain.instant import NONE, Duration, Instant, clock_minutes, to_ms
from facilitator.domain.mends.mend import MendKind
from facilitator.domain.mends.parts import (
    AT_ONCE,
    BREAK,
    BUFFER,
    DROPPING,
    OTHER,
    Give,
    Part,
    Path,
)
from facilitator.domain.mends.rooms import Rooms
from facilitator.domain.run import BlockState, Run
from facilitator.domain.schedule import Forecast, Timing
from facilitator.domain.schedule.limits import longest_cut
from facilitator.domain.schedule.plan import Slot


@dataclass(frozen=True, slots=True)
class Survey:
    """Looks at single blocks of today at one moment."""

    run: Run
    now: Instant
    outlook: Forecast

    def is_to_come(self, slot: Slot) -> bool:
        """Return whether a block still takes place and has not begun."""
        timing = self.outlook.of(slot.block.id)
        return timing.state is BlockState.PENDING and not timing.passed_over

    def is_promised(self, slot: Slot) -> bool:
        """Return whether a block is pinned to a start that may still be kept.

        One that has passed is no promise any more. What is promised is not left out either.
        """
        return slot.pinned is not None and slot.pinned > self.now

    def part(self, slot: Slot) -> Part:
        """Return a block that runs or is still to come."""
        block, timing = slot.block, self.outlook.of(slot.block.id)
        if slot.tracks:
            rooms = Rooms(slot, self.run, self.now, self.outlook)
            paths, longest = rooms.paths(), rooms.longest_cut()
        else:
            paths, longest = (_alone(timing),), longest_cut(block, timing, self.now)
        return Part(
            block=block,
            started=None if timing.actual_start is None else timing.actual_start.ms,
            not_before=self.now.ms,
            paths=(AT_ONCE, *paths),
            cut=_cut(block, longest),
            drop=None if self.is_promised(slot) else _drop(block, timing),
        )


def _alone(timing: Timing) -> Path:
    if timing.state is BlockState.RUNNING:
        return Path(not_before=timing.due.ms)
    return Path(length=to_ms(timing.due - timing.expected_start))


def _cut(block: Block, longest: Duration) -> Give | None:
    most = clock_minutes(longest)
    if block.minimum is None or most <= 0:
        return None
    severity = BREAK if block.kind is BlockKind.BREAK else OTHER
    severity = severity if block.minimum > NONE else BUFFER
    return Give(MendKind.SHORTEN, block.id, None, most, severity)


def _drop(block: Block, timing: Timing) -> Give | None:
    length = clock_minutes(timing.due - timing.expected_start)
    if not block.optional or timing.state is not BlockState.PENDING or length <= 0:
        return None
    return Give(MendKind.DROP, block.id, None, length, DROPPING)
