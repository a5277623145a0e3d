"""Which entities and fields the log knows, and how each field's value is written as JSON.

This is the one place that names them. A field that is not here does not exist.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import time
from types import MappingProxyType
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from facilitator.domain.agenda import BlockKind, Person
from facilitator.domain.devices import Role
from facilitator.domain.entries import Relation, Release
from facilitator.domain.instant import FIRST_MOMENT, LAST_MOMENT, Duration, Instant, to_ms
from facilitator.domain.run import RunEventKind
from facilitator.record.change import Entity, Json


class Field(NamedTuple):
    """How a field's domain value becomes JSON and comes back."""

    encode: Callable[[Any], Json]
    decode: Callable[[Any], Any]


def _as_is(value: Any) -> Any:
    return value


def _only(wanted: type) -> Field:
    """Return the field of values that JSON knows as well; TypeError for one of another type."""

    def read(value: Any) -> Any:
        if type(value) is not wanted:
            raise TypeError(f"{type(value)} instead of {wanted}")
        return value

    return Field(_as_is, read)


def _read_moment(ms: int) -> Instant:
    if not FIRST_MOMENT <= (moment := Instant(_WHOLE.decode(ms))) <= LAST_MOMENT:
        raise ValueError("a moment that no calendar has")
    return moment


def _read_length(ms: int) -> Duration:
    if abs(length := Duration(milliseconds=_WHOLE.decode(ms))) > _LONGEST:
        raise ValueError("a length that no event has")
    return length


def _read_zone(name: str) -> str:
    return ZoneInfo(name).key


def _write_people(people: tuple[Person, ...]) -> Json:
    return [[person.name, person.role, person.organisation] for person in people]


def _read_people(people: list[list[str]]) -> tuple[Person, ...]:
    read = _TEXT.decode
    return tuple(
        Person(name=read(name), role=read(role), organisation=read(org))
        for name, role, org in people
    )


def _read_wall_time(said: str) -> time:
    if (found := time.fromisoformat(_TEXT.decode(said))).tzinfo is not None:
        raise ValueError("a time of one zone only")
    return found


_LONGEST: Final = Duration(days=10_000)
_TEXT: Final = _only(str)
_WHOLE: Final = _only(int)
_TRUTH: Final = _only(bool)
_ZONE: Final = Field(_as_is, _read_zone)
_LENGTH: Final = Field(to_ms, _read_length)
_MOMENT: Final = Field(lambda moment: moment.ms, _read_moment)
_WALL_TIME: Final = Field(time.isoformat, _read_wall_time)
_PEOPLE: Final = Field(_write_people, _read_people)

Fields = Mapping[str, Field]

# --- the agenda ---

EVENT: Final = Entity("event", "")
EVENT_FIELDS: Final[Fields] = MappingProxyType(
    {
        "title": _TEXT,
        "timezone": _ZONE,
        "language": _TEXT,
        "series": _TEXT,
        "organiser": _TEXT,
        "place": _TEXT,
        "occasion": _TEXT,
        "participants": _WHOLE,
        "people": _PEOPLE,
    }
)
KIND_FIELDS: Final[Fields] = MappingProxyType({"letter": _TEXT, "name": _TEXT, "plural": _TEXT})
ROOM_FIELDS: Final[Fields] = MappingProxyType({"name": _TEXT})
WORKSHOP_FIELDS: Final[Fields] = MappingProxyType(
    {"number": _WHOLE, "title": _TEXT, "question": _TEXT, "people": _PEOPLE}
)
DAY_FIELDS: Final[Fields] = MappingProxyType({"end": _WALL_TIME})
TRACK_FIELDS: Final[Fields] = MappingProxyType({"workshop": _TEXT, "room": _TEXT})
BLOCK_FIELDS: Final[Fields] = MappingProxyType(
    {
        "title": _TEXT,
        "duration": _LENGTH,
        "kind": Field(str, BlockKind),
        "start": _WALL_TIME,
        "minimum": _LENGTH,
        "optional": _TRUTH,
        "room": _TEXT,
        "code": _TEXT,
        "capture": _TEXT,
        "speakers": _PEOPLE,
        "goal": _TEXT,
        "content": _TEXT,
        "method": _TEXT,
        "material": _TEXT,
        "responsible": _TEXT,
        "unplanned": _TRUTH,
    }
)
PARENT: Final = "parent"
"""The day or track that a block stands in, the phase that a track belongs to."""
ORDER: Final = "order"
"""Strings that sort: ``0007``, with room between any two for longer ones (``00065``).

Digits, at least four of them; a fifth or later one is never a final 0, or nothing would fit
between ``0006`` and ``00060``. See `ordering`.
"""
AGENDA_SORTS: Final = ("kind", "room", "workshop", "day", "track", "block")

