"""What every view needs: the station, the wording, and where files lie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from facilitator.domain.devices import Role
from facilitator.domain.instant import Instant
from facilitator.domain.schedule import Forecast, forecast
from facilitator.domain.snapshot import Snapshot
from facilitator.formats.agenda import AgendaFile
from facilitator.link.thread import LinkThread
from facilitator.station import Station
from facilitator.station.connection import Connection
from facilitator.station.standby import Standby
from facilitator.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the views of one start share."""

    station: Station
    texts: Texts
    export_folder: Path
    export_name: str
    read_file: Callable[[], AgendaFile] | None = None
    """Reads the agenda file as it is now, which may have been edited; None: there is none."""
    hub: LinkThread | None = None
    """What stage and devices are connected to; None: this event has neither."""
    connection: Connection | None = None
    """What keeps this device and the hub the same; None: it is on its own."""
    role: Role = Role.REGIE
    """As what this device takes part."""
    rate: float = 1.0
    """How fast the event's clock runs; in a rehearsal faster than the wall's."""
    wall: Callable[[], Instant] | None = None
    """The clock of this machine; None: it is the event's."""
    lays_out: bool = True
    """Whether exports are laid out for the page numbers of their contents, which takes a while."""
    standby: Standby | None = None
    """What lets this device go on without the main machine; None: it never can."""

    @property
    def has_all_views(self) -> bool:
        """Whether this device shows all of the event, not only where notes are taken."""
        return self.role is Role.REGIE

    def in_event(self, wall: Instant) -> Instant:
        """Return what the event's clock showed when this machine's showed `wall`."""
        now = self.station.now()
        if self.wall is None:
            return wall
        return now + self.rate * (wall - self.wall())


@dataclass(frozen=True, slots=True)
class Moment:
    """What a view shows: the event and the schedule as they are at `now`."""

    snapshot: Snapshot
    forecast: Forecast
    now: Instant


def moment_of(station: Station) -> Moment:
    """Return what there is to show now."""
    snapshot, now = station.snapshot, station.now()
    return Moment(snapshot, forecast(snapshot.agenda, snapshot.run, now), now)
