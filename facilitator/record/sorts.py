"""What each sort of entity is: which fields it has, and which of them make it be there."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from facilitator.record import entities as log
from facilitator.record.change import Json
from facilitator.record.values import TEXT, UPDATE

REQUIRED: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        log.EVENT.sort: frozenset({"title", "timezone", "language"}),
        "kind": frozenset({"letter", "name", "plural", log.ORDER}),
        "room": frozenset({"name", log.ORDER}),
        "workshop": frozenset({"number", "title", log.ORDER}),
        "day": frozenset({log.ORDER}),
        "track": frozenset({"workshop", log.ORDER}),
        "block": frozenset({"title", "duration", log.ORDER}),
        log.RUN_EVENT: frozenset({"kind", "block", "at"}),
        log.TIMER: frozenset({"label", "started", "length"}),
        log.ENTRY: frozenset({"place", "text", "filed_at"}),
        log.MEASURE: frozenset({"what", "place"}),
        log.THEME: frozenset({"title", log.ORDER}),
        log.QUERY: frozenset({"kind", "question", "candidates", "opened"}),
        log.COUNT: frozenset({"query", "source", "amount", "at"}),
        log.ROUND: frozenset({"kind", "questions", "place", "opened"}),
        log.PHOTO: frozenset({"digest", "width", "height", "added", log.ORDER}),
        log.SIGN_OFF: frozenset({"state"}),
        log.VERSION: frozenset({"number", "edition", "at", "file", "digest"}),
        log.INSERTED: frozenset({"text", "after", "section", log.ORDER}),
        log.REVIEW_NOTE: frozenset({"target", "text", "at"}),
        log.DEVICE: frozenset({"name", "role", "joined"}),
        log.MESSAGE: frozenset({"text", "at"}),
    }
)
"""Without these fields an entity of that sort is not there: it was undone or removed.

One of them alone may still hold something: one station took the entity away while another one,
not knowing of it, wrote to it.
"""

KNOWN: Final[Mapping[str, log.Fields]] = MappingProxyType(
    {
        log.EVENT.sort: log.EVENT_FIELDS,
        "kind": {**log.KIND_FIELDS, log.ORDER: TEXT, log.PARENT: TEXT},
        "room": {**log.ROOM_FIELDS, log.ORDER: TEXT, log.PARENT: TEXT},
        "workshop": {**log.WORKSHOP_FIELDS, log.ORDER: TEXT, log.PARENT: TEXT},
        "day": {**log.DAY_FIELDS, log.ORDER: TEXT, log.PARENT: TEXT},
        "track": {**log.TRACK_FIELDS, log.ORDER: TEXT, log.PARENT: TEXT},
        "block": {**log.BLOCK_FIELDS, log.ORDER: TEXT, log.PARENT: TEXT},
        log.RUN_EVENT: log.RUN_EVENT_FIELDS,
        log.REPORT: log.REPORT_FIELDS,
        log.TIMER: log.TIMER_FIELDS,
        log.ENTRY: log.ENTRY_FIELDS,
        log.NUMBER: log.NUMBER_FIELDS,
        log.MEASURE: log.MEASURE_FIELDS,
        log.MEASURE_SOURCE: log.PAIR_FIELDS,
        log.THEME: {**log.THEME_FIELDS, log.ORDER: TEXT},
        log.GATHERED: log.PAIR_FIELDS,
        log.EDIT: {log.EDIT_UPDATE: UPDATE},
        log.REPORT_BACK: log.REPORT_BACK_FIELDS,
        log.QUERY: log.QUERY_FIELDS,
        log.COUNT: log.COUNT_FIELDS,
        log.ROUND: log.ROUND_FIELDS,
        log.SUMMARY: log.SUMMARY_FIELDS,
        log.PHOTO: {**log.PHOTO_FIELDS, log.ORDER: TEXT},
        log.SIGN_OFF: log.SIGN_OFF_FIELDS,
        log.VERSION: log.VERSION_FIELDS,
        log.POLISHED: log.POLISHED_FIELDS,
        log.INSERTED: {**log.INSERTED_FIELDS, log.ORDER: TEXT},
        log.REVIEW_NOTE: log.REVIEW_NOTE_FIELDS,
        log.GAME: log.GAME_FIELDS,
        log.WIPED: log.WIPED_FIELDS,
        log.DEVICE: {**log.DEVICE_FIELDS, log.PROOF: TEXT},
        log.SEAT: log.SEAT_FIELDS,
        log.ACCESS: {log.PROOF: TEXT},
        log.LEAD.sort: log.LEAD_FIELDS,
        log.MESSAGE: log.MESSAGE_FIELDS,
        log.SENT: log.SENT_FIELDS,
    }
)
"""Every sort with all its fields: what is not here is refused when it comes from elsewhere."""


def is_there(sort: str, fields: Mapping[str, Json]) -> bool:
    """Return whether an entity with these `fields` exists."""
    return fields.keys() >= REQUIRED[sort]