# --- the run ---

RUN_EVENT: Final = "run"
RUN_EVENT_FIELDS: Final[Fields] = MappingProxyType(
    {"kind": Field(str, RunEventKind), "block": _TEXT, "at": _MOMENT, "added": _LENGTH}
)

# --- what accompanies it ---

REPORT: Final = "report"
"""What the moderator says of a block or a track; its key is that of the block or track."""
REPORT_FIELDS: Final[Fields] = MappingProxyType({"head_count": _WHOLE, "remark": _TEXT})
TIMER: Final = "timer"
TIMER_FIELDS: Final[Fields] = MappingProxyType(
    {"label": _TEXT, "started": _MOMENT, "length": _LENGTH, "stopped": _TRUTH}
)
TIMER_STOPPED: Final = "stopped"
"""Whether a timer was taken away: the only field that nobody sees."""

# --- what is captured ---

ENTRY: Final = "entry"
ENTRY_FIELDS: Final[Fields] = MappingProxyType(
    {
        "place": _TEXT,
        "number": _TEXT,
        "text": _TEXT,
        "filed_at": _MOMENT,
        "kind": _TEXT,
        "block": _TEXT,
        "relation": Field(str, Relation),
        "parent": _TEXT,
        "function": _TEXT,
        "release": Field(str, Release),
        "open_end": _TRUTH,
        "removed": _TRUTH,
        "redacted": _TRUTH,
    }
)
NUMBER: Final = "number"
"""A number once given; its key is ``place/number``."""
NUMBER_FIELDS: Final[Fields] = MappingProxyType({"entry": _TEXT})
NUMBER_ENTRY: Final = "entry"
MEASURE: Final = "measure"
MEASURE_FIELDS: Final[Fields] = MappingProxyType(
    {
        "what": _TEXT,
        "place": _TEXT,
        "who": _TEXT,
        "due": _TEXT,
        "source": _TEXT,
        "removed": _TRUTH,
    }
)
SUMMARY: Final = "summary"
"""What was said in one place, in short; its key is the place."""
SUMMARY_FIELDS: Final[Fields] = MappingProxyType({"text": _TEXT})
SUMMARY_TEXT: Final = "text"
WIPED: Final = "wiped"
"""That one device has destroyed a redacted entry; its key is ``entry/device``."""
WIPED_FIELDS: Final[Fields] = MappingProxyType({"at": _MOMENT})

# --- the devices ---

