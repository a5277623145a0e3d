"""What is known of what phones gave without asking the file: read at each poll of each phone."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable
from threading import Lock
from typing import TypeAlias

from facilitator.domain.entries import EntryId, Release
from facilitator.domain.photos import Consent
from facilitator.domain.plenum.card_photo import CardPhoto
from facilitator.domain.plenum.cards import Card
from facilitator.domain.plenum.query import QueryId


class Memory:
    """Written by the store's thread after each commit, in their order; read by any thread."""

    def __init__(self, code: str) -> None:
        self.lock = Lock()
        self.version = 0
        self.code = code
        self.ballots: dict[QueryId, int] = {}
        self.issued: dict[QueryId, int] = {}
        self.spent: dict[QueryId, set[bytes]] = defaultdict(set)
        self.burned: set[QueryId] = set()
        self.cards: dict[EntryId, Card] = {}
        self.gone: set[EntryId] = set()
        self.withdrawn: set[str] = set()
        """The hashes of the withdrawal codes of those that are gone."""
        self.pictured: set[EntryId] = set()
        """The cards whose picture is here."""


Effect: TypeAlias = Callable[[Memory], object]
"""Has the memory know what a commit has changed."""


def read_memory(connection: sqlite3.Connection) -> Memory:
    """Return what the file holds."""
    (code,) = connection.execute("SELECT code FROM voices").fetchone()
    memory = Memory(code)
    for query, ballots, burned in connection.execute("SELECT id, ballots, burned FROM query"):
        memory.ballots[query] = ballots
        if burned:
            memory.burned.add(query)
    for query, proof in connection.execute("SELECT query, proof FROM spent"):
        memory.spent[query].add(proof)
    counted = connection.execute("SELECT query, count(*) FROM issued GROUP BY query")
    memory.issued.update(counted.fetchall())
    memory.cards = {card.id: card for card in read_cards(connection)}
    for card, withdrawal in connection.execute("SELECT card, withdrawal FROM gone"):
        memory.gone.add(card)
        memory.withdrawn.add(withdrawal)
    memory.pictured.update(row[0] for row in connection.execute("SELECT card FROM picture"))
    return memory


def read_cards(connection: sqlite3.Connection) -> list[Card]:
    """Return all cards, the oldest first."""
    photos = _read_photos(connection)
    rows = connection.execute(
        "SELECT id, round, parts, function, release, withdrawal, dropped FROM card ORDER BY id"
    )
    return [
        Card(
            id=card,
            round=of,
            parts=tuple(json.loads(parts)),
            function=function,
            release=Release(release),
            withdrawal=withdrawal,
            dropped=bool(dropped),
            photo=photos.get(card),
        )
        for card, of, parts, function, release, withdrawal, dropped in rows
    ]


def _read_photos(connection: sqlite3.Connection) -> dict[EntryId, CardPhoto]:
    """Return what is known of the pictures of cards."""
    rows = connection.execute("SELECT card, digest, width, height, size, consent FROM photo")
    return {
        card: CardPhoto(
            digest=digest, width=width, height=height, size=size, consent=Consent(consent)
        )
        for card, digest, width, height, size, consent in rows
    }
