"""Pictures of Mitschrift, to be looked at."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from facilitator.domain.capture import Line
from facilitator.domain.instant import minutes
from facilitator.station import Station
from facilitator.tui.app import FacilitatorApp
from tests.clock import Clock
from tests.tui.conftest import Open
from tests.tui.mitschrift import advance, write
from tests.tui.screens import everything_saved

Snap = Callable[..., bool]
Size = tuple[int, int]

BOTH = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
CAPTURED = (
    ("", "Teams sind sehr unterschiedlich geschult"),
    ("l", "Rechtliche Hinweise gleich dort, wo man sie braucht"),
    ("+", "auch im Außendienst und in der Randzeit, wenn niemand da ist, den man fragen könnte"),
    ("o", "Musterschulung „KI in der Leistung“ gemeinsam aufbauen #m"),
    ("f", "Wer pflegt die Inhalte?"),
    ("<", "das schaffen kleine Häuser nicht allein"),
    ("a", "Vorschlag: ein Verbund mehrerer Jobcenter"),
    ("z", "Endlich fragt uns jemand. -- Teamleitung"),
    (
        "",
        "und was ist eigentlich mit der Vertretung ..",
    ),
    ("e", "[bold]Klammern[/] und \x1b[31mZeichen bleiben, was sie sind"),
    ("p", "Dienstwagen"),
    ("b", "Kassel: feste Sprechzeit für Rückfragen aus der Vermittlung"),
)


def capture(station: Station, clock: Clock) -> None:
    """Capture some of everything in the first workshop, thirteen minutes before its end."""
    advance(station, 3)
    clock.wait(minutes(17))
    for prefix, text in CAPTURED:
        station.capture.file("ws1", Line(text, prefix))


def doing(*keys: str, text: str = "") -> Callable[[Pilot[Any]], Awaitable[None]]:
    """Type `text`, then press `keys`."""

    async def run_before(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        await write(pilot, text)
        await pilot.press(*keys)
        pilot.app.clear_notifications()
        await everything_saved(pilot)

    return run_before


@pytest.fixture
def filled(open_app: Open, clock: Clock) -> Callable[..., FacilitatorApp]:
    def open_filled(**options: Any) -> FacilitatorApp:
        app = open_app(view="mitschrift", **options)
        capture(app.context.station, clock)
        app.context.station.remember("place", "ws1")
        return app

    return open_filled


@BOTH
def test_picture_of_nothing_yet(snap_compare: Snap, open_app: Open, size: Size) -> None:
    app = open_app(view="mitschrift")

    assert snap_compare(app, terminal_size=size, run_before=doing())


@BOTH
@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
def test_picture_of_writing(
    snap_compare: Snap, filled: Callable[..., FacilitatorApp], size: Size, theme: str
) -> None:
    app = filled(theme=f"facilitator-{theme}")
    typing = doing(text="l Leistungsbeziehende werden bei der Einführung persönlich begleitet")

    assert snap_compare(app, terminal_size=size, run_before=typing)


@BOTH
def test_picture_of_an_edit(
    snap_compare: Snap, filled: Callable[..., FacilitatorApp], size: Size
) -> None:
    up = ["up"] * 10
    assert snap_compare(filled(), terminal_size=size, run_before=doing(*up, text="begonnen"))


@BOTH
def test_picture_of_a_marked_entry(
    snap_compare: Snap, filled: Callable[..., FacilitatorApp], size: Size
) -> None:
    to_the_quote = ["escape", *["up"] * 4]
    assert snap_compare(filled(), terminal_size=size, run_before=doing(*to_the_quote))


@BOTH
def test_picture_of_a_kind_being_chosen(
    snap_compare: Snap, filled: Callable[..., FacilitatorApp], size: Size
) -> None:
    assert snap_compare(filled(), terminal_size=size, run_before=doing("escape", "k"))


@BOTH
def test_picture_of_the_columns(
    snap_compare: Snap, filled: Callable[..., FacilitatorApp], size: Size
) -> None:
    assert snap_compare(filled(), terminal_size=size, run_before=doing("ctrl+t"))


@BOTH
def test_picture_of_the_search(
    snap_compare: Snap, filled: Callable[..., FacilitatorApp], size: Size
) -> None:
    assert snap_compare(filled(), terminal_size=size, run_before=doing("ctrl+f", "e", "i", "n"))


@BOTH
def test_picture_of_the_places(
    snap_compare: Snap, filled: Callable[..., FacilitatorApp], size: Size
) -> None:
    assert snap_compare(filled(), terminal_size=size, run_before=doing("ctrl+o", "down"))


def test_picture_of_the_help(snap_compare: Snap, filled: Callable[..., FacilitatorApp]) -> None:
    assert snap_compare(filled(), terminal_size=(80, 24), run_before=doing("f1"))
