"""Who a record file is: its id, its device, and whether it is only a rehearsal."""

from __future__ import annotations

import secrets
import sqlite3
import uuid
from dataclasses import dataclass

_KEYS = ("record_id", "device", "secret", "rehearsal")


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


def read_or_create_meta(connection: sqlite3.Connection, record_id: str | None) -> Meta:
    """Return what the file says of itself; a new file is given its identity first.

    `record_id` is given for a rehearsal only, whose id follows from its agenda.
    """
    known = dict(connection.execute("SELECT key, value FROM meta"))
    if not known:
        known = {
            "record_id": record_id or str(uuid.uuid4()),
            "device": secrets.token_hex(6),
            "secret": secrets.token_hex(16),
            "rehearsal": "yes" if record_id else "no",
        }
        connection.executemany("INSERT INTO meta VALUES (?, ?)", known.items())
    record_id, device, secret, rehearsal = (known[key] for key in _KEYS)
    return Meta(record_id=record_id, device=device, secret=secret, rehearsal=rehearsal == "yes")
