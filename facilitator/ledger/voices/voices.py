"""The hub's file of what phones give: opened, asked, and forgotten."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Final

from facilitator.domain.instant import Instant
from facilitator.ledger.codes import JOIN_SIGNS, new_code, read_code
from facilitator.ledger.ledger import forget_file
from facilitator.ledger.voices.balloting import BallotCommands, tidy_ballots
from facilitator.ledger.voices.memory import Memory
from facilitator.ledger.voices.posting import CardCommands, tidy_cards
from facilitator.ledger.voices.schema import (
    APPLICATION_ID,
    MIGRATIONS,
    PICTURE_TABLES,
    TABLES,
)
from facilitator.ledger.voices.working import Done
from facilitator.store import DamagedError, Store, StoreError

_SUFFIX: Final = ".voices"


def voices_file(record: Path) -> Path:
    """Return where that of the event of `record` lies; ``.`` and ``/`` have no name."""
    return record.with_suffix(_SUFFIX) if record.name else record / _SUFFIX


class VoiceLedger(BallotCommands, CardCommands):
    """What phones gave in queries, and the cards that they sent.

    Always true:

    1. A command is one transaction; its future resolves when that is durable.
    2. A cookie or code gives one ballot in a query: a constraint of the file, whoever races whom.
    3. No ballot is kept, only sums and apart from them who has given: once a command is done
       neither the file nor its log holds which proof came with which points, nor when.
    4. After `burn` nothing tells who has given something, and nothing more is counted.
    5. What was withdrawn, destroyed or forgotten can't be read from the file, nor beside it.
    6. A repeat changes nothing and is answered as the first time was.
    """

    @classmethod
    def open(cls, path: Path, now: Callable[[], Instant]) -> VoiceLedger:
        """Open the file at `path`, made if there is none. Raises StoreError."""
        store = Store.open(path, application_id=APPLICATION_ID, migrations=MIGRATIONS)
        try:
            ledger = cls(store, now)
        except (ValueError, TypeError, sqlite3.Error) as error:
            store.close()
            raise DamagedError(store.path, str(error)) from error
        # A hub that was killed may have destroyed something, and not yet where it stood before;
        # or taken a ballot, and not yet put its rows where they tell nothing.
        store.submit(tidy_ballots)
        store.submit(tidy_cards)
        store.scrub()
        return ledger

    def close(self) -> None:
        """Make everything durable and leave one whole file; UnsavedError if that fails."""
        self._store.close()

    def forget(self) -> None:
        """Destroy all of it: rows are overwritten, then the file is deleted.

        Raises OSError if the file can't be deleted.
        """
        with contextlib.suppress(StoreError):
            self._store.submit(_erase)
            self._store.close()
        forget_file(self.path)

    def forget_people(self) -> Future[None]:
        """Destroy all cards and who has given something; sums stay, and nothing more is counted."""
        return self._do_and_scrub(_forget_people)

    def renew_code(self) -> Future[None]:
        """Let the code lead nowhere, and another one here."""
        return self._do(partial(_set_code, new_code(JOIN_SIGNS)))

    def is_code(self, typed: str) -> bool:
        """Return whether that leads here, however it is typed."""
        return read_code(typed) == self._memory.code

    @property
    def failure(self) -> str:
        """Why nothing can be saved; empty: all is well."""
        return self._store.health.failure

    @property
    def code(self) -> str:
        """What leads phones to the page."""
        return self._memory.code

    @property
    def version(self) -> int:
        """Grows with anything that changes; begins anew with each start."""
        return self._memory.version

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing of anybody in it: no card, no proof of a ballot."""
        with self._memory.lock:
            return not (self._memory.cards or any(self._memory.spent.values()))


def _set_code(code: str, connection: sqlite3.Connection) -> Done[None]:
    connection.execute("UPDATE voices SET code = ?", (code,))

    def note(memory: Memory) -> None:
        memory.code = code

    return None, note


def _forget_people(connection: sqlite3.Connection) -> Done[None]:
    for table in (*PICTURE_TABLES, "card", "spent", "issued"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - constants
    connection.execute("UPDATE query SET burned = 1")

    def forget(memory: Memory) -> None:
        memory.cards.clear()
        memory.pictured.clear()
        memory.spent.clear()
        memory.issued.clear()
        memory.burned.update(memory.ballots)

    return None, forget


def _erase(connection: sqlite3.Connection) -> None:
    """Empty all tables; the file overwrites what is deleted (``secure_delete``)."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - constants
