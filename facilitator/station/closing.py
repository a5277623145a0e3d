"""Ending an event: a fresh record in place of the one with its history, and what is left of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from facilitator.domain.instant import Instant
from facilitator.record.closing import CLOSE, standing_contents
from facilitator.record.inspecting import Inspection, inspect
from facilitator.record.log import Log
from facilitator.record.schema import APPLICATION_ID
from facilitator.station.deleting import delete_file, delete_half_closed, half_closed
from facilitator.station.joined import joined_file, joined_folder
from facilitator.station.photos import named_in
from facilitator.station.redacting import RedactCommands
from facilitator.station.texts import TextCommands
from facilitator.store import NotWritableError, StoreError

_HEADER: Final = b"SQLite format 3\0"
_APPLICATION: Final = slice(68, 72)
_NOBODY: Final = ""
_PIECE: Final = 1 << 20


def close_record(path: Path, now: Callable[[], Instant]) -> None:
    """Replace the closed record at `path` by a fresh one of the same event; destroy the old.

    Killed at any moment, either of the two stands at `path`; what lies beside it then goes when it
    is opened the next time. Raises StoreError.
    """
    beside = half_closed(path)
    old = Log.open(path, now=now, author=_NOBODY, create=False)
    try:
        with closing(old):
            _write_fresh(old, beside, now)
        _exchange(beside, path)
    except (OSError, StoreError) as error:
        delete_half_closed(path)
        if isinstance(error, StoreError):
            raise
        raise NotWritableError(path, error.strerror or str(error)) from error


def _write_fresh(old: Log, beside: Path, now: Callable[[], Instant]) -> None:
    """Write a fresh record with what stands to the file `beside` the `old` one."""
    identity = old.meta.identity
    delete_file(beside)
    TextCommands(old).recover(old.drafts())
    with closing(Log.open(beside, now=now, author=_NOBODY, identity=identity)) as fresh:
        for contents in standing_contents(old.registers):
            fresh.commit(CLOSE, contents)
        _carry_over(old, fresh)
        fresh.recall()  # waits for the disk
        RedactCommands(fresh, now).confirm()


def _carry_over(old: Log, fresh: Log) -> None:
    """Copy the attachments that something standing names; those of what was removed go."""
    for digest in sorted(named_in(fresh.snapshot)):
        content = old.attachments.read(digest)
        if content is not None:
            fresh.attachments.add(content)


def _exchange(fresh: Path, old: Path) -> None:
    """Give the fresh file the place of the old one, whose bytes are overwritten."""
    if sys.platform == "win32":  # what is open there can't be replaced
        fresh.replace(old)
        return
    with old.open("r+b") as destroyed:
        fresh.replace(old)
        left = os.fstat(destroyed.fileno()).st_size
        while left > 0:
            left -= destroyed.write(bytes(min(left, _PIECE)))
        destroyed.flush()
        os.fsync(destroyed.fileno())


def copies_of(found: Inspection) -> Iterator[Path]:
    """Yield other files of the same event: beside the record, and as a joined device's."""
    event = found.meta.identity.record_id if found.meta else ""
    record = found.path.resolve()
    own = {record, record.with_suffix(".hub")}
    for path in sorted(record.parent.iterdir()):
        if path not in own and _is_record(path) and _event_of(path) == event:
            yield path
    with suppress(OSError):
        joined = joined_file(event, joined_folder())
        if joined.exists() and joined.resolve() not in own:
            yield joined


def _is_record(path: Path) -> bool:
    """Return whether a file looks like one of ours, from its first bytes."""
    try:
        if not path.is_file():  # opening a pipe would wait for whoever writes to it
            return False
        with path.open("rb") as file:
            header = file.read(100)
    except OSError:  # not ours to read
        return False
    application = APPLICATION_ID.to_bytes(4, "big")
    return header.startswith(_HEADER) and header[_APPLICATION] == application


def _event_of(path: Path) -> str:
    with suppress(StoreError):
        meta = inspect(path).meta
        return meta.identity.record_id if meta else ""
    return ""
