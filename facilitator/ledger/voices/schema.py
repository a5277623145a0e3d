"""The tables for what phones give: deleted whole when it is forgotten.

No row is a ballot. `spent` says who has given something, `points` what was given by all together;
neither has a time or an order, and nothing leads from one to the other. Tables are without row ids,
for those would say in which order rows came.
"""

from __future__ import annotations

from typing import Final

APPLICATION_ID: Final = 0x46_43_4C_56
"""SQLite's mark of this kind of file: FCLV."""

_TABLES: Final = """
CREATE TABLE voices (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    secret BLOB NOT NULL,          -- proofs and codes are derived from it
    code TEXT NOT NULL             -- leads phones to the page
);
CREATE TABLE query (
    id TEXT PRIMARY KEY,
    ballots INTEGER NOT NULL DEFAULT 0,
    burned INTEGER NOT NULL DEFAULT 0   -- revealed: proofs are gone, nothing is taken
) WITHOUT ROWID;
CREATE TABLE points (
    query TEXT NOT NULL,
    candidate TEXT NOT NULL,
    points INTEGER NOT NULL,
    PRIMARY KEY (query, candidate)
) WITHOUT ROWID;
CREATE TABLE spent (
    query TEXT NOT NULL,
    proof BLOB NOT NULL,           -- of a cookie or a one-time code
    PRIMARY KEY (query, proof)
) WITHOUT ROWID;
CREATE TABLE issued (
    query TEXT NOT NULL,
    proof BLOB NOT NULL,           -- of a one-time code, spent or not
    PRIMARY KEY (query, proof)
) WITHOUT ROWID;
CREATE TABLE card (
    id TEXT PRIMARY KEY,           -- of the entry that it becomes
    round TEXT NOT NULL,
    parts TEXT NOT NULL,           -- JSON
    function TEXT NOT NULL,
    release TEXT NOT NULL,
    withdrawal TEXT NOT NULL UNIQUE,  -- hash of the code
    form BLOB NOT NULL UNIQUE,     -- proof of the form that it came by
    dropped INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE gone (
    form BLOB PRIMARY KEY,         -- of a card that was withdrawn or destroyed
    withdrawal TEXT NOT NULL UNIQUE,
    card TEXT NOT NULL UNIQUE
) WITHOUT ROWID;
"""

_PHOTOS: Final = """
CREATE TABLE photo (
    card TEXT PRIMARY KEY,
    digest TEXT NOT NULL,          -- SHA-256 of the picture
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    size INTEGER NOT NULL,         -- in bytes
    consent TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE picture (
    card TEXT PRIMARY KEY,
    filling BLOB NOT NULL,         -- keeps the picture off pages that hold other rows
    content BLOB NOT NULL          -- a JPEG without metadata
) WITHOUT ROWID;
"""

PICTURE_TABLES: Final = ("picture", "photo")
"""What belongs to a card that is a photo."""
TABLES: Final = (*PICTURE_TABLES, "gone", "card", "issued", "spent", "points", "query", "voices")
MIGRATIONS: Final = (_TABLES, _PHOTOS)
