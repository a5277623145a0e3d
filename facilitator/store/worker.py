"""The store's thread: takes jobs from the line, commits them, and keeps trying if it can't."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Final, TypeVar

from facilitator.store.committing import call, commit
from facilitator.store.database import Database
from facilitator.store.errors import DamagedError, UnsavedError
from facilitator.store.failures import is_unreadable, outlives, word
from facilitator.store.line import Job, Line, Ticket
from facilitator.store.opening import Connection

T = TypeVar("T")

RETRY_SECONDS: Final = 1.0
"""How long the thread waits before it tries a failed commit again."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Health:
    """Whether what was submitted is safe.

    `pending` counts the jobs that are not durable yet; `failure` is empty, or why the last try
    to commit them failed, in the words of SQLite or the operating system. A failure with nothing
    pending: all is committed, but in danger, because the log was deleted and the disk is full.
    """

    pending: int
    failure: str


class Worker:
    """What the thread does; other threads only call `health` and `retry`."""

    def __init__(
        self,
        path: Path,
        database: Database,
        line: Line,
        on_health: Callable[[Health], None] | None,
    ) -> None:
        self._path = path
        self._database = database
        self._line = line
        self._on_health = on_health
        self._failure = ""
        self._retry_at = 0.0
        self._stale = False

    @property
    def health(self) -> Health:
        """How things stand now."""
        return Health(self._line.count_pending(), self._failure)

    def retry(self) -> None:
        """Make the next try due now."""
        self._retry_at = 0.0
        self._line.ring()

    def run(self) -> None:
        """Work until the database is closed."""
        while not self._database.closed:
            due = self._wait()
            tickets, requests = self._line.take(jobs=due)
            if tickets or (due and (self._failure or self._line.is_scrub_due)):
                self._try(tickets)
            for request in requests:
                request.answer()
        for request in self._line.take(jobs=False)[1]:
            request.answer()

    def read(self, query: Job[T]) -> T:
        """Answer a request to read: what is durable, as SQLite knows it."""
        connection = self._database.connect()
        connection.execute("PRAGMA query_only = ON")
        try:
            return call(connection, query)
        except Exception as error:
            if is_unreadable(error):
                raise DamagedError(self._path, word(error)) from error
            raise
        finally:
            connection.execute("PRAGMA query_only = OFF")

    def finish(self) -> None:
        """Answer the request to close: commit all and close the database, or raise UnsavedError."""
        if self._database.closed:  # two closed at once
            return
        while not self._line.shut():
            self._try(self._line.take_jobs())
            if self._failure:
                raise UnsavedError(self._path, self._line.count_pending(), self._failure)
        try:
            self._reach()
            self._database.close()
            self._failure = ""
        except Exception as error:
            self._stale = not outlives(error)
            self._line.reopen()
            raise UnsavedError(self._path, 0, word(error)) from error

    def _wait(self) -> bool:
        """Wait for something to do; return whether jobs may be tried."""
        if not self._failure:
            self._line.wait(None)
            return True
        self._line.wait(max(0.0, self._retry_at - monotonic()))
        return monotonic() >= self._retry_at

    def _try(self, tickets: list[Ticket]) -> None:
        left = tickets
        try:
            for outcomes in commit(self._reach(), tickets):
                left = left[len(outcomes) :]
                self._line.count_durable(len(outcomes))
                self._failure = ""
                for outcome in outcomes:
                    outcome.announce()
            # Afterwards, for it is rare and a keystroke is waited for.
            self._database.mend_log()
            if self._line.is_scrub_due:
                self._database.scrub()
                self._line.end_scrub()
        except Exception as error:
            # Whatever it was, and be it a fault of ours: what is not durable stays in the line.
            self._line.put_back(left)
            self._failure = word(error)
            self._stale = not outlives(error)
            self._retry_at = monotonic() + RETRY_SECONDS
        self._report()

    def _reach(self) -> Connection:
        self._database.check_place()
        if self._stale:
            self._database.drop()
            self._stale = False
        return self._database.connect()

    def _report(self) -> None:
        if self._on_health is None:
            return
        try:
            self._on_health(self.health)
        except Exception:
            _log.exception("a listener to the store's health failed")
