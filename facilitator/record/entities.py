"""Which entities and fields the log knows, and how each field's value is written as JSON.

This is the one place that names them. A field that is not here does not exist.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from facilitator.domain.agenda import BlockKind
from facilitator.domain.devices import Role
from facilitator.domain.entries import Addressee, Relation, Release
from facilitator.domain.photos import Consent
from facilitator.domain.plenum.query import QueryKind, Source
from facilitator.domain.plenum.round import RoundKind
from facilitator.domain.run import RunEventKind
from facilitator.domain.sign_off import SignOffState
from facilitator.domain.versions import Edition
from facilitator.record.change import Entity, Json
from facilitator.record.values import (
    BINGO,
    CANDIDATES,
    CONFIRMATION,
    COUNT_OF,
    DIGEST,
    DOCUMENTING,
    EPOCH,
    LENGTH,
    LINES,
    MOMENT,
    PEOPLE,
    PHONE_COUNT,
    POINTS,
    PRIVACY,
    TEXT,
    TOTALS,
    TRUTH,
    WALL_TIME,
    WHOLE,
    ZONE,
    Field,
)

Fields = Mapping[str, Field]

# --- the agenda ---

EVENT: Final = Entity("event", "")
EVENT_FIELDS: Final[Fields] = MappingProxyType(
    {
        "title": TEXT,
        "timezone": ZONE,
        "language": TEXT,
        "series": TEXT,
        "organiser": TEXT,
        "place": TEXT,
        "occasion": TEXT,
        "participants": WHOLE,
        "people": PEOPLE,
        "privacy": PRIVACY,
        "documentation": DOCUMENTING,
    }
)
KIND_FIELDS: Final[Fields] = MappingProxyType({"letter": TEXT, "name": TEXT, "plural": TEXT})
ROOM_FIELDS: Final[Fields] = MappingProxyType({"name": TEXT})
WORKSHOP_FIELDS: Final[Fields] = MappingProxyType(
    {"number": WHOLE, "title": TEXT, "question": TEXT, "people": PEOPLE}
)
DAY_FIELDS: Final[Fields] = MappingProxyType({"end": WALL_TIME})
TRACK_FIELDS: Final[Fields] = MappingProxyType({"workshop": TEXT, "room": TEXT})
BLOCK_FIELDS: Final[Fields] = MappingProxyType(
    {
        "title": TEXT,
        "duration": LENGTH,
        "kind": Field(str, BlockKind),
        "start": WALL_TIME,
        "minimum": LENGTH,
        "optional": TRUTH,
        "room": TEXT,
        "code": TEXT,
        "capture": TEXT,
        "speakers": PEOPLE,
        "goal": TEXT,
        "content": TEXT,
        "method": TEXT,
        "material": TEXT,
        "responsible": TEXT,
        "game": BINGO,
        "unplanned": TRUTH,
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
    {"kind": Field(str, RunEventKind), "block": TEXT, "at": MOMENT, "added": LENGTH}
)

# --- what accompanies it ---

REPORT: Final = "report"
"""What the moderator says of a block or a track; its key is that of the block or track."""
REPORT_FIELDS: Final[Fields] = MappingProxyType({"head_count": WHOLE, "remark": TEXT})
TIMER: Final = "timer"
TIMER_FIELDS: Final[Fields] = MappingProxyType(
    {"label": TEXT, "started": MOMENT, "length": LENGTH, "stopped": TRUTH}
)
TIMER_STOPPED: Final = "stopped"
"""Whether a timer was taken away: the only field that nobody sees."""

# --- what is captured ---

ENTRY: Final = "entry"
ENTRY_FIELDS: Final[Fields] = MappingProxyType(
    {
        "place": TEXT,
        "number": TEXT,
        "text": TEXT,
        "filed_at": MOMENT,
        "kind": TEXT,
        "block": TEXT,
        "relation": Field(str, Relation),
        "parent": TEXT,
        "function": TEXT,
        "release": Field(str, Release),
        "released_as": TEXT,
        "open_end": TRUTH,
        "removed": TRUTH,
        "redacted": TRUTH,
        "merged_into": TEXT,
        "taken_by": TEXT,
        "round": TEXT,
        "withdrawal": TEXT,
    }
)
GIVEN: Final = frozenset({"number"})
"""What an entry is given later, when its device has its letter: nobody's content."""
NUMBER: Final = "number"
"""A number once given; its key is ``place/number``."""
NUMBER_FIELDS: Final[Fields] = MappingProxyType({"entry": TEXT})
NUMBER_ENTRY: Final = "entry"
MEASURE: Final = "measure"
MEASURE_FIELDS: Final[Fields] = MappingProxyType(
    {
        "what": TEXT,
        "place": TEXT,
        "who": TEXT,
        "due": TEXT,
        "addressee": Field(str, Addressee),
        "source": TEXT,
        "theme": TEXT,
        "agreed": TRUTH,
        "agreed_as": COUNT_OF,
        "proposed": TRUTH,
        "removed": TRUTH,
    }
)
MEASURE_SOURCE: Final = "measure_source"
"""That a measure rests on an entry; its key is ``measure/entry``."""
SUMMARY: Final = "summary"
"""What was said in one place, in short; its key is the place."""
SUMMARY_FIELDS: Final[Fields] = MappingProxyType({"text": TEXT})
SUMMARY_TEXT: Final = "text"
# --- the plenum ---

