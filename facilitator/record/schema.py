"""The tables of a record file. A migration, once released, is never edited."""

from __future__ import annotations

from functools import partial
from typing import Final

from facilitator.record.meta import Identity, create_meta
from facilitator.store import Migration

APPLICATION_ID: Final = 0x46_43_4C_54
"""``FCLT``, in the header of every record."""

_TABLES: Final = """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
    CREATE TABLE change (
        position INTEGER PRIMARY KEY,
        station TEXT NOT NULL,
        seq INTEGER NOT NULL,
        time INTEGER NOT NULL,
        author TEXT NOT NULL,
        command TEXT NOT NULL,
        undone_station TEXT,
        undone_seq INTEGER,
        writes TEXT NOT NULL,
        UNIQUE (station, seq)
    ) STRICT;
    CREATE TABLE draft (
        place TEXT NOT NULL,
        target TEXT NOT NULL,
        prefix TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (place, target)
    ) WITHOUT ROWID, STRICT;
    CREATE TABLE local (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
"""
"""`change` is the log, `draft` what is being typed, `local` where the screens stood."""

_ELSEWHERE: Final = """
    CREATE TABLE elsewhere (station TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID, STRICT;
"""
"""How far the changes of each station are on another machine, too."""

_ATTACHMENTS: Final = """
    CREATE TABLE attachment (digest TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT;
"""
"""What is too large for the log, by the SHA-256 of its bytes. With rowids, so that finding one
does not read the others' contents."""


def migrations(identity: Identity | None) -> tuple[Migration, ...]:
    """Return all migrations in order; a file that is made anew gets its identity with them."""
    return (_TABLES, partial(create_meta, identity=identity), _ELSEWHERE, _ATTACHMENTS)
