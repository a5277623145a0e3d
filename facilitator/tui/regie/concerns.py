"""What is said of the devices of the workshops: a sign each, and words where something is wrong."""

from __future__ import annotations

from facilitator.domain.agenda import PlaceId
from facilitator.domain.instant import clock_minutes, minutes
from facilitator.domain.outstanding import (
    Attendances,
    Concern,
    ConcernKind,
    devices_in,
    find_concern,
)
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts
from facilitator.tui.context import Moment
from facilitator.tui.plain import one_line
from facilitator.tui.wording import length


def devices_sign(place: PlaceId, snapshot: Snapshot, present: Attendances, texts: Texts) -> str:
    """Return ``✓`` or ``weg`` of one device, ``1/2`` of several; nothing if nobody knows."""
    devices = devices_in(snapshot, place)
    known = [present[device.id].connected for device in devices if device.id in present]
    if not devices:
        return "–"
    if not known:
        return ""
    if len(devices) == 1:
        return "✓" if all(known) else texts("gone")
    return f"{sum(known)}/{len(devices)}"


def concern_of(place: PlaceId, moment: Moment, present: Attendances) -> Concern | None:
    """Return what is wrong with the devices of `place`."""
    return find_concern(place, moment.snapshot, moment.forecast, present, moment.now)


def concern_words(concern: Concern, texts: Texts) -> str:
    """Return it in few words, beside the name of the workshop."""
    match concern.kind:
        case ConcernKind.ALONE:
            return _alone(concern, texts)
        case ConcernKind.AWAY:
            lasting = length(texts, minutes(clock_minutes(concern.lasting)))
            return texts("device gone for {length}", length=lasting)


def _alone(concern: Concern, texts: Texts) -> str:
    if concern.devices == 1:
        return texts("{count} on one device only", count=concern.entries)
    return texts("{count} not sent yet", count=concern.entries)


def concern_sentence(place: PlaceId, concern: Concern, snapshot: Snapshot, texts: Texts) -> str:
    """Return it with the name of the workshop: ``WS 3: 14 Beiträge nur auf einem Gerät``."""
    return texts(
        "{place}: {concern}",
        place=place_name(place, snapshot, texts),
        concern=_in_full(concern, texts),
    )


def _in_full(concern: Concern, texts: Texts) -> str:
    if concern.kind is ConcernKind.AWAY:
        return concern_words(concern, texts)
    if concern.devices == 1:
        return texts.plural(
            "{count} entry on one device only",
            "{count} entries on one device only",
            concern.entries,
        )
    return texts.plural(
        "{count} entry not sent yet", "{count} entries not sent yet", concern.entries
    )


def place_name(place: PlaceId, snapshot: Snapshot, texts: Texts) -> str:
    """Return ``WS 3``, or the title of the block."""
    for workshop in snapshot.agenda.workshops:
        if workshop.id == place:
            return texts("WS {number}", number=workshop.number)
    return one_line(snapshot.place_title(place))


def places_with_devices(snapshot: Snapshot) -> list[PlaceId]:
    """Return the places in which devices write: workshops in their order, then all others."""
    written = dict.fromkeys(
        device.place for device in snapshot.devices.values() if device.takes_part and device.place
    )
    workshops = [workshop.id for workshop in snapshot.agenda.workshops]
    others = [place for place in written if place not in workshops]
    return [place for place in workshops if place in written] + others
