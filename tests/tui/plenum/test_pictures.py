"""Pictures of Plenum, to be looked at."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from facilitator.tui.app import FacilitatorApp
from tests.tui.conftest import Open
from tests.tui.plenum.event import fill
from tests.tui.screens import everything_saved, write

Snap = Callable[..., bool]
Size = tuple[int, int]

BOTH = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])


def open_gathered(open_app: Open, **options: Any) -> FacilitatorApp:
    """Open an event with two themes, one of them read back, and a measure each way."""
    app = open_app(view="plenum", **options)
    station = app.context.station
    entries = fill(station)
    first = station.plenum.found("Begleitung im ersten Jahr", entries[1:5])
    station.plenum.found("Erfolge sichtbar machen", entries[5:7])
    text = station.texts.open(first)
    text.insert(0, "Alle nennen Patinnen und Paten; ohne Ausgleich bleibt es ein Ehrenamt.")
    text.close()
    station.plenum.note_controversy(first, "Ob die Zeit dafür verbindlich wird")
    station.plenum.agree(
        "Patenzeit in den Bestandsschlüssel aufnehmen",
        who="Servicestelle",
        sources=entries[1:2],
        theme=first,
    )
    return app


def doing(*keys: str, text: str = "") -> Callable[[Pilot[Any]], Awaitable[None]]:
    """Press `keys`, then type `text`."""

    async def run_before(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
        await write(pilot, text)
        pilot.app.clear_notifications()
        await everything_saved(pilot)

    return run_before


@BOTH
def test_picture_of_nothing_yet(snap_compare: Snap, open_app: Open, size: Size) -> None:
    app = open_app(view="plenum")

    assert snap_compare(app, terminal_size=size, run_before=doing())


@BOTH
def test_picture_of_gathering(snap_compare: Snap, open_app: Open, size: Size) -> None:
    keys = ("down", "a", "a", "up")

    assert snap_compare(open_gathered(open_app), terminal_size=size, run_before=doing(*keys))


@BOTH
def test_picture_of_the_themes(snap_compare: Snap, open_app: Open, size: Size) -> None:
    app = open_gathered(open_app)

    assert snap_compare(app, terminal_size=size, run_before=doing("tab", "1"))


@BOTH
def test_picture_of_a_summary_being_written(snap_compare: Snap, open_app: Open, size: Size) -> None:
    app = open_gathered(open_app)

    assert snap_compare(app, terminal_size=size, run_before=doing("enter", text=" Dazu Zeit."))


def test_picture_of_a_measure_in_high_contrast(snap_compare: Snap, open_app: Open) -> None:
    app = open_gathered(open_app, theme="facilitator-contrast")
    run = doing("tab", "2", "m", text="Erfolge melden")

    assert snap_compare(app, terminal_size=(120, 36), run_before=run)


def test_picture_of_a_trace(snap_compare: Snap, open_app: Open) -> None:
    run = doing("tab", "1", "t")

    assert snap_compare(open_gathered(open_app), terminal_size=(80, 24), run_before=run)
