"""The tables of a ledger: one game in a file, deleted whole when it is forgotten."""

from __future__ import annotations

from typing import Final

APPLICATION_ID: Final = 0x46_43_4C_42
"""SQLite's mark of this kind of file: FCLB."""

_TABLES: Final = """
CREATE TABLE game (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    block TEXT NOT NULL,
    title TEXT NOT NULL,
    plain TEXT NOT NULL,           -- the game as it was opened, JSON
    seed INTEGER NOT NULL,         -- of the cards
    secret BLOB NOT NULL,          -- cookies and PINs are derived from it
    join_code TEXT NOT NULL,
    state TEXT NOT NULL,
    left_ms INTEGER NOT NULL,      -- how long it still ran at `since`
    since INTEGER,                 -- milliseconds; NULL: it does not run
    begun_at INTEGER,
    ended_at INTEGER,
    raffled INTEGER                -- a win
);
CREATE TABLE player (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number INTEGER NOT NULL UNIQUE,
    card TEXT NOT NULL UNIQUE,     -- squares of the pool by position, JSON
    name TEXT NOT NULL,
    name_key TEXT UNIQUE,          -- NULL: has no name, or no longer plays
    paper INTEGER NOT NULL,
    token TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL UNIQUE,
    nonce TEXT UNIQUE,             -- hash of what the form held that joined
    cookie TEXT UNIQUE,            -- hash
    recovery TEXT UNIQUE,          -- hash
    redeemed INTEGER NOT NULL DEFAULT 0,
    tries INTEGER NOT NULL DEFAULT 0,
    joined_at INTEGER NOT NULL,
    filled INTEGER NOT NULL DEFAULT 0,
    lines INTEGER NOT NULL DEFAULT 0,
    met INTEGER NOT NULL DEFAULT 0,
    last_met INTEGER,
    removed INTEGER NOT NULL DEFAULT 0,
    same_as INTEGER REFERENCES player (id)
);
CREATE INDEX player_same_as ON player (same_as);
CREATE TABLE pick (
    owner INTEGER NOT NULL REFERENCES player (id),
    position INTEGER NOT NULL,
    partner INTEGER NOT NULL REFERENCES player (id),
    nth INTEGER NOT NULL,          -- of this partner on this card, from 1
    filled INTEGER NOT NULL,       -- 0: the partner has not confirmed it yet
    at INTEGER NOT NULL,
    PRIMARY KEY (owner, position),
    UNIQUE (owner, partner, nth)
) WITHOUT ROWID;
CREATE INDEX pick_partner ON pick (partner, filled);
CREATE TABLE meeting (
    low INTEGER NOT NULL,
    high INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (low, high)
) WITHOUT ROWID;
CREATE INDEX meeting_at ON meeting (at);
CREATE TABLE win (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- the order of the commits
    player INTEGER NOT NULL REFERENCES player (id),
    at INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    state TEXT NOT NULL
);
CREATE UNIQUE INDEX win_player ON win (player) WHERE state <> 'refused';
CREATE TABLE deed (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,            -- what the moderator did
    memo TEXT NOT NULL             -- how to take it back, JSON
);
"""

_WINS_OF_PLAYERS: Final = "CREATE INDEX win_of_player ON win (player);"
"""Each page of each player asks for them."""

MIGRATIONS: Final = (_TABLES, _WINS_OF_PLAYERS)
