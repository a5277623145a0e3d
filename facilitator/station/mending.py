"""What is to be written when a proposal (Zeitvorschlag) is taken, whole, as one change."""

from __future__ import annotations

from typing import Final

from facilitator.domain.agenda import track_id
from facilitator.domain.instant import Duration, Instant, minutes
from facilitator.domain.mends import Intervention, Mend, MendKind, after, events_of, new_end
from facilitator.domain.run import IllegalTransitionError
from facilitator.domain.schedule import Forecast, Timing, closing_block, forecast
from facilitator.domain.schedule.limits import longest_cut
from facilitator.domain.snapshot import Snapshot
from facilitator.record import entities as log
from facilitator.record.change import Contents, Entity
from facilitator.station.events import Events
from facilitator.station.refusal import Reason, RefusedError, track_of

_NEAR: Final = minutes(1)
"""Lengths that follow the clock differ by less; taking the same minutes twice differs by more."""


def contents_of(asked: Mend, snapshot: Snapshot, now: Instant, events: Events) -> Contents:
    """Return what all that was proposed writes at `now`, its run events put together in `events`.

    RefusedError if something of it can't be done any more as it was shown.
    """
    agenda, run = snapshot.agenda, snapshot.run
    before = forecast(agenda, run, now)
    try:
        then = after(agenda, run, asked, now)
    except (KeyError, IllegalTransitionError) as error:
        raise RefusedError(Reason.STALE) from error
    fit = (_fits(one, snapshot, before, then, now) for one in asked.interventions)
    if asked.expected_end <= now or not all(fit):
        raise RefusedError(Reason.STALE)
    for kind, block, added in events_of(agenda, run, asked):
        events.add(kind, block, now, added)
    contents = events.contents()
    if any(one.kind is MendKind.SHIFT_END for one in asked.interventions):
        contents |= _promising(before, asked, snapshot)
    return contents


def _fits(
    one: Intervention, snapshot: Snapshot, before: Forecast, then: Forecast, now: Instant
) -> bool:
    """Return whether `one` leads from `before` to `then` as it was shown."""
    agenda, run = snapshot.agenda, snapshot.run
    match one.kind:
        case MendKind.SHIFT_END:
            return before.today.promised_end is None
        case MendKind.DROP:
            return agenda.block(one.block).optional and not before.of(one.block).passed_over
        case MendKind.SHORTEN:
            cut, left = agenda.block(one.block), _length(then.of(one.block))
        case MendKind.CLOSE_TRACK:
            workshop = one.workshop or ""
            closing = closing_block(track_of(snapshot, track_id(one.block, workshop)), run)
            if closing is None:
                return False
            times = then.of_track(one.block, workshop)
            cut, left = closing, times.due - times.expected_start
    is_left = one.by <= longest_cut(cut, before.of(cut.id), now)
    return is_left and abs(left - one.left) < _NEAR


def _length(timing: Timing) -> Duration:
    return timing.expected_end - timing.expected_start


def _promising(before: Forecast, mend: Mend, snapshot: Snapshot) -> Contents:
    """Return what is to be written so that today ends when `mend` says."""
    day = Entity("day", before.today.day.date.isoformat())
    return {day: log.encode({"end": new_end(snapshot.agenda, mend)}, log.DAY_FIELDS)}
