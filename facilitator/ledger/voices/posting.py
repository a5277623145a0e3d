"""Cards: in the hub's hands until somebody takes them, destroyed if nobody does."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, NamedTuple

from facilitator.domain.entries import EntryId, Release
from facilitator.domain.plenum.card_photo import CardPhoto
from facilitator.domain.plenum.cards import (
    Card,
    CardError,
    read_function,
    read_parts,
)
from facilitator.domain.plenum.round import Round
from facilitator.ledger.voices.memory import Memory
from facilitator.ledger.voices.picturing import PictureCommands, keep_photo
from facilitator.ledger.voices.proofs import new_card_id, withdrawal_proof
from facilitator.ledger.voices.refusals import RefusedVoiceError, VoiceRefusal
from facilitator.ledger.voices.rewriting import write_anew
from facilitator.ledger.voices.schema import PICTURE_TABLES
from facilitator.ledger.voices.working import Done

MOST_CARDS: Final = 5_000


class _Key(NamedTuple):
    """How a card is found, and how it was if it is gone."""

    among_cards: str
    among_gone: str


_BY_CODE: Final = _Key(
    "SELECT id, form, withdrawal FROM card WHERE withdrawal = ?",
    "SELECT card FROM gone WHERE withdrawal = ?",
)
_BY_ID: Final = _Key(
    "SELECT id, form, withdrawal FROM card WHERE id = ?", "SELECT card FROM gone WHERE card = ?"
)


@dataclass(frozen=True, slots=True)
class Sent:
    """A card that was taken into the file."""

    id: EntryId
    withdrawal: str
    """The code by which it can be withdrawn, as it is read out: ``ABCD-EFGH-JKLM``."""


class CardCommands(PictureCommands):
    """What phones send for rounds."""

    def send_card(
        self,
        of: Round,
        parts: Sequence[str],
        *,
        nonce: str,
        function: str = "",
        release: Release = Release.OPEN,
        photo: CardPhoto | None = None,
        content: bytes = b"",
    ) -> Future[Sent]:
        """Keep a card, one text for each question of its round, cleaned.

        `content` is the picture of a `photo`, a JPEG. `nonce` is the form's: sent twice it is one
        card, and the answer the same. The future has
        RefusedVoiceError with CLOSED, CARD, FULL or WITHDRAWN.
        """
        code = self._proofs.withdrawal_code(nonce)
        try:
            if not of.is_open:
                raise RefusedVoiceError(VoiceRefusal.CLOSED)
            card = Card(
                id=new_card_id(self._now()),
                round=of.id,
                parts=read_parts(of, parts),
                function=read_function(function),
                release=release,
                withdrawal=withdrawal_proof(code),
                photo=photo,
            )
        except CardError as error:
            return _refused(RefusedVoiceError(VoiceRefusal.CARD, error.reason))
        except RefusedVoiceError as refused:
            return _refused(refused)
        return self._do(partial(_send, card, content, code, self._proofs.of_form(nonce)))

    def cards(self) -> tuple[Card, ...]:
        """Return all cards, the oldest first, dropped ones and those that were taken among them."""
        with self._memory.lock:
            return tuple(sorted(self._memory.cards.values(), key=lambda card: card.id))

    def drop(self, card: EntryId) -> Future[None]:
        """Let nobody be shown a card; it can be restored. NOBODY if there is none."""
        return self._do(partial(_set_dropped, card, dropped=True))

    def restore(self, card: EntryId) -> Future[None]:
        """Let a dropped card wait again."""
        return self._do(partial(_set_dropped, card, dropped=False))

    def withdraw(self, code: str) -> Future[EntryId | None]:
        """Destroy the card of that withdrawal code; return its id, the same if asked again.

        None: no card here has that code; an entry may still have, see `withdrawal_proof`.
        """
        proof = withdrawal_proof(code)
        with self._memory.lock:
            is_there = any(card.withdrawal == proof for card in self._memory.cards.values())
        # Whoever guesses must not have the hub write all cards anew.
        tidy = tidy_cards if is_there else None
        return self._do_and_scrub(partial(_destroy, _BY_CODE, proof), tidy)

    def gone(self) -> frozenset[EntryId]:
        """Return the cards that were withdrawn or destroyed: no entry may say what they said.

        Somebody may have had one before him still, and taken it since.
        """
        with self._memory.lock:
            return frozenset(self._memory.gone)

    def withdrawn(self) -> frozenset[str]:
        """Return the hashes of the withdrawal codes of what is gone."""
        with self._memory.lock:
            return frozenset(self._memory.withdrawn)

    def destroy(self, card: EntryId) -> Future[EntryId | None]:
        """Destroy a card, for its entry was redacted."""
        return self._do_and_scrub(partial(_destroy, _BY_ID, card), tidy_cards)

    def clear_cards(self) -> Future[None]:
        """Destroy all cards; queries stay as they are, and so does what is known to be gone."""
        return self._do_and_scrub(_clear)


def _refused(error: RefusedVoiceError) -> Future[Sent]:
    answer: Future[Sent] = Future()
    answer.set_exception(error)
    return answer


def _send(
    card: Card, content: bytes, code: str, form: bytes, connection: sqlite3.Connection
) -> Done[Sent]:
    if connection.execute("SELECT 1 FROM gone WHERE form = ?", (form,)).fetchone():
        raise RefusedVoiceError(VoiceRefusal.WITHDRAWN)
    there = connection.execute("SELECT id FROM card WHERE form = ?", (form,)).fetchone()
    if there:
        return Sent(there[0], code), None
    (count,) = connection.execute("SELECT count(*) FROM card").fetchone()
    if count >= MOST_CARDS:
        raise RefusedVoiceError(VoiceRefusal.FULL)
    connection.execute(
        "INSERT INTO card (id, round, parts, function, release, withdrawal, form) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            card.id,
            card.round,
            json.dumps(card.parts, ensure_ascii=False),
            card.function,
            card.release,
            card.withdrawal,
            form,
        ),
    )
    if card.photo is not None:
        keep_photo(card.id, card.photo, content, connection)

    def note(memory: Memory) -> None:
        memory.cards[card.id] = card
        if card.photo is not None:
            memory.pictured.add(card.id)

    return Sent(card.id, code), note


def _set_dropped(card: EntryId, connection: sqlite3.Connection, *, dropped: bool) -> Done[None]:
    changed = connection.execute("UPDATE card SET dropped = ? WHERE id = ?", (dropped, card))
    if not changed.rowcount:
        raise RefusedVoiceError(VoiceRefusal.NOBODY)

    def note(memory: Memory) -> None:
        memory.cards[card] = replace(memory.cards[card], dropped=dropped)

    return None, note


def _destroy(by: _Key, value: str, connection: sqlite3.Connection) -> Done[EntryId | None]:
    before = connection.execute(by.among_gone, (value,)).fetchone()
    if before:
        return before[0], None
    row = connection.execute(by.among_cards, (value,)).fetchone()
    if row is None:
        return None, None
    card, _, withdrawal = row
    connection.execute("DELETE FROM card WHERE id = ?", (card,))
    for table in PICTURE_TABLES:
        connection.execute(f"DELETE FROM {table} WHERE card = ?", (card,))  # noqa: S608 - constants
    connection.execute("INSERT INTO gone (card, form, withdrawal) VALUES (?, ?, ?)", row)

    def note(memory: Memory) -> None:
        memory.cards.pop(card, None)
        memory.pictured.discard(card)
        memory.gone.add(card)
        memory.withdrawn.add(withdrawal)

    return card, note


def tidy_cards(connection: sqlite3.Connection) -> None:
    """Leave no copy of a card that was destroyed: as long as all of them take to be written."""
    for table in ("card", "photo"):
        write_anew(table, connection)


def _clear(connection: sqlite3.Connection) -> Done[None]:
    for table in ("card", *PICTURE_TABLES):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - constants

    def note(memory: Memory) -> None:
        memory.cards.clear()
        memory.pictured.clear()

    return None, note
