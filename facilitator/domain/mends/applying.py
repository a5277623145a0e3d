"""What a proposal is made of, so that it can be done and its consequences be shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from types import MappingProxyType

from facilitator.domain.agenda import Agenda, Block, BlockId, PlaceId
from facilitator.domain.instant import NONE, Duration, Instant, on_the_wall
from facilitator.domain.mends.mend import Intervention, Mend, MendKind
from facilitator.domain.run import Run, RunEvent, RunEventKind, apply_event
from facilitator.domain.schedule import Forecast, closing_block, forecast


def events_of(
    agenda: Agenda, run: Run, mend: Mend
) -> tuple[tuple[RunEventKind, BlockId, Duration], ...]:
    """Return what happens to which block, and for EXTENDED how much longer it gets (negative).

    KeyError if the agenda no longer has what the proposal is about.
    """
    return tuple(
        _event(agenda, run, one) for one in mend.interventions if one.kind is not MendKind.SHIFT_END
    )


def new_end(agenda: Agenda, mend: Mend) -> time:
    """Return the wall time at which the day may end: what the clock shows at its expected end."""
    return on_the_wall(mend.expected_end, agenda.zone).time().replace(second=0, microsecond=0)


def after(agenda: Agenda, run: Run, mend: Mend, now: Instant) -> Forecast:
    """Return the forecast as it would be if that was done at `now`.

    IllegalTransitionError or KeyError if it can't be done any more.
    """
    blocks = dict(run.blocks)
    for kind, block, added in events_of(agenda, run, mend):
        event = RunEvent(id="", kind=kind, block=block, at=now, added=added)
        blocks[block] = apply_event(run.of(block), event)
    shifts = any(one.kind is MendKind.SHIFT_END for one in mend.interventions)
    asked = _with_end(agenda, run, mend, now) if shifts else agenda
    return forecast(asked, replace(run, blocks=MappingProxyType(blocks)), now)


def _event(
    agenda: Agenda, run: Run, intervention: Intervention
) -> tuple[RunEventKind, BlockId, Duration]:
    block = agenda.block(intervention.block)
    if intervention.kind is MendKind.DROP:
        return RunEventKind.SKIPPED, block.id, NONE
    if intervention.kind is MendKind.CLOSE_TRACK:
        block = _closing_block(block, run, intervention.workshop)
    return RunEventKind.EXTENDED, block.id, -intervention.by


def _closing_block(phase: Block, run: Run, workshop: PlaceId | None) -> Block:
    closing = (closing_block(one, run) for one in phase.tracks if one.workshop == workshop)
    found = next(closing, None)
    if found is None:
        raise KeyError(workshop)
    return found


def _with_end(agenda: Agenda, run: Run, mend: Mend, now: Instant) -> Agenda:
    today = forecast(agenda, run, now).today.day
    end = new_end(agenda, mend)
    days = (replace(day, end=end) if day is today else day for day in agenda.days)
    return replace(agenda, days=tuple(days))
