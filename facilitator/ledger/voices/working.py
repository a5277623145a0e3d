"""How something that a phone gives becomes a transaction, and a transaction an answer."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias, TypeVar

from facilitator.domain.instant import Instant
from facilitator.ledger.codes import JOIN_SIGNS, new_code
from facilitator.ledger.voices.memory import Effect, read_memory
from facilitator.ledger.voices.proofs import Proofs
from facilitator.ledger.working import promise
from facilitator.store import Store

T = TypeVar("T")
Done: TypeAlias = tuple[T, Effect | None]
"""What a transaction answers, and what it has changed; None: nothing."""

_SECRET_BYTES: Final = 32


class Work:
    """Does transactions one after another; what they changed is known here once it is durable."""

    path: Path

    def __init__(self, store: Store, now: Callable[[], Instant]) -> None:
        """Raises ValueError or sqlite3.Error if the file makes no sense."""
        self.path = store.path
        self._store = store
        self._now = now
        self._listeners: list[Callable[[], None]] = []
        store.submit(partial(_begin, secrets.token_bytes(_SECRET_BYTES), new_code(JOIN_SIGNS)))
        self._memory = store.read(read_memory)
        self._proofs = Proofs(store.read(_read_secret))

    def listen(self, listener: Callable[[], None]) -> None:
        """Have `listener` called, from any thread, after anything durable has changed."""
        self._listeners.append(listener)

    def _do(self, work: Callable[[sqlite3.Connection], Done[T]]) -> Future[T]:
        """Do `work` in a transaction of its own; what it raises is raised, and nothing changed."""
        answer: Future[T] = promise()
        self._store.submit(work).add_done_callback(partial(self._settle, answer))
        return answer

    def _do_and_scrub(
        self,
        work: Callable[[sqlite3.Connection], Done[T]],
        tidy: Callable[[sqlite3.Connection], None] | None = None,
    ) -> Future[T]:
        """Do `work`; answered once what it deleted stands nowhere any more.

        `tidy` is done after it, once for all that come at the same time.
        """
        scrubbed: Future[T] = promise()
        done = self._do(work)
        if tidy is not None:
            self._store.submit(tidy, replaces=tidy)
        # Only where nothing is left to read is it gone: after the log was emptied, too.
        self._store.scrub().add_done_callback(lambda _: _hand_on(done, scrubbed))
        return scrubbed

    def _settle(self, answer: Future[T], done: Future[Done[T]]) -> None:
        error = done.exception()
        if error is not None:
            answer.set_exception(error)
            return
        value, effect = done.result()
        if effect is not None:
            with self._memory.lock:
                effect(self._memory)
                self._memory.version += 1
        answer.set_result(value)
        if effect is not None:
            for listener in self._listeners:
                listener()


def _hand_on(done: Future[T], to: Future[T]) -> None:
    error = done.exception()
    if error is not None:
        to.set_exception(error)
    else:
        to.set_result(done.result())


def _begin(secret: bytes, code: str, connection: sqlite3.Connection) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO voices (id, secret, code) VALUES (1, ?, ?)", (secret, code)
    )


def _read_secret(connection: sqlite3.Connection) -> bytes:
    (secret,) = connection.execute("SELECT secret FROM voices").fetchone()
    if not (isinstance(secret, bytes) and len(secret) == _SECRET_BYTES):
        raise ValueError("no secret")
    return secret
