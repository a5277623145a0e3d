"""A record file while it is open: what is on its disk, and what is on its way there."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable, Iterable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from facilitator.domain.capture import Line
from facilitator.record.attachments import Attachments
from facilitator.record.change import Change, from_row, to_row
from facilitator.record.drafts import DraftKey, drop_draft, read_drafts, write_draft
from facilitator.record.meta import Identity, Meta, read_meta
from facilitator.record.reading import reading
from facilitator.record.redacting import Lost, is_scrub_due, note_scrubbed, wipe
from facilitator.record.schema import APPLICATION_ID, migrations
from facilitator.record.vectors import Vector, advanced
from facilitator.store import Health, Store, StoreError

_COLUMNS: Final = "station, seq, time, author, command, undone_station, undone_seq, writes"
_INSERT: Final = f"INSERT INTO change ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
_SELECT: Final = f"SELECT {_COLUMNS} FROM change ORDER BY position"  # noqa: S608


class RecordFile:
    """The one file of one log.

    Invariants:
      1. `kept` is what is on the disk, in the order of the file; it only grows, on the store's
         thread, and any thread may read it. What was redacted is wiped from it, in its place.
      2. Once the file has refused anything for good, the alarm stays, and `kept` as it is: file and
         log have parted.
    """

    def __init__(self, store: Store, listeners: Sequence[Callable[[], None]]) -> None:
        """Use `open`."""
        self.meta: Meta = store.read(read_meta)
        self.attachments = Attachments(store)
        self._store = store
        self._listeners = listeners
        self._alarm = ""
        self.kept: list[Change] = [from_row(row) for row in store.read(_read_rows)]
        self._held = {change.id.station: change.id.seq for change in self.kept}
        self.elsewhere: Vector = store.read(_read_elsewhere)
        """How far each station's changes are known to be on the disk of another machine."""
        self.is_scrub_due: bool = store.read(is_scrub_due)
        """Whether something was wiped by a process that was killed before it could scrub."""
        self._wipes = 0
        self._scrubbed = 0
        # What can't be read is said now, not when a screen asks for it.
        self.drafts()
        self.recall()

    @classmethod
    def open(
        cls,
        path: Path,
        listeners: Sequence[Callable[[], None]],
        *,
        create: bool,
        identity: Identity | None,
    ) -> RecordFile:
        """Open the file at `path`; StoreError says why it can't be opened.

        `listeners` are called, from any thread, when its health has changed.
        """
        store = Store.open(
            path,
            application_id=APPLICATION_ID,
            migrations=migrations(identity),
            create=create,
            on_health=lambda _: _call(listeners),
        )
        try:
            with reading(store.path):
                return cls(store, listeners)
        except BaseException:
            with suppress(StoreError):
                store.close()
            raise

    @property
    def path(self) -> Path:
        """Where it is."""
        return self._store.path

    @property
    def held(self) -> Vector:
        """How far each station's changes are on the disk. For any thread."""
        return self._held.copy()

    @property
    def health(self) -> Health:
        """How much is not durable yet, and why."""
        health = self._store.health
        return replace(health, failure=self._alarm) if self._alarm else health

    def keep(self, changes: Sequence[Change], drops: DraftKey | None = None) -> None:
        """Write `changes`, all or none, and drop a draft in the same transaction."""
        rows = [to_row(change) for change in changes]

        def store(db: sqlite3.Connection) -> None:
            db.executemany(_INSERT, rows)
            if drops is not None:
                drop_draft(db, drops)

        def kept() -> None:
            if self._alarm:  # what comes after something that was refused must not be told of
                return
            self.kept.extend(changes)
            self._held.update((change.id.station, change.id.seq) for change in changes)

        self._submit(store, then=kept)

    def wipe(self, changes: Sequence[Change], lost: Lost) -> None:
        """Write `changes`, which were wiped, over those of their names; scrub the file.

        What is `lost` goes with them.
        """
        self._wipes += 1
        count = self._wipes
        wiped = {change.id: change for change in changes}

        def forget() -> None:
            for position, change in enumerate(self.kept):
                self.kept[position] = wiped.get(change.id, change)

        def note(_: Future[None]) -> None:
            self._scrubbed = count
            self._submit(lambda db: note_scrubbed(db, count))
            _call(self._listeners)

        self._submit(lambda db: wipe(db, changes, lost, count), then=forget)
        self._store.scrub().add_done_callback(note)

    @property
    def is_scrubbed(self) -> bool:
        """Whether no byte of what was ever wiped is left in the file. For any thread."""
        return self._scrubbed == self._wipes

    def note_elsewhere(self, vector: Vector, *, is_all: bool) -> bool:
        """Take note that another machine has these, too; tell whether that is news.

        With `is_all`: these and no others, whatever was noted before.
        """
        before = self.elsewhere
        self.elsewhere = vector if is_all else advanced(before, vector)
        if self.elsewhere is before:
            return False
        rows = list(self.elsewhere.items())

        def store(db: sqlite3.Connection) -> None:
            db.execute("DELETE FROM elsewhere")
            db.executemany("INSERT INTO elsewhere VALUES (?, ?)", rows)

        self._submit(store, replaces="elsewhere")
        return True

    def keep_draft(self, key: DraftKey, line: Line) -> None:
        """Keep what is being typed; only the newest of what the disk has not taken yet."""
        self._submit(lambda db: write_draft(db, key, line), replaces=key)

    def drafts(self) -> dict[DraftKey, Line]:
        """Return what was being typed."""
        return self._store.read(read_drafts)

    def remember(self, key: str, value: str) -> None:
        """Keep something of this device that is not the event's: where its screens stand."""

        def store(db: sqlite3.Connection) -> None:
            db.execute("INSERT OR REPLACE INTO local VALUES (?, ?)", (key, value))

        self._submit(store, replaces=("local", key))

    def recall(self) -> dict[str, str]:
        """Return all that was remembered."""
        return self._store.read(lambda db: dict(db.execute("SELECT key, value FROM local")))

    def backup(self, target: Path) -> None:
        """Write all that is durable to `target`, as one whole file; see `Store.backup`."""
        self._store.backup(target)

    def close(self) -> None:
        """Make everything durable and leave one whole file."""
        self._store.close()

    def _submit(
        self,
        job: Callable[[sqlite3.Connection], None],
        replaces: Hashable | None = None,
        then: Callable[[], None] = lambda: None,
    ) -> None:
        def done(saved: Future[None]) -> None:
            error = saved.exception()
            if error is None:
                then()
            else:
                self._alarm = str(error)
                _call(self._listeners)

        self._store.submit(job, replaces=replaces).add_done_callback(done)


def _read_rows(db: sqlite3.Connection) -> list[Any]:
    return db.execute(_SELECT).fetchall()


def _read_elsewhere(db: sqlite3.Connection) -> dict[str, int]:
    return dict(db.execute("SELECT station, seq FROM elsewhere"))


def _call(listeners: Iterable[Callable[[], None]]) -> None:
    for listener in listeners:
        listener()
