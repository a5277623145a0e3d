"""Why a command was refused. A refused command changes nothing."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from facilitator.domain.agenda import PlaceId, Track, TrackId, track_id
from facilitator.domain.devices import DeviceId, Role
from facilitator.domain.entries import Entry
from facilitator.domain.instant import NONE, Duration
from facilitator.domain.snapshot import Snapshot

LONGEST: Final = Duration(days=1)
"""No block and no timer is longer than a day."""


class Reason(StrEnum):
    """What stood against a command."""

    STALE = "stale"
    """The agenda has moved on since the question was asked."""
    NOT_NOW = "not now"
    """The block is not in a state in which that can be done."""
    GONE = "gone"
    """The entry, measure, place or kind is not there, or no longer."""
    NOTHING_TO_UNDO = "nothing to undo"
    NOTHING_TO_REDO = "nothing to redo"
    CHANGED_SINCE = "changed since"
    """What was to be undone has been changed since, by the command `detail` (empty: not known)."""
    REHEARSAL = "rehearsal"
    """The record is a rehearsal's and is never run as the event."""
    EVENT = "event"
    """The record is the event's own and is never rehearsed in."""
    NO_AGENDA = "no agenda"
    """The record is empty: no agenda was ever adopted."""
    EMPTY = "empty"
    """A text that must say something says nothing."""
    NOT_LEADING = "not leading"
    """Another device leads the event."""
    NOT_HERE = "not here"
    """This device takes notes in another place."""
    REDACTED = "redacted"
    """The entry's content was destroyed."""
    TOO_LONG = "too long"
    """A text that no other device would take."""
    IMPOSSIBLE = "impossible"
    """A number or a length of time that nothing can have."""


class RefusedError(Exception):
    """A command was refused; `detail` names what the reason is about."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else str(reason))
        self.reason = reason
        self.detail = detail


def check_place(snapshot: Snapshot, place: PlaceId) -> None:
    """Refuse a place that the agenda does not have.

    Breaks and phases pass: an agenda of nothing but breaks is written down in its first one.
    """
    blocks = {block.id for _, block in snapshot.agenda.blocks()}
    if place not in blocks.union(workshop.id for workshop in snapshot.agenda.workshops):
        raise RefusedError(Reason.GONE, place)


def check_writer(snapshot: Snapshot, device: DeviceId, place: PlaceId) -> None:
    """Refuse a device that takes notes, but not in `place`; who leads or helps may anywhere."""
    known = snapshot.devices.get(device)
    is_seated = device in snapshot.seats.get(place, {})
    if known is not None and known.role is not Role.REGIE and not is_seated:
        raise RefusedError(Reason.NOT_HERE, place)


def check_readable(entry: Entry) -> None:
    """Refuse to give new words to an entry that was redacted: they would be destroyed as well."""
    if entry.redacted:
        raise RefusedError(Reason.REDACTED)


def check_length(length: Duration) -> None:
    """Refuse a length that is nothing, or longer than a day."""
    if not NONE < length <= LONGEST:
        raise RefusedError(Reason.IMPOSSIBLE, str(length))


def one_line(text: str) -> str:
    """Return `text` as one line; refuse one that says nothing."""
    line = " ".join(text.split())
    if not line:
        raise RefusedError(Reason.EMPTY)
    return line


def track_of(snapshot: Snapshot, track: TrackId) -> Track:
    """Return the track of that id; refuse one that the agenda does not have."""
    for _, block in snapshot.agenda.blocks():
        for known in block.tracks:
            if track_id(block.id, known.workshop) == track:
                return known
    raise RefusedError(Reason.GONE, track)
