"""Tells a failing disk from a failing job, and words what SQLite says about a file."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Final

from facilitator.store.errors import (
    DamagedError,
    InUseError,
    NotThisKindError,
    NotWritableError,
    StoreError,
)

_STORAGE: Final = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_NOLFS,
    }
)
_UNREADABLE: Final = frozenset(
    {
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_CANTOPEN,
    }
)


class StorageFailure(Exception):  # noqa: N818 - the store's own word: it is kept, not reported up
    """The file could not be written; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def find_storage_failure(error: BaseException) -> BaseException | None:
    """Return the failure of the storage that `error` is or was raised from, if there is one."""
    cause: BaseException | None = error
    while cause is not None and not _is_storage_failure(cause):
        cause = cause.__cause__ or cause.__context__
    return cause


def _is_storage_failure(error: BaseException) -> bool:
    # sqlite3 reports SQLITE_NOMEM as MemoryError.
    return isinstance(error, StorageFailure | MemoryError) or primary_code(error) in _STORAGE


def primary_code(error: BaseException) -> int | None:
    """Return SQLite's primary result code of `error`; None if SQLite did not raise it."""
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def outlives(error: BaseException) -> bool:
    """Whether a connection can go on after `error`; else it is opened anew before the next try.

    After an I/O error the file handle may be dead for good: a stick pulled and put back.
    """
    return isinstance(error, StorageFailure | MemoryError) or (
        primary_code(error) == sqlite3.SQLITE_FULL
    )


def is_unreadable(error: BaseException) -> bool:
    """Whether `error` says that the file can't be read, not that the question was wrong."""
    return primary_code(error) in _UNREADABLE


def word(error: BaseException) -> str:
    """Return why storage failed, in the words of SQLite or of the operating system."""
    if isinstance(error, StorageFailure | StoreError):
        return error.reason
    return str(error) or type(error).__name__


def explain(error: sqlite3.Error, path: Path) -> StoreError:
    """Return what `error`, raised when opening `path`, says about the file."""
    code = primary_code(error)
    if code == sqlite3.SQLITE_BUSY:
        return InUseError(path)
    if code == sqlite3.SQLITE_NOTADB or path.is_dir():
        return NotThisKindError(path)
    if code == sqlite3.SQLITE_CORRUPT:
        return DamagedError(path, str(error))
    return NotWritableError(path, _why_not_writable(path) or str(error))


def _why_not_writable(path: Path) -> str:
    # SQLite says "disk I/O error" where it can't lock a read-only file.
    if path.exists() and not os.access(path, os.R_OK):
        return "the file may not be read"
    if path.exists() and not os.access(path, os.W_OK):
        return "the file is read-only"
    if not os.access(path.parent, os.W_OK | os.X_OK):
        return "the folder is read-only"
    return ""