THEME: Final = "theme"
THEME_FIELDS: Final[Fields] = MappingProxyType(
    {
        "title": TEXT,
        "merged_into": TEXT,
        "removed": TRUTH,
        "controversy": TEXT,
        "confirmation": CONFIRMATION,
    }
)
GATHERED: Final = "gathered"
"""That an entry belongs to a theme; its key is ``theme/entry``."""
THERE: Final = "there"
"""The one field of a pair: whether it is one."""
PAIR_FIELDS: Final[Fields] = MappingProxyType({THERE: TRUTH})
EDIT: Final = "edit"
"""What somebody typed in a text that several write at once; its key is ``text/edit``.

It is written once, and neither changed nor taken back: what was typed later builds on it.
"""
EDIT_UPDATE: Final = "update"
REPORT_BACK: Final = "report_back"
"""That a workshop has reported to the plenum; its key is the workshop's."""
REPORT_BACK_FIELDS: Final[Fields] = MappingProxyType({"at": MOMENT})
QUERY: Final = "query"
FROM_PHONES: Final = "from_phones"
"""What phones gave; see `plenum_fold.phone_count`."""
QUERY_FIELDS: Final[Fields] = MappingProxyType(
    {
        "kind": Field(str, QueryKind),
        "question": TEXT,
        "candidates": CANDIDATES,
        "points": POINTS,
        "most": POINTS,
        "people": COUNT_OF,
        "by_code": TRUTH,
        "opened": MOMENT,
        "closed": MOMENT,
        "revealed": MOMENT,
        FROM_PHONES: PHONE_COUNT,
        "removed": TRUTH,
    }
)
COUNT: Final = "count"
"""What was counted by hand for a query."""
COUNT_FIELDS: Final[Fields] = MappingProxyType(
    {
        "query": TEXT,
        "source": Field(str, Source),
        "candidate": TEXT,
        "amount": COUNT_OF,
        "at": MOMENT,
        "reason": TEXT,
    }
)
ROUND: Final = "round"
ROUND_FIELDS: Final[Fields] = MappingProxyType(
    {
        "kind": Field(str, RoundKind),
        "questions": LINES,
        "place": TEXT,
        "opened": MOMENT,
        "closed": MOMENT,
        "removed": TRUTH,
    }
)

# --- what only the Dokumentation needs ---

