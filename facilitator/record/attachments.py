"""Contents too large for the log, kept in the same file: photos, and versions that went out.

Each lies under its digest, so that the log can name it and two of the same are one. The log decides
what belongs to the event; an attachment alone is nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from concurrent.futures import Future
from hashlib import sha256

from facilitator.domain.photos import Digest
from facilitator.store import Store


class Attachments:
    """The attachments of one record file. For any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, content: bytes) -> tuple[Digest, Future[None]]:
        """Keep `content`; return its digest, and a future for when it is on the disk."""
        digest = sha256(content).hexdigest()

        def write(db: sqlite3.Connection) -> None:
            db.execute("INSERT OR IGNORE INTO attachment VALUES (?, ?)", (digest, content))

        return digest, self._store.submit(write)

    def read(self, digest: Digest) -> bytes | None:
        """Return a content, None if this file has it not. Raises StoreError."""

        def read(db: sqlite3.Connection) -> bytes | None:
            row = db.execute("SELECT content FROM attachment WHERE digest = ?", (digest,))
            found = row.fetchone()
            return None if found is None else bytes(found[0])

        return self._store.read(read)

    def digests(self) -> frozenset[Digest]:
        """Return what this file has. Raises StoreError."""

        def read(db: sqlite3.Connection) -> frozenset[Digest]:
            return frozenset(digest for (digest,) in db.execute("SELECT digest FROM attachment"))

        return self._store.read(read)

    def destroy(self, digests: Iterable[Digest]) -> Future[None]:
        """Destroy contents; resolved once none of their bytes is left in the file."""
        gone = [(digest,) for digest in set(digests)]

        def delete(db: sqlite3.Connection) -> None:
            db.executemany("DELETE FROM attachment WHERE digest = ?", gone)

        self._store.submit(delete)
        return self._store.scrub()


def check_attachments(connection: sqlite3.Connection) -> tuple[frozenset[Digest], int]:
    """Return which contents a file has whole, and how many are not what they were."""
    whole, damaged = set(), 0
    for digest, content in connection.execute("SELECT digest, content FROM attachment"):
        if sha256(content).hexdigest() == digest:
            whole.add(digest)
        else:
            damaged += 1
    return frozenset(whole), damaged
