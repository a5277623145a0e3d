"""Reads photos and versions out of another file of the event, which may be open elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from facilitator.domain.photos import Digest
from facilitator.record.schema import APPLICATION_ID, migrations
from facilitator.store.opening import open_connection
from facilitator.store.viewing import copied


def contents_of_file(path: Path, digests: Iterable[Digest]) -> Iterator[tuple[Digest, bytes]]:
    """Yield those of `digests` that the file at `path` has whole, with their contents.

    Raises StoreError.
    """
    with (
        copied(path) as copy,
        closing(
            open_connection(
                copy.path, application_id=APPLICATION_ID, migrations=migrations(None), create=False
            )
        ) as connection,
    ):
        for digest in sorted(digests):
            query = "SELECT content FROM attachment WHERE digest = ?"
            row = connection.execute(query, (digest,)).fetchone()
            if row is not None and sha256(row[0]).hexdigest() == digest:
                yield digest, bytes(row[0])
