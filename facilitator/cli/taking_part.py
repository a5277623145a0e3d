"""The screens of a device that has joined, until it is closed or has left for good."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.cli.arriving import wait_for_agenda
from facilitator.cli.clock import wall_clock
from facilitator.cli.failing import SentenceError
from facilitator.cli.showing import connect, show_event
from facilitator.domain.devices import Role
from facilitator.station import Station
from facilitator.station.event_time import EventTime
from facilitator.station.standby import Standby, has_hub
from facilitator.texts import Language, Texts

if TYPE_CHECKING:
    from facilitator.link.address import Door
    from facilitator.link.thread import LinkThread
    from facilitator.tui.context import Context
    from facilitator.tui.joined import JoinedApp
    from facilitator.tui.leaving import Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """As what a device takes part, and how it was called to."""

    station: Station
    time: EventTime
    texts: Texts
    door: Door
    trusted: Path | None = None
    """A file that vouches for the hub's certificate."""
    name: str = ""
    place: str = ""
    language: Language | None = None


@dataclass(slots=True)
class _Showing:
    """What became of the screens."""

    part: Part
    apps: list[JoinedApp] = field(default_factory=list)
    took_over: bool = False

    def make_app(self, context: Context) -> JoinedApp:
        from facilitator.tui.joined import JoinedApp

        self.apps.append(JoinedApp(context, self.part.name, self.part.place))
        return self.apps[-1]

    def begin_hub(self) -> None:
        """Close the screens: they come back with a hub of this machine's own."""
        self.took_over = True
        self.apps[-1].exit()


def take_part(part: Part) -> Receipt | None:
    """Show the event until it is closed; return the receipt if this device has left for good."""
    while True:
        showing = _Showing(part)
        hub = _hub_of(part)
        _show(part, showing, hub)
        hub.close()
        if not showing.took_over:
            return showing.apps[-1].receipt if showing.apps else None


def _hub_of(part: Part) -> LinkThread:
    """Return the way to the hub: on this machine if this device took over, else on another one."""
    from facilitator.link.follower import HubFollower
    from facilitator.link.keeper import HubKeeper
    from facilitator.link.standby import EVERYWHERE
    from facilitator.station.connection import remembered_others
    from facilitator.station.hosting import beside
    from facilitator.station.returning import take_from_hub

    station = part.station
    take_from_hub(station)
    others = remembered_others(station)
    if has_hub(station):
        return HubKeeper(station.path, wall_clock, EVERYWHERE, others, beside(station))
    return HubFollower(part.door, wall_clock, others, part.trusted)


def _show(part: Part, showing: _Showing, hub: LinkThread) -> None:
    from facilitator.station.joined import remember_hub
    from facilitator.tui.carrying import document_name

    station = part.station
    connection = connect(station, hub, part.time)
    standby = None
    if part.door.role is Role.REGIE and not has_hub(station):
        standby = Standby(station, showing.begin_hub)
        connection.port = standby.port
    wait_for_agenda(station, hub, connection, part.texts)
    remember_hub(station, part.door, part.trusted)
    show_event(
        station,
        station.path,
        part.language,
        hub,
        showing.make_app,
        export_name=document_name(station),
        export_folder=Path.cwd() / "exports",
        rate=part.time.rate,
        connection=connection,
        role=part.door.role,
        standby=standby,
    )


def door_of(station: Station, door: Door | None, texts: Texts) -> Door:
    """Return the way in: the link, else the one that is remembered. Raises SentenceError."""
    from facilitator.station.joined import remembered_hub

    known = remembered_hub(station)
    found = door or (known.door() if known is not None else None)
    if found is None:
        raise SentenceError(texts("It is not known any more where Regie is. Give the link."))
    return found
