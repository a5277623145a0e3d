"""The places in words: where one writes, and what runs there now."""

from __future__ import annotations

from facilitator.domain import entry_wording
from facilitator.domain.agenda import PlaceId
from facilitator.domain.devices import Role
from facilitator.domain.places import Place, all_places, running_place
from facilitator.domain.schedule import current_block
from facilitator.station import Station
from facilitator.texts import Texts
from facilitator.tui.context import Moment


def own_places(station: Station) -> frozenset[PlaceId]:
    """Return the places in which this device has a seat; whoever leads or helps needs none."""
    seats = station.snapshot.seats
    return frozenset(place for place, taken in seats.items() if station.device in taken)


def is_seated(station: Station) -> bool:
    """Whether this device writes only where it has a seat."""
    device = station.snapshot.devices.get(station.device)
    return device is not None and device.role is Role.NOTES


def opening_place(station: Station, left: PlaceId | None) -> PlaceId:
    """Return the place to open: the one that was `left`, else where something is said now."""
    agenda = station.snapshot.agenda
    ids = [place.id for place in all_places(agenda)]
    if is_seated(station) and (own := [one for one in ids if one in own_places(station)]):
        now = station.snapshot.devices[station.device].place
        return left if left in own else now if now in own else own[0]
    if left in ids:
        return left
    running = running_place(current_block(agenda, station.snapshot.run))
    return running if running in ids else ids[0]


def place_name(place: Place, moment: Moment, texts: Texts) -> str:
    """Return a place as people call it at `moment`: ``WS 3 · Digitalisierung und KI · Raum C``."""
    snapshot = moment.snapshot
    return entry_wording.place_name(place, snapshot.agenda, snapshot.run, moment.forecast, texts)
