"""How late the promises of a day are, and what a proposal costs: told from the forecast alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from facilitator.domain.agenda import Agenda, BlockId, BlockKind
from facilitator.domain.instant import NONE, Duration, Instant, clock_minutes, minutes
from facilitator.domain.mends import Mend, MendKind
from facilitator.domain.run import BlockState
from facilitator.domain.schedule import Forecast
from facilitator.domain.schedule.plan import plan

Cost: TypeAlias = tuple[int, int, Duration]
"""How many interventions, the sum of their severities, and the time that is taken."""


def lateness(agenda: Agenda, outlook: Forecast, now: Instant) -> dict[BlockId, int]:
    """Return how many minutes late each promise of the day is; the day's end is ``""``."""
    number = next(at for at, day in enumerate(outlook.days) if day is outlook.today)
    late = {
        slot.block.id: clock_minutes(outlook.of(slot.block.id).expected_start - slot.pinned)
        for slot in plan(agenda)[number].slots
        if slot.pinned is not None and slot.pinned > now and is_to_come(outlook, slot.block.id)
    }
    return {**late, "": clock_minutes(outlook.today.offset)}


def is_to_come(outlook: Forecast, block: BlockId) -> bool:
    timing = outlook.of(block)
    return timing.state is BlockState.PENDING and not timing.passed_over


def worst(late: Mapping[BlockId, int]) -> Duration:
    return minutes(max(0, *late.values()))


def is_shift(mend: Mend) -> bool:
    return mend.interventions[-1].kind is MendKind.SHIFT_END


def cost(agenda: Agenda, mend: Mend) -> Cost:
    each = [severity(agenda, one.kind, one.block) for one in mend.interventions]
    return len(each), sum(each), sum((one.by for one in mend.interventions), NONE)


def severity(agenda: Agenda, kind: MendKind, block_id: BlockId) -> int:
    block = agenda.block(block_id)
    if kind is MendKind.DROP:
        return 3
    if kind is MendKind.CLOSE_TRACK or block.minimum == NONE:
        return 0
    return 1 if block.kind is BlockKind.BREAK else 2
