"""Showing an event in the terminal, in one language after the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.clock import wall_clock
from facilitator.cli.paths import RECORD
from facilitator.station import Station
from facilitator.texts import Language, choose_language, load_texts

if TYPE_CHECKING:
    from facilitator.link.keeper import HubKeeper
    from facilitator.tui.app import FacilitatorApp
    from facilitator.tui.context import Context


def show_event(
    station: Station,
    agenda: Path,
    language: Language | None,
    hub: HubKeeper,
    make_app: Callable[[Context], FacilitatorApp],
    *,
    export_name: str,
    rate: float = 1.0,
) -> None:
    """Show the event of `station` until it is closed; `language` None: as it was left.

    `export_name` is what the document is called, without its ending; `rate` is how fast the
    clock of `station` runs.
    """
    from facilitator.formats.agenda import read_agenda
    from facilitator.formats.placing import default_export_folder
    from facilitator.tui.context import Context

    spoken: Language | None = language or choose_language(station.recall().get("language"))
    while spoken is not None:
        station.remember("language", spoken)
        context = Context(
            station=station,
            texts=load_texts(spoken),
            export_folder=default_export_folder(agenda),
            export_name=export_name,
            hub=hub,
            rate=rate,
            wall=wall_clock,
            read_file=None if agenda.suffix == RECORD else partial(read_agenda, agenda),
        )
        app = make_app(context)
        spoken = app.run()
        if app.return_code:
            raise click.exceptions.Exit(app.return_code)
