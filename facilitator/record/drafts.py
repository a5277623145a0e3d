"""What is being typed: local, never synced, committed as one types."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from facilitator.domain.agenda import PlaceId
from facilitator.domain.capture import Line
from facilitator.domain.entries import EntryId
from facilitator.record.change import storable


@dataclass(frozen=True, slots=True)
class DraftKey:
    """Which field a draft belongs to: the one for new entries of a place, or an entry's own."""

    place: PlaceId
    target: EntryId = ""


def write_draft(connection: sqlite3.Connection, key: DraftKey, line: Line) -> None:
    """Keep `line`; an empty one is forgotten."""
    if not line.text and not line.prefix:
        drop_draft(connection, key)
        return
    connection.execute(
        "INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?)",
        (key.place, key.target, line.prefix, storable(line.text)),
    )


def drop_draft(connection: sqlite3.Connection, key: DraftKey) -> None:
    """Forget what was being typed."""
    connection.execute("DELETE FROM draft WHERE place = ? AND target = ?", (key.place, key.target))


def read_drafts(connection: sqlite3.Connection) -> dict[DraftKey, Line]:
    """Return every draft."""
    rows = connection.execute("SELECT place, target, prefix, text FROM draft")
    return {DraftKey(place, target): Line(text, prefix) for place, target, prefix, text in rows}
