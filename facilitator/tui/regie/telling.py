"""What Regie tells the rooms, ready-made and in the language of the event, and whom it reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from facilitator.domain.agenda import PlaceId
from facilitator.domain.devices import Role
from facilitator.domain.outstanding import Attendances, devices_in
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts, choose_language, load_texts
from facilitator.tui.context import Moment
from facilitator.tui.regie.concerns import place_name, places_with_devices
from facilitator.tui.wording import clock_time

if TYPE_CHECKING:
    from facilitator.domain.mends import Mend

ALL_ROOMS: Final = ""
"""As the place of a message."""


def ready_messages(snapshot: Snapshot) -> list[str]:
    """Return what the rooms are told again and again, in the language of the event."""
    texts = load_texts(choose_language(snapshot.agenda.language))
    return [
        texts("At least one option for action per workshop, please."),
        texts("10 minutes left."),
        texts("5 minutes left."),
        texts("Please come to the plenum."),
    ]


def recipients(snapshot: Snapshot) -> list[PlaceId]:
    """Return whom a message can go to: all rooms, then each place with a device; none: nobody."""
    places = places_with_devices(snapshot)
    return [ALL_ROOMS, *places] if places or _without_place(snapshot) else []


def _without_place(snapshot: Snapshot) -> bool:
    return any(
        device.role is Role.NOTES and device.takes_part for device in snapshot.devices.values()
    )


def recipient_name(place: PlaceId, snapshot: Snapshot, texts: Texts) -> str:
    """Return what `place` is called as a recipient: ``WS 3 · Digitalisierung``, ``alle Räume``."""
    if place == ALL_ROOMS:
        return texts("all rooms")
    name, title = place_name(place, snapshot, texts), snapshot.place_title(place)
    return name if name == title else f"{name} · {title}"


def said_of_sending(place: PlaceId, snapshot: Snapshot, present: Attendances, texts: Texts) -> str:
    """Return whom the message reaches now, and who gets it later."""
    places = places_with_devices(snapshot) if place == ALL_ROOMS else [place]
    devices = [device for one in places for device in devices_in(snapshot, one)]
    away = [one for one in devices if one.id in present and not present[one.id].connected]
    whom = recipient_name(place, snapshot, texts)
    sent = texts("Sent to: {recipient}.", recipient=whom)
    if not away:
        return sent
    later = texts.plural(
        "{count} device is away and gets it when it is back.",
        "{count} devices are away and get it when they are back.",
        len(away),
    )
    return f"{sent} {later}"


def mend_messages(mend: Mend, then: Moment) -> list[tuple[PlaceId, str]]:
    """Return what rooms are told when `mend` is taken: when a workshop is to close after it.

    `then` is the moment after it. Workshops without a device are told by a person.
    """
    agenda = then.snapshot.agenda
    texts = load_texts(choose_language(agenda.language))
    return [
        (one.workshop, texts("Please close on time, at {time}.", time=clock_time(due, agenda.zone)))
        for one in mend.interventions
        if one.workshop is not None and devices_in(then.snapshot, one.workshop)
        for due in [then.forecast.of_track(one.block, one.workshop).due]
    ]
