"""Who a record file is: its event, its device, and whether it is only a rehearsal."""

from __future__ import annotations

import secrets
import sqlite3
import uuid
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Which event a file is of. All files of an event bear the same `record_id`."""

    record_id: str
    rehearsal: bool = False
    """It is only rehearsed, for ever."""
    joined: bool = False
    """The file came to an event that began elsewhere: until told so it does not lead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What a file says of itself. The secret proves the device to a hub."""

    identity: Identity
    device: str
    secret: str

    def new_station(self) -> str:
        """Return a station id for this start; a restored copy can never use its numbers again."""
        return f"{self.device}.{secrets.token_hex(4)}"


def create_meta(connection: sqlite3.Connection, identity: Identity | None) -> None:
    """Give a new file its device and, unless it is given one, an identity of its own."""
    given = identity or Identity(record_id=str(uuid.uuid4()))
    known = {
        "record_id": given.record_id,
        "device": secrets.token_hex(6),
        "secret": secrets.token_hex(16),
        "rehearsal": "yes" if given.rehearsal else "no",
        "joined": "yes" if given.joined else "no",
    }
    connection.executemany("INSERT INTO meta VALUES (?, ?)", known.items())


def read_meta(connection: sqlite3.Connection) -> Meta:
    """Return what the file says of itself."""
    known = dict(connection.execute("SELECT key, value FROM meta"))
    identity = Identity(
        record_id=known["record_id"],
        rehearsal=known["rehearsal"] == "yes",
        joined=known.get("joined") == "yes",
    )
    return Meta(identity=identity, device=known["device"], secret=known["secret"])
