"""The places in words: where one writes, and what runs there now."""

from __future__ import annotations

from facilitator.domain.agenda import Agenda, Block, PlaceId
from facilitator.domain.places import WITHOUT_CAPTURE, Place, places_of, room_of
from facilitator.domain.schedule import current_block
from facilitator.station import Station
from facilitator.texts import Texts
from facilitator.tui.context import Moment


def all_places(agenda: Agenda) -> tuple[Place, ...]:
    """Return every place; an agenda of nothing but breaks is written down in its first block."""
    first = next(block for _, block in agenda.blocks())
    return places_of(agenda) or (Place(id=first.id, code=first.code, title=first.title),)


def opening_place(station: Station, left: PlaceId | None) -> PlaceId:
    """Return the place to open: the one that was `left`, else where something is said now."""
    agenda = station.snapshot.agenda
    ids = [place.id for place in all_places(agenda)]
    if left in ids:
        return left
    running = running_place(current_block(agenda, station.snapshot.run))
    return running if running in ids else ids[0]


def running_place(running: Block | None) -> PlaceId | None:
    """Return the place that `running` is; None: nothing runs, or several at once, or a break."""
    if running is None or running.kind in WITHOUT_CAPTURE:
        return None
    return running.id


def place_name(place: Place, moment: Moment, texts: Texts) -> str:
    """Return a place as people call it: ``WS 3 · Digitalisierung und KI · Raum C``."""
    agenda = moment.snapshot.agenda
    running = current_block(agenda, moment.snapshot.run)
    parts = [
        texts("WS {number}", number=place.code) if place.is_workshop else "",
        place.title,
        agenda.room_name(room_of(agenda, running, place.id, moment.forecast)),
    ]
    return " · ".join(part for part in parts if part)
