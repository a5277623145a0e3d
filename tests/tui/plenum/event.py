"""What two workshops brought to the plenum of the tests, and what is seen of it."""

from __future__ import annotations

from typing import Any

from textual.pilot import Pilot

from facilitator.domain.capture import Line
from facilitator.domain.entries import EntryId
from facilitator.station import Station
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.plenum.view import PlenumView

CAPTURED = (
    ("ws1", "h", "Neue bekommen früh einen vollen Bestand"),
    ("ws1", "l", "Patensystem: eine feste Ansprechperson im ersten Jahr"),
    ("ws1", "<", "Ohne Ausgleich bleibt das ein Ehrenamt"),
    ("ws1", "o", "Jedes Jobcenter benennt Patinnen und Paten #m"),
    ("ws1", "f", "Wer trägt die Kosten?"),
    ("ws2", "h", "Die Leistung fällt nur auf, wenn etwas schiefgeht"),
    ("ws2", "o", "Erfolge jeden Monat im Team zeigen"),
    ("ws2", "o", "Eine Erfolgszahl kommt in den Monatsbericht"),
    ("impuls", "", "Ohne verlässliche Leistung gelingt keine Integration"),
)
"""Place, prefix and text of each line."""


def fill(station: Station) -> list[EntryId]:
    """Capture all of it; return the entries in that order."""
    filed = [station.capture.file(place, Line(text, sign)).entry for place, sign, text in CAPTURED]
    return [entry for entry in filed if entry is not None]


def view_of(app: FacilitatorApp) -> PlenumView:
    assert isinstance(app.screen, PlenumView)
    return app.screen


def listed(app: FacilitatorApp) -> list[str]:
    """Return the numbers in the list, those without a theme first, then a line, then the others."""
    desk, snapshot = view_of(app).desk, app.context.station.snapshot
    numbers = [snapshot.full_number(entry) for entry in desk.listing.entries]
    return [*numbers[: desk.listing.free], "-", *numbers[desk.listing.free :]]


def themes_of(app: FacilitatorApp) -> dict[str, list[str]]:
    """Return what is in each theme, by its title."""
    snapshot = app.context.station.snapshot
    return {
        theme.title: sorted(snapshot.full_number(snapshot.entries[one]) for one in theme.entries)
        for theme in snapshot.themes.standing
    }


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press `keys`, each after what the one before it did."""
    for key in keys:
        await pilot.press(key)
    await pilot.pause()
