"""What tests of Mitschrift look at."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.content import Content
from textual.keys import _character_to_key
from textual.pilot import Pilot

from facilitator.domain.entries import Entry
from facilitator.domain.schedule import next_step
from facilitator.station import Station
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.mitschrift.entries_pane import EntriesPane
from facilitator.tui.mitschrift.field import CaptureField
from facilitator.tui.mitschrift.view import MitschriftView
from tests.tui.screens import shown

Filed = tuple[str, str | None, str]
"""An entry as tests compare it: full number, kind, text."""


async def write(pilot: Pilot[Any], text: str) -> None:
    """Press the key of each sign as fast as a terminal sends them; a line end is Enter."""
    for sign in text:
        key = "enter" if sign == "\n" else sign if sign.isalnum() else _character_to_key(sign)
        pilot.app.post_message(events.Key(key, sign))
    await pilot.pause()
    # What was kept for a dialog that had yet to open goes on to it only now.
    await pilot.pause()


def view_of(app: FacilitatorApp) -> MitschriftView:
    assert isinstance(app.screen, MitschriftView)
    return app.screen


def field_of(app: FacilitatorApp) -> CaptureField:
    return view_of(app).query_one(CaptureField)


def title_of(app: FacilitatorApp) -> str:
    """Return what the border of the field says."""
    return Content.from_markup(field_of(app).border_title or "").plain


def entries_of(app: FacilitatorApp, place: str = "ws1") -> list[Entry]:
    return list(app.context.station.snapshot.notes_in(place).entries)


def filed(app: FacilitatorApp, place: str = "ws1") -> list[Filed]:
    snapshot = app.context.station.snapshot
    return [
        (snapshot.full_number(entry), entry.kind, entry.text) for entry in entries_of(app, place)
    ]


def listed(app: FacilitatorApp) -> list[str]:
    """Return the lines of the list, without its border and the room above the first entry."""
    region = view_of(app).query_one(EntriesPane).content_region
    lines = shown(app)[region.y : region.bottom]
    return [line[region.x : region.right].rstrip() for line in lines if line[2:-1].strip()]


def advance(station: Station, times: int = 1) -> None:
    """Go on to the next block."""
    for _ in range(times):
        snapshot = station.snapshot
        step = next_step(snapshot.agenda, snapshot.run, station.now())
        assert step is not None
        station.run.advance(step)
