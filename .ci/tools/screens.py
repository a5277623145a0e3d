"""Have the real program draw a screen of the sample event, or its stage."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from textual.widgets import TextArea

from facilitator.domain.event_clock import EventClock
from facilitator.domain.stage import NOTHING_LIVE, Choice, Live
from facilitator.link.frames import Show
from facilitator.link.thread import LinkThread
from facilitator.station import Station
from facilitator.texts import load_texts
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.context import Context, moment_of
from facilitator.tui.sending import picture_at
from facilitator.tui.stage.app import StageApp
from tools.playing import NAME, event_at

WIDE: Final = (120, 36)
LOW: Final = (120, 20)
SMALL: Final = (100, 28)


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of a screen: what it is called, when it is taken, what is pressed before."""

    name: str
    at: str
    view: str
    shows: str
    """What stands on the screen if the keys did what they should."""
    keys: tuple[str, ...] = ()
    """Names of keys; what begins with a blank is typed, sign by sign."""
    place: str = ""
    """Where the note-taker writes."""
    section: str = ""
    """Which section of the Dokumentation is marked."""
    size: tuple[int, int] = SMALL


async def take(shot: Shot, hub: LinkThread | None = None) -> str:
    """Return the screen of `shot` as SVG; ends the program if it isn't what it should be."""
    with event_at(shot.at) as station:
        return await take_screen(station, shot, hub)


async def take_screen(station: Station, shot: Shot, hub: LinkThread | None = None) -> str:
    """Do the same for the event of `station` as it stands."""
    station.remember("view", shot.view)
    station.remember("place", shot.place)
    station.remember("dokumentation.marked", shot.section)
    svg = await _screen(_app(station, hub), shot)
    if shot.shows not in svg.replace("&#160;", " "):
        sys.exit(f"{shot.name} does not show: {shot.shows}")
    return svg


async def take_stage(
    station: Station, choice: Choice, live: Live = NOTHING_LIVE, size: tuple[int, int] = WIDE
) -> str:
    """Return as SVG what the room sees if that is sent."""
    moment = moment_of(station)
    app = StageApp(load_texts("de"), lambda: moment.now, lambda: None)
    async with app.run_test(size=size) as pilot:
        app.take(Show(picture_at(choice, moment, live), EventClock(moment.now, moment.now)))
        await pilot.pause()
        return app.export_screenshot(title="facilitator stage")


def _app(station: Station, hub: LinkThread | None) -> FacilitatorApp:
    return FacilitatorApp(
        Context(
            station=station,
            texts=load_texts("de"),
            export_folder=Path.cwd() / "exports",
            export_name=NAME,
            hub=hub,
        )
    )


async def _screen(app: FacilitatorApp, shot: Shot) -> str:
    async with app.run_test(size=shot.size) as pilot:
        await pilot.pause()
        app.clear_notifications()
        for key in shot.keys:
            typed = key.startswith(" ")
            await pilot.press(*(map(_key_of, key[1:]) if typed else [key]))
            await pilot.pause()
        await app.workers.wait_for_complete()
        while app.context.station.snapshot.saving.pending:
            await pilot.pause(0.05)
        await pilot.pause(app.TICK_SECONDS)  # until the header says so
        for area in app.screen.query(TextArea):
            area.cursor_blink = False
        await pilot.pause()
        return app.export_screenshot(title="facilitator")


def _key_of(sign: str) -> str:
    return "space" if sign == " " else sign
