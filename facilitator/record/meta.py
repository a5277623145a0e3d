"""Who a record file is: its id, its device, and whether it is only a rehearsal."""

from __future__ import annotations

import secrets
import sqlite3
import uuid
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What a file says of itself. The secret proves the device to a hub."""

    record_id: str
    device: str
    secret: str
    rehearsal: bool

    def new_station(self) -> str:
        """Return a station id for this start; a restored copy can never use its numbers again."""
        return f"{self.device}.{secrets.token_hex(4)}"


def create_meta(connection: sqlite3.Connection, rehearsal_id: str | None) -> None:
    """Give a new file its identity; with a `rehearsal_id`, that of a rehearsal for ever."""
    identity = {
        "record_id": rehearsal_id or str(uuid.uuid4()),
        "device": secrets.token_hex(6),
        "secret": secrets.token_hex(16),
        "rehearsal": "yes" if rehearsal_id else "no",
    }
    connection.executemany("INSERT INTO meta VALUES (?, ?)", identity.items())


def read_meta(connection: sqlite3.Connection) -> Meta:
    """Return what the file says of itself."""
    known = dict(connection.execute("SELECT key, value FROM meta"))
    return Meta(
        record_id=known["record_id"],
        device=known["device"],
        secret=known["secret"],
        rehearsal=known["rehearsal"] == "yes",
    )
