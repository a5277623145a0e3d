"""Whether what the workshops wrote has arrived: what to say well before the plenum needs it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from facilitator.domain.agenda import Block, BlockKind, PlaceId
from facilitator.domain.devices import Device, DeviceId, Role
from facilitator.domain.instant import NONE, Duration, Instant, minutes
from facilitator.domain.run import BlockState
from facilitator.domain.schedule import Forecast, Timing, current_block
from facilitator.domain.snapshot import Snapshot

SETTLED_AFTER: Final[Duration] = minutes(2)
"""How long a device may be away, or have entries alone, before anybody is told."""
SETTLED_AFTER_NEAR_PLENUM: Final[Duration] = Duration(seconds=20)
"""The same when the plenum is near; what was written just now is always alone for a moment."""
NEAR_PLENUM: Final[Duration] = minutes(15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """How one device stands now, by the clock of the event. It is not recorded."""

    device: DeviceId
    connected: bool
    since: Instant
    """When it came or went."""
    alone: int = 0
    """Entries that are on it alone, as it last said."""
    alone_since: Instant | None = None
    """Since when it has had some; None: it has none."""


Attendances: TypeAlias = Mapping[DeviceId, Attendance]


class ConcernKind(StrEnum):
    """What there is to say of a workshop's devices."""

    ALONE = "alone"
    """Entries are on one device, or on some, and nowhere else."""
    AWAY = "away"
    """The device, or each of them, is not connected: it may have entries that nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """One thing to say of one workshop's devices."""

    kind: ConcernKind
    devices: int
    """How many it is about."""
    entries: int = 0
    lasting: Duration = NONE
    """Of those that are away, since when the first one has been."""


def devices_in(snapshot: Snapshot, place: PlaceId) -> tuple[Device, ...]:
    """Return the devices that write in `place` now, in the order in which they joined."""
    return tuple(
        device
        for device in snapshot.devices.values()
        if device.role is Role.NOTES and device.place == place and device.takes_part
    )


def is_plenum_near(snapshot: Snapshot, forecast: Forecast, now: Instant) -> bool:
    """Return whether a plenum of today runs, or begins within a quarter of an hour."""
    return any(
        _is_due(forecast.of(block.id), now)
        for block in forecast.today.day.blocks
        if block.kind is BlockKind.PLENUM
    )


def _is_due(timing: Timing, now: Instant) -> bool:
    if timing.state is BlockState.RUNNING:
        return True
    is_to_come = timing.state is BlockState.PENDING and not timing.passed_over
    return is_to_come and timing.expected_start - now <= NEAR_PLENUM


def find_concern(
    place: PlaceId, snapshot: Snapshot, forecast: Forecast, present: Attendances, now: Instant
) -> Concern | None:
    """Return what a moderator should know of the devices of `place`, if there is anything.

    A device that was closed once its workshop was over, with nothing left on it, is none.
    """
    known = [present[one.id] for one in devices_in(snapshot, place) if one.id in present]
    near = is_plenum_near(snapshot, forecast, now)
    settled = SETTLED_AFTER_NEAR_PLENUM if near else SETTLED_AFTER
    if (alone := _alone(known, now, settled)) is not None:
        return alone
    over_since = _over_since(place, snapshot, forecast)
    if over_since is None or near:
        return _away(known, now, settled, over_since)
    return None


def _alone(known: Iterable[Attendance], now: Instant, settled: Duration) -> Concern | None:
    with_some = [one for one in known if one.alone > 0]
    waiting = [now - one.alone_since for one in with_some if one.alone_since is not None]
    if not waiting or max(waiting) < settled:
        return None
    return Concern(
        kind=ConcernKind.ALONE,
        devices=len(with_some),
        entries=sum(one.alone for one in with_some),
    )


def _away(
    known: Iterable[Attendance], now: Instant, settled: Duration, over_since: Instant | None
) -> Concern | None:
    """Return since when devices have been away that went before their workshop was over."""
    lasting = [
        now - one.since
        for one in known
        if not one.connected and (over_since is None or one.since < over_since)
    ]
    settling = [away for away in lasting if away >= settled]
    if not settling:
        return None
    return Concern(kind=ConcernKind.AWAY, devices=len(settling), lasting=max(settling))


def _over_since(place: PlaceId, snapshot: Snapshot, forecast: Forecast) -> Instant | None:
    """Return when `place` was last left, today or before; None while something runs there."""
    running = current_block(snapshot.agenda, snapshot.run)
    ends = []
    for _, block in snapshot.agenda.blocks():
        timing = _timing_in(block, place, forecast)
        if timing is None:
            continue
        if block is running and timing.state is BlockState.RUNNING:
            return None
        if timing.state is BlockState.DONE:
            ends.append(timing.actual_end or timing.expected_end)
    return max(ends, default=Instant(0))


def _timing_in(block: Block, place: PlaceId, forecast: Forecast) -> Timing | None:
    """Return when `place` is written in during `block`; None if it is not."""
    if block.id == place:
        return forecast.of(place)
    if any(track.workshop == place for track in block.tracks):
        return forecast.of_track(block.id, place)
    return None


def note_attendance(
    before: Attendances,
    device: DeviceId,
    *,
    connected: bool,
    alone: int,
    since: Instant,
    now: Instant,
) -> Attendance:
    """Return how `device` stands, given how all stood `before`: it does not say itself since when.

    One that is away has had its entries at least since it went.
    """
    known = before.get(device)
    alone_since = None
    if alone > 0:
        seen = known.alone_since if known is not None else None
        alone_since = seen or (now if connected else since)
    return Attendance(
        device=device, connected=connected, since=since, alone=alone, alone_since=alone_since
    )
