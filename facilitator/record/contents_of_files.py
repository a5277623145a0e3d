"""Reads something out of another file of the event, which may be open elsewhere."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from facilitator.domain.photos import Digest
from facilitator.record.reading import reading
from facilitator.record.schema import APPLICATION_ID, migrations
from facilitator.record.vectors import Vector
from facilitator.store import StoreError
from facilitator.store.opening import open_connection
from facilitator.store.viewing import copied


def contents_of_file(path: Path, digests: Iterable[Digest]) -> Iterator[tuple[Digest, bytes]]:
    """Yield those of `digests` that the file at `path` has whole, with their contents.

    Raises StoreError.
    """
    with _opened(path) as connection:
        for digest in sorted(digests):
            query = "SELECT content FROM attachment WHERE digest = ?"
            row = connection.execute(query, (digest,)).fetchone()
            if row is not None and sha256(row[0]).hexdigest() == digest:
                yield digest, bytes(row[0])


def vector_of_file(path: Path) -> Vector:
    """Return how far each station's changes are in the file at `path`. Raises StoreError."""
    query = "SELECT station, max(seq) FROM change GROUP BY station"
    try:
        with _opened(path) as connection, reading(path):
            return dict(connection.execute(query))
    except StoreError as error:
        error.path = path
        raise


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    with (
        copied(path) as copy,
        closing(
            open_connection(
                copy.path, application_id=APPLICATION_ID, migrations=migrations(None), create=False
            )
        ) as connection,
    ):
        yield connection
