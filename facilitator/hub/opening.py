"""Opening the file of a hub: NAME.hub, beside NAME.record."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from facilitator.domain.agenda import Agenda
from facilitator.domain.devices import DeviceId
from facilitator.domain.instant import Instant
from facilitator.link.process import Beside
from facilitator.record.meta import Identity
from facilitator.station import Station
from facilitator.station.set_aside import forget_aside_overdue, set_aside
from facilitator.store import DamagedError, MissingError

_OWNER: Final = "hub_owner"
"""Under this the file remembers beside whose record it lies."""

Now = Callable[[], Instant]


@dataclass(frozen=True, slots=True)
class Opened:
    """A hub's station, and whose hub it is."""

    station: Station
    owner: DeviceId
    """The device whose record it runs beside; its own if it runs alone."""
    epoch: int = 0
    """Since which takeover."""
    is_alone: bool = False
    """Nobody tends it: it goes on for ever."""


def hub_file(record: Path) -> Path:
    """Return where the file of the hub of `record` lies."""
    return record.with_suffix(".hub") if record.name else record / ".hub"


def open_beside(record: Path, beside: Beside, now: Now) -> Opened:
    """Open the file of the hub that runs beside a record which somebody has open.

    One that is damaged, or of another record that once had this name, is kept under another name:
    all that matters of it is in the record. So is what phones entered in another event. Raises
    StoreError if there can be no file.
    """
    path = hub_file(record)
    identity = Identity(record_id=beside.event, rehearsal=beside.rehearsal)
    try:
        station = Station.join(path, now=now, identity=identity)
    except DamagedError:
        set_aside(record, with_phones=False)
        station = Station.join(path, now=now, identity=identity)
    owner = station.recall().get(_OWNER, beside.device)
    if (station.identity.record_id, owner) != (beside.event, beside.device):
        is_other_event = station.identity.record_id != beside.event
        station.close()
        set_aside(record, with_phones=is_other_event)
        station = Station.join(path, now=now, identity=identity)
    station.remember(_OWNER, beside.device)
    forget_aside_overdue(record, now)
    return Opened(station, beside.device, beside.epoch)


def open_alone(record: Path, read_agenda: Callable[[], Agenda], now: Now) -> Opened:
    """Open the file of a hub that runs on its own, and go on with what it holds.

    If there is none it begins with what the record beside it holds, and without that with the
    agenda. Raises StoreError, and what `read_agenda` raises.
    """
    path = hub_file(record)
    with suppress(MissingError):
        station = Station.join(path, now=now)
        if not station.plan.is_empty:
            return Opened(station, station.recall().get(_OWNER, station.device), is_alone=True)
        station.close()
    with suppress(MissingError):
        return _open_like(path, record, now)
    station = Station.open(path, now=now, agenda=read_agenda())
    return Opened(station, station.device, is_alone=True)


def _open_like(path: Path, record: Path, now: Now) -> Opened:
    """Begin the file at `path` with all that the closed `record` holds."""
    begun = Station.join(record, now=now)
    changes, identity, owner = tuple(begun.kept), begun.identity, begun.device
    begun.close()
    station = Station.join(path, now=now, identity=identity)
    station.host().fill(changes)
    station.remember(_OWNER, owner)
    return Opened(station, owner, is_alone=True)
