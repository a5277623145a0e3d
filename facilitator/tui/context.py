"""What every view needs: the station, the wording, and where files lie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from facilitator.domain.instant import Instant
from facilitator.domain.schedule import Forecast, forecast
from facilitator.domain.snapshot import Snapshot
from facilitator.formats.agenda import AgendaFile
from facilitator.link.keeper import HubKeeper
from facilitator.station import Station
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
    hub: HubKeeper | None = None
    """What the stage is connected to; None: this event has no stage."""
    rate: float = 1.0
    """How fast the event's clock runs; in a rehearsal faster than the wall's."""
    wall: Callable[[], Instant] | None = None
    """The clock of this machine; None: it is the event's."""

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
