"""The places in words: where one writes, and what runs there now."""

from __future__ import annotations

from facilitator.domain import entry_wording
from facilitator.domain.agenda import PlaceId
from facilitator.domain.places import Place, all_places, running_place
from facilitator.domain.schedule import current_block
from facilitator.station import Station
from facilitator.texts import Texts
from facilitator.tui.context import Moment


def opening_place(station: Station, left: PlaceId | None) -> PlaceId:
    """Return the place to open: the one that was `left`, else where something is said now."""
    agenda = station.snapshot.agenda
    ids = [place.id for place in all_places(agenda)]
    if left in ids:
        return left
    running = running_place(current_block(agenda, station.snapshot.run))
    return running if running in ids else ids[0]


def place_name(place: Place, moment: Moment, texts: Texts) -> str:
    """Return a place as people call it at `moment`: ``WS 3 · Digitalisierung und KI · Raum C``."""
    snapshot = moment.snapshot
    return entry_wording.place_name(place, snapshot.agenda, snapshot.run, moment.forecast, texts)