PHOTO: Final = "photo"
PHOTO_FIELDS: Final[Fields] = MappingProxyType(
    {
        "place": TEXT,
        "digest": DIGEST,
        "width": POINTS,
        "height": POINTS,
        "added": MOMENT,
        "alt": TEXT,
        "caption": TEXT,
        "credit": TEXT,
        "consent": Field(str, Consent),
        "withdrawal": TEXT,
        "removed": TRUTH,
        "redacted": TRUTH,
    }
)
SIGN_OFF: Final = "sign_off"
"""How far the sign-off of something is; its key is the subject's."""
SIGN_OFF_FIELDS: Final[Fields] = MappingProxyType(
    {"state": Field(str, SignOffState), "by": TEXT, "at": MOMENT, "seal": TEXT}
)
VERSION: Final = "version"
VERSION_FIELDS: Final[Fields] = MappingProxyType(
    {
        "number": TEXT,
        "edition": Field(str, Edition),
        "at": MOMENT,
        "file": TEXT,
        "digest": DIGEST,
        "changes": TEXT,
        "lacks": LINES,
    }
)
POLISHED: Final = "polished"
"""What editors made of a text of the Dokumentation; its key is the text's id."""
POLISHED_FIELDS: Final[Fields] = MappingProxyType({"text": TEXT, "left_out": TRUTH})
INSERTED: Final = "inserted"
"""A paragraph that only the editors wrote."""
INSERTED_FIELDS: Final[Fields] = MappingProxyType(
    {"text": TEXT, "after": TEXT, "section": TEXT, "removed": TRUTH}
)
REVIEW_NOTE: Final = "review_note"
REVIEW_NOTE_FIELDS: Final[Fields] = MappingProxyType(
    {"target": TEXT, "text": TEXT, "at": MOMENT, "done": TRUTH, "removed": TRUTH}
)

# --- what remains of a game, and of what was destroyed ---

GAME: Final = "game"
"""What remains of a game of bingo; its key is the block's."""
GAME_FIELDS: Final[Fields] = MappingProxyType({"totals": TOTALS})
"""One field: counts of two hubs that did not know of each other must not mix."""
GAME_TOTALS: Final = "totals"
WIPED: Final = "wiped"
"""That one device has destroyed a redacted entry or photo; its key is ``entry/device``."""
WIPED_FIELDS: Final[Fields] = MappingProxyType({"at": MOMENT})

# --- the devices ---

DEVICE: Final = "device"
DEVICE_FIELDS: Final[Fields] = MappingProxyType(
    {
        "name": TEXT,
        "role": Field(str, Role),
        "joined": MOMENT,
        "place": TEXT,
        "browser": TRUTH,
        "thrown_out": TRUTH,
        "left": TRUTH,
    }
)
PROOF: Final = "proof"
"""The SHA-256 of a device's secret, or of a role's token, in hexadecimal."""
SEAT: Final = "seat"
"""That a device writes in a place; its key is ``place/device``."""
SEAT_FIELDS: Final[Fields] = MappingProxyType({"taken": TRUTH, "letter": TEXT})
ACCESS: Final = "access"
"""What lets a new device in; its key is the role."""
LEAD: Final = Entity("lead", "")
LEAD_FIELDS: Final[Fields] = MappingProxyType({"device": TEXT, "epoch": EPOCH, "note": TEXT})
MESSAGE: Final = "message"
MESSAGE_FIELDS: Final[Fields] = MappingProxyType({"text": TEXT, "place": TEXT, "at": MOMENT})
SENT: Final = "sent"
"""What a page in a browser sent, once; its key is the name that the page gave it."""
SENT_FIELDS: Final[Fields] = MappingProxyType({"outcome": TEXT, "entry": TEXT})


def decode(fields: Mapping[str, Json], known: Fields) -> dict[str, Any]:
    """Return the domain values of those `fields` that are `known`."""
    return {name: known[name].decode(value) for name, value in fields.items() if name in known}


def encode(values: Mapping[str, Any], known: Fields) -> dict[str, Json]:
    """Return `values` as the log keeps them; None stays None."""
    return {
        name: None if value is None else known[name].encode(value) for name, value in values.items()
    }
