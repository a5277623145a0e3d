"""The file while it is open: its connection, renewed where need be, and its place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from facilitator.store.errors import ClosedError
from facilitator.store.failures import StorageFailure
from facilitator.store.migrating import Migration
from facilitator.store.opening import Connection, open_connection

_CHECKPOINT: Final = "PRAGMA wal_checkpoint(TRUNCATE)"
_GONE: Final = "the file is no longer in its place"


class Database:
    """One file; only the store's thread may touch it."""

    def __init__(
        self, path: Path, *, application_id: int, migrations: Sequence[Migration], create: bool
    ) -> None:
        self.closed = False
        self._path = path
        self._application_id = application_id
        self._migrations = migrations
        self._connection: Connection | None = None
        self._open(create=create)

    def connect(self) -> Connection:
        """Return the connection, opened anew if it was dropped; raises a StoreError."""
        if self.closed:
            raise ClosedError(self._path)
        return self._connection or self._open(create=False)

    def drop(self) -> None:
        """Give up the connection; the next `connect` opens another one.

        Raises what SQLite raises if the connection is still needed: it alone can reach a log that
        was deleted.
        """
        if self._connection is not None:
            if self._has_lost_log():
                _checkpoint(self._connection)
            self._connection.close()
            self._connection = None

    def check_place(self) -> None:
        """Raise StorageFailure if the file was deleted, moved or exchanged under our hands.

        The connection is kept: it alone can still reach what has been committed.
        """
        if _inode(self._path) != self._inode:
            raise StorageFailure(_GONE)

    def mend_log(self) -> None:
        """Fold a write-ahead log that somebody tidied away into the file and begin another one."""
        if self._has_lost_log():
            self.drop()
            self.connect()

    def scrub(self) -> None:
        """Empty the write-ahead log: what was deleted stands nowhere any more."""
        is_busy, _, _ = self.connect().execute(_CHECKPOINT).fetchone()
        if is_busy:
            raise StorageFailure("the log can't be emptied")

    def close(self) -> None:
        """Fold the write-ahead log into the file and close it; raises what SQLite raises."""
        _checkpoint(self.connect())
        self.drop()
        self.closed = True

    def _has_lost_log(self) -> bool:
        return self._connection is not None and _inode(self._log) != self._log_inode

    def _open(self, *, create: bool) -> Connection:
        self._connection = open_connection(
            self._path,
            application_id=self._application_id,
            migrations=self._migrations,
            create=create,
        )
        # SQLite puts the log beside the file that a link points to.
        self._log = Path(f"{self._path.resolve()}-wal")
        self._inode = _inode(self._path)
        self._log_inode = _inode(self._log)
        return self._connection


def _checkpoint(connection: Connection) -> None:
    connection.execute(_CHECKPOINT).fetchone()


def _inode(path: Path) -> int | None:
    # Without the device: a stick that was pulled and put back is the same file on another one.
    try:
        return path.stat().st_ino
    except OSError:
        return None
