"""What whoever leads from now on must know, taken from how the event stands."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.accompanying import timer_left
from facilitator.domain.agenda import Block, PlaceId
from facilitator.domain.instant import Duration, Instant
from facilitator.domain.kinds import OPTION
from facilitator.domain.outstanding import Attendances, devices_in
from facilitator.domain.run import BlockState
from facilitator.domain.schedule import DayForecast, Forecast, current_block
from facilitator.domain.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """How the event stands when it changes hands. Only what is unusual is in it."""

    at: Instant
    today: DayForecast
    running: Block | None
    open_ends: tuple[tuple[PlaceId, int], ...] = ()
    """Workshops with entries that were filed unfinished, and how many."""
    without_option: tuple[PlaceId, ...] = ()
    """Workshops that were to bring options, have begun to, and have none."""
    unsent: tuple[tuple[PlaceId, int], ...] = ()
    """Workshops with entries that are on one device only, and how many."""
    timers: tuple[tuple[str, Duration], ...] = ()
    """Timers that have not run out: label, and what is left."""


def hand_over(
    snapshot: Snapshot, forecast: Forecast, present: Attendances, now: Instant
) -> Handover:
    """Return what is to be handed over at `now`."""
    places = [workshop.id for workshop in snapshot.agenda.workshops]
    open_ends = ((place, snapshot.notes_in(place).open_ends) for place in places)
    unsent = ((place, _unsent(place, snapshot, present)) for place in places)
    left = ((timer.label, timer_left(timer, now)) for timer in snapshot.timers)
    return Handover(
        at=now,
        today=forecast.today,
        running=current_block(snapshot.agenda, snapshot.run),
        open_ends=tuple((place, count) for place, count in open_ends if count),
        without_option=tuple(place for place in places if _lacks_option(place, snapshot, forecast)),
        unsent=tuple((place, count) for place, count in unsent if count),
        timers=tuple((label, rest) for label, rest in left if rest),
    )


def _unsent(place: PlaceId, snapshot: Snapshot, present: Attendances) -> int:
    devices = devices_in(snapshot, place)
    return sum(present[device.id].alone for device in devices if device.id in present)


def _lacks_option(place: PlaceId, snapshot: Snapshot, forecast: Forecast) -> bool:
    parts = (
        block
        for _, phase in snapshot.agenda.blocks()
        for track in phase.tracks
        if track.workshop == place
        for block in track.blocks
    )
    has_begun = any(
        part.capture == OPTION
        and forecast.of(part.id).state in (BlockState.RUNNING, BlockState.DONE)
        for part in parts
    )
    entries = snapshot.notes_in(place).entries
    return has_begun and not any(entry.kind == OPTION for entry in entries)