DEVICE: Final = "device"
DEVICE_FIELDS: Final[Fields] = MappingProxyType(
    {
        "name": _TEXT,
        "role": Field(str, Role),
        "joined": _MOMENT,
        "place": _TEXT,
        "browser": _TRUTH,
        "thrown_out": _TRUTH,
        "left": _TRUTH,
    }
)
PROOF: Final = "proof"
"""The SHA-256 of a device's secret, or of a role's token, in hexadecimal."""
SEAT: Final = "seat"
"""That a device writes in a place; its key is ``place/device``."""
SEAT_FIELDS: Final[Fields] = MappingProxyType({"taken": _TRUTH, "letter": _TEXT})
ACCESS: Final = "access"
"""What lets a new device in; its key is the role."""
LEAD: Final = Entity("lead", "")
LEAD_FIELDS: Final[Fields] = MappingProxyType({"device": _TEXT, "epoch": _WHOLE, "note": _TEXT})
MESSAGE: Final = "message"
MESSAGE_FIELDS: Final[Fields] = MappingProxyType({"text": _TEXT, "place": _TEXT, "at": _MOMENT})
SENT: Final = "sent"
"""What a page in a browser sent, once; its key is the name that the page gave it."""
SENT_FIELDS: Final[Fields] = MappingProxyType({"outcome": _TEXT, "entry": _TEXT})

REQUIRED: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "kind": frozenset({"letter", "name", "plural", ORDER}),
        "room": frozenset({"name", ORDER}),
        "workshop": frozenset({"number", "title", ORDER}),
        "day": frozenset({ORDER}),
        "track": frozenset({"workshop", ORDER}),
        "block": frozenset({"title", "duration", ORDER}),
        RUN_EVENT: frozenset({"kind", "block", "at"}),
        TIMER: frozenset({"label", "started", "length"}),
        ENTRY: frozenset({"place", "text", "filed_at"}),
        MEASURE: frozenset({"what", "place"}),
        DEVICE: frozenset({"name", "role", "joined"}),
        MESSAGE: frozenset({"text", "at"}),
    }
)
"""Without these fields an entity of that sort is not there: it was undone or removed.

One of them alone may still hold something: one station took the entity away while another one,
not knowing of it, wrote to it.
"""

KNOWN: Final[Mapping[str, Fields]] = MappingProxyType(
    {
        EVENT.sort: EVENT_FIELDS,
        "kind": {**KIND_FIELDS, ORDER: _TEXT, PARENT: _TEXT},
        "room": {**ROOM_FIELDS, ORDER: _TEXT, PARENT: _TEXT},
        "workshop": {**WORKSHOP_FIELDS, ORDER: _TEXT, PARENT: _TEXT},
        "day": {**DAY_FIELDS, ORDER: _TEXT, PARENT: _TEXT},
        "track": {**TRACK_FIELDS, ORDER: _TEXT, PARENT: _TEXT},
        "block": {**BLOCK_FIELDS, ORDER: _TEXT, PARENT: _TEXT},
        RUN_EVENT: RUN_EVENT_FIELDS,
        REPORT: REPORT_FIELDS,
        TIMER: TIMER_FIELDS,
        ENTRY: ENTRY_FIELDS,
        NUMBER: NUMBER_FIELDS,
        MEASURE: MEASURE_FIELDS,
        SUMMARY: SUMMARY_FIELDS,
        WIPED: WIPED_FIELDS,
        DEVICE: {**DEVICE_FIELDS, PROOF: _TEXT},
        SEAT: SEAT_FIELDS,
        ACCESS: {PROOF: _TEXT},
        LEAD.sort: LEAD_FIELDS,
        MESSAGE: MESSAGE_FIELDS,
        SENT: SENT_FIELDS,
    }
)
"""Every sort with all its fields: what is not here is refused when it comes from elsewhere."""


def is_there(sort: str, fields: Mapping[str, Json]) -> bool:
    """Return whether an entity with these `fields` exists."""
    return fields.keys() >= REQUIRED[sort]


def decode(fields: Mapping[str, Json], known: Fields) -> dict[str, Any]:
    """Return the domain values of those `fields` that are `known`."""
    return {name: known[name].decode(value) for name, value in fields.items() if name in known}


def encode(values: Mapping[str, Any], known: Fields) -> dict[str, Json]:
    """Return `values` as the log keeps them; None stays None."""
    return {
        name: None if value is None else known[name].encode(value) for name, value in values.items()
    }
