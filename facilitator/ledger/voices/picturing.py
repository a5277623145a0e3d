"""The pictures of cards: prepared ones alone, in the hub's hands until somebody has taken them."""

from __future__ import annotations

import sqlite3
from concurrent.futures import Future
from functools import partial
from typing import Final

from facilitator.domain.entries import EntryId
from facilitator.domain.plenum.card_photo import CardPhoto
from facilitator.ledger.voices.memory import Memory
from facilitator.ledger.voices.refusals import RefusedVoiceError, VoiceRefusal
from facilitator.ledger.voices.working import Done, Work

MOST_PICTURES: Final = 200
MOST_BYTES: Final = 60_000_000
"""Of all pictures that nobody has taken yet."""
_FILLING: Final = 4_096
"""Before each picture, as long as a page: so all of a picture lies on pages of its own, which are
overwritten whole. Pages that hold several rows leave copies where they are divided (see
`write_anew`), and to write all pictures anew for each that goes would take seconds."""


class PictureCommands(Work):
    """What was sent along with cards."""

    def picture(self, card: EntryId) -> bytes | None:
        """Return the JPEG of a card; None: it has none, or it was let go. Raises StoreError.

        For any thread.
        """

        def read(connection: sqlite3.Connection) -> bytes | None:
            found = connection.execute("SELECT content FROM picture WHERE card = ?", (card,))
            row = found.fetchone()
            return None if row is None else bytes(row[0])

        return self._store.read(read)

    def pictured(self) -> frozenset[EntryId]:
        """Return the cards whose picture is here."""
        with self._memory.lock:
            return frozenset(self._memory.pictured)

    def let_go(self, card: EntryId) -> Future[None]:
        """Destroy the picture of a card that was taken; what is said of it stays until it goes."""
        return self._do_and_scrub(partial(_let_go, card))


def keep_photo(
    card: EntryId, photo: CardPhoto, content: bytes, connection: sqlite3.Connection
) -> None:
    """Keep the picture of a card; FULL if there are too many."""
    counted = connection.execute(
        "SELECT count(*), total(size) FROM picture JOIN photo USING (card)"
    )
    count, size = counted.fetchone()
    if count >= MOST_PICTURES or size + len(content) > MOST_BYTES:
        raise RefusedVoiceError(VoiceRefusal.FULL)
    connection.execute(
        "INSERT INTO photo (card, digest, width, height, size, consent) VALUES (?, ?, ?, ?, ?, ?)",
        (card, photo.digest, photo.width, photo.height, len(content), photo.consent),
    )
    connection.execute(
        "INSERT INTO picture (card, filling, content) VALUES (?, zeroblob(?), ?)",
        (card, _FILLING, content),
    )


def _let_go(card: EntryId, connection: sqlite3.Connection) -> Done[None]:
    done = connection.execute("DELETE FROM picture WHERE card = ?", (card,))
    if not done.rowcount:
        return None, None

    def note(memory: Memory) -> None:
        memory.pictured.discard(card)

    return None, note
