"""Opens the one connection to a file: exclusively, durably, and only if it is ours.

Only SQLite ever opens the file. On POSIX, closing any other handle of it in this process would
silently drop the locks that keep other processes out.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from facilitator.store.errors import (
    DamagedError,
    MissingError,
    NotThisKindError,
    NotWritableError,
    TooNewError,
)
from facilitator.store.failures import explain
from facilitator.store.migrating import Migration, migrate

_SETTINGS: Final = (
    "PRAGMA trusted_schema = OFF",
    # Before anything is read: a write-ahead log then needs no shared memory beside it.
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
    "PRAGMA checkpoint_fullfsync = ON",
    "PRAGMA foreign_keys = ON",
    # What is deleted, or overwritten by a shorter value, leaves no readable rest in the file.
    "PRAGMA secure_delete = ON",
    # Undoing one job of a group must not depend on room in a folder for temporary files.
    "PRAGMA temp_store = MEMORY",
)

_EMPTY: Final = 1
"""SQLite takes a file of a single byte for an empty one, too, and would begin a database in it."""


class Connection(sqlite3.Connection):
    """A connection on which a running job can't end the transaction that it shares."""

    in_job = False

    def forbid_transactions(self) -> None:
        """From now on refuse BEGIN, COMMIT and ROLLBACK while `in_job` is set."""
        self.set_authorizer(self._authorize)

    def _authorize(self, action: int, *_: str | None) -> int:
        denied = self.in_job and action == sqlite3.SQLITE_TRANSACTION
        return sqlite3.SQLITE_DENY if denied else sqlite3.SQLITE_OK


def open_connection(
    path: Path, *, application_id: int, migrations: Sequence[Migration], create: bool
) -> Connection:
    """Return a connection that holds `path` exclusively, its schema brought up to date.

    A file that was killed while being created counts as not created yet. No copy is kept before
    a migration: it would outlive a redaction without anybody knowing of it.
    Raises the errors of `facilitator.store.errors`; a file that is refused stays as it was.
    """
    try:
        _check_place(path, create=create)
        connection = sqlite3.connect(path, timeout=0, isolation_level=None, factory=Connection)
    except sqlite3.Error as error:
        raise explain(error, path) from error
    except OSError as error:
        raise NotWritableError(path, error.strerror or str(error)) from error
    try:
        _claim(connection)
        _check_kind(connection, path, application_id, known=len(migrations), create=create)
        _start_log(connection, path)
        migrate(connection, path, application_id=application_id, migrations=migrations)
        connection.forbid_transactions()
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error):
            raise explain(error, path) from error
        if isinstance(error, UnicodeDecodeError):
            # SQLite's complaint quotes what it found, and that is no text any more.
            raise DamagedError(path, "the schema is no text") from error
        raise
    return connection


def _check_place(path: Path, *, create: bool) -> None:
    if not path.parent.is_dir():
        raise MissingError(path.parent)
    if not create and (not path.exists() or path.stat().st_size <= _EMPTY):
        raise MissingError(path)


def _claim(connection: Connection) -> None:
    for setting in _SETTINGS:
        connection.execute(setting).close()
    # In exclusive mode the lock outlasts the transaction. Beginning one mends a wrong size in the
    # header or starts an empty database; until the file is known to be ours, that is not kept.
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("ROLLBACK")


def _check_kind(
    connection: Connection, path: Path, application_id: int, *, known: int, create: bool
) -> None:
    identity = _number(connection, "PRAGMA application_id")
    found = _number(connection, "PRAGMA user_version")
    if identity == found == 0 and not _number(connection, "SELECT count(*) FROM sqlite_schema"):
        if not create:
            raise MissingError(path)
        return
    if identity != application_id:
        raise NotThisKindError(path)
    if found > known:
        raise TooNewError(path, found, known)
    _check_whole(connection, path)


def _check_whole(connection: Connection, path: Path) -> None:
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise DamagedError(path, verdict)


def _start_log(connection: Connection, path: Path) -> None:
    (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    if mode != "wal":
        raise NotWritableError(path, "no write-ahead log can be kept here")


def _number(connection: Connection, query: str) -> int:
    (number,) = connection.execute(query).fetchone()
    return int(number)
