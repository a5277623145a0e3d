"""Pictures of the Dokumentation, to be looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from facilitator.domain.photos import Consent
from facilitator.tui.app import FacilitatorApp
from tests.formats.photos import picture
from tests.tui.conftest import Open
from tests.tui.events import capture_event
from tests.tui.screens import everything_saved, settle, write

Snap = Callable[..., bool]
Size = tuple[int, int]

BOTH = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])


@pytest.fixture(autouse=True)
def _started_beside_the_event(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have paths be as long everywhere as they are for somebody at an event."""
    monkeypatch.chdir(tmp_path)


def open_filled(open_app: Open, anchor: str, **options: Any) -> FacilitatorApp:
    app = open_app(view="dokumentation", **options)
    capture_event(app.context.station)
    app.context.station.remember("dokumentation.marked", anchor)
    return app


def doing(*keys: str, text: str = "") -> Callable[[Pilot[Any]], Any]:
    """Press `keys`, then type `text`, once the document is there."""

    async def run_before(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await pilot.press(*keys)
        await pilot.pause()
        await write(pilot, text)
        await settle(pilot)
        pilot.app.clear_notifications()
        await everything_saved(pilot)

    return run_before


@BOTH
def test_picture_of_an_empty_event(snap_compare: Snap, open_app: Open, size: Size) -> None:
    app = open_app(view="dokumentation")

    assert snap_compare(app, terminal_size=size, run_before=doing())


@BOTH
def test_picture_of_a_workshop(snap_compare: Snap, open_app: Open, size: Size) -> None:
    app = open_filled(open_app, "place-ws1")

    assert snap_compare(app, terminal_size=size, run_before=doing())


@pytest.mark.parametrize("theme", ["light", "contrast"])
def test_picture_in_other_colours(snap_compare: Snap, open_app: Open, theme: str) -> None:
    app = open_filled(open_app, "place-ws2")
    app.theme = f"facilitator-{theme}"

    assert snap_compare(app, terminal_size=(120, 36), run_before=doing("e", text="Kurz"))


@BOTH
def test_picture_of_a_summary_being_written(snap_compare: Snap, open_app: Open, size: Size) -> None:
    app = open_filled(open_app, "place-ws1")

    assert snap_compare(app, terminal_size=size, run_before=doing("e", "enter", text="und"))


@BOTH
def test_picture_of_a_measure_being_written(snap_compare: Snap, open_app: Open, size: Size) -> None:
    app = open_filled(open_app, "place-ws2")

    assert snap_compare(app, terminal_size=size, run_before=doing("m", text="Tag der"))


def test_picture_of_the_measures(snap_compare: Snap, open_app: Open) -> None:
    app = open_filled(open_app, "part-measures")

    assert snap_compare(app, terminal_size=(120, 36), run_before=doing())


@BOTH
def test_picture_after_an_export(snap_compare: Snap, open_app: Open, size: Size) -> None:
    """As it is after opening again: how large the file gets is no matter of this screen."""
    app = open_filled(open_app, "part-summary")
    at = app.context.station.now().ms
    exported = f'["exports/xfeld-leistung-kassel.docx", {at}, 48213]'
    app.context.station.remember("dokumentation.exported", exported)

    assert snap_compare(app, terminal_size=size, run_before=doing())


def test_picture_of_a_large_screen_in_english(snap_compare: Snap, open_app: Open) -> None:
    app = open_filled(open_app, "place-ws1", language="en")

    assert snap_compare(app, terminal_size=(200, 60), run_before=doing("a"))


@BOTH
def test_picture_of_the_photos(snap_compare: Snap, open_app: Open, size: Size) -> None:
    app = open_filled(open_app, "place-ws1")
    photos = app.context.station.photos
    photos.add(
        picture(1, (1500, 1000)),
        place="ws1",
        alt="Vier Personen ordnen Karten an einer Pinnwand zu drei Themen",
        caption="Karten ordnen in Workshop 1",
        credit="Servicestelle",
        consent=Consent.GIVEN,
    )
    photos.add(picture(2, (1000, 1500)), place="plenum")
    photos.add(picture(3), alt="Kaffeetassen auf einem Tisch", consent=Consent.DENIED)

    assert snap_compare(app, terminal_size=size, run_before=doing("f"))
