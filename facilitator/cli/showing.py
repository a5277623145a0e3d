"""Showing an event in the terminal, in one language after the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.clock import wall_clock
from facilitator.cli.paths import RECORD
from facilitator.domain.devices import Role
from facilitator.station import Station
from facilitator.texts import Language, choose_language, load_texts

if TYPE_CHECKING:
    from facilitator.link.thread import LinkThread
    from facilitator.station.connection import Connection
    from facilitator.station.event_time import EventTime
    from facilitator.station.standby import Standby
    from facilitator.tui.app import FacilitatorApp
    from facilitator.tui.context import Context


def show_event(
    station: Station,
    agenda: Path,
    language: Language | None,
    hub: LinkThread,
    make_app: Callable[[Context], FacilitatorApp],
    *,
    export_name: str,
    export_folder: Path | None = None,
    rate: float = 1.0,
    connection: Connection | None = None,
    role: Role = Role.REGIE,
    standby: Standby | None = None,
) -> None:
    """Show the event of `station` until it is closed; `language` None: as it was left.

    `export_name` is what the document is called, without its ending, and `export_folder` where it
    goes, unless beside `agenda`; `rate` is how fast the clock of `station` runs. `connection` is
    the one to `hub`, None: one that begins now. `standby` lets a joined device go on without it.
    """
    from facilitator.formats.agenda import read_agenda
    from facilitator.formats.placing import default_export_folder
    from facilitator.tui.context import Context

    if connection is None:
        connection = connect(station, hub)
        # At its own hub it needs no name; at one that has taken over it is a device like others.
        own = load_texts(choose_language(station.snapshot.agenda.language))
        connection.name = own("The first machine")
    spoken: Language | None = language or choose_language(station.recall().get("language"))
    while spoken is not None:
        station.remember("language", spoken)
        context = Context(
            station=station,
            texts=load_texts(spoken),
            export_folder=export_folder or default_export_folder(agenda),
            export_name=export_name,
            hub=hub,
            connection=connection,
            role=role,
            standby=standby,
            rate=rate,
            wall=wall_clock,
            read_file=None if agenda.suffix == RECORD else partial(read_agenda, agenda),
        )
        app = make_app(context)
        spoken = app.run()
        if app.return_code:
            raise click.exceptions.Exit(app.return_code)


def connect(station: Station, hub: LinkThread, time: EventTime | None = None) -> Connection:
    """Return the connection of `station` to `hub`; `time` is a clock that follows the hub's."""
    from facilitator.station.connection import Connection

    return Connection(station, hub, machine=_machine, time=time)


def _machine() -> str:
    """Return which machine this is; in the link's thread, so that no picture waits for it."""
    from facilitator.link.machine import machine_id

    return machine_id()
