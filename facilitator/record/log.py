"""The log of one record file: changes in, views out."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable, Hashable, Iterable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeVar

from facilitator.domain.agenda import Agenda
from facilitator.domain.capture import Line
from facilitator.domain.instant import Instant
from facilitator.domain.snapshot import Snapshot
from facilitator.record.change import (
    Change,
    ChangeId,
    Contents,
    Write,
    from_row,
    storable,
    to_row,
)
from facilitator.record.clock import HybridClock
from facilitator.record.drafts import DraftKey, drop_draft, read_drafts, write_draft
from facilitator.record.errors import NothingToUndoError, OverwrittenError
from facilitator.record.history import History
from facilitator.record.meta import Meta, read_meta
from facilitator.record.reading import reading
from facilitator.record.registers import Registers, touched
from facilitator.record.schema import APPLICATION_ID, migrations
from facilitator.record.undoing import contents_before
from facilitator.record.view import project
from facilitator.store import Health, Store, StoreError

T = TypeVar("T")
Check = Callable[[Change, Contents], object]
"""Raises OverwrittenError if undoing that change must not write those contents."""

_COLUMNS: Final = "station, seq, time, author, command, undone_station, undone_seq, writes"
_INSERT: Final = f"INSERT INTO change ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
_SELECT: Final = f"SELECT {_COLUMNS} FROM change ORDER BY position"  # noqa: S608
_NO_AGENDA: Final = Agenda(title="", timezone="UTC", language="de", days=())


def _allow(_target: Change, _contents: Contents) -> None:
    """Raise against nothing."""


class Log:
    """A record file, opened by its one owner.

    Invariants:
      1. The file holds changes; everything else here is folded from them.
      2. This station's changes are numbered from 1 without a gap, in the order of the file.
      3. The snapshot holds every change that was made, durable or not; `health` says which.
      4. Only this thread writes to the log; the store's thread writes to the file.
    """

    def __init__(
        self,
        store: Store,
        meta: Meta,
        now: Callable[[], Instant],
        author: str,
        listeners: list[Callable[[], None]],
    ) -> None:
        self.meta = meta
        self.snapshot = Snapshot(
            record_id=meta.record_id, rehearsal=meta.rehearsal, agenda=_NO_AGENDA
        )
        self.registers = Registers()
        self._store = store
        self._now = now
        self._author = author
        self._listeners = listeners
        self._station = meta.new_station()
        self._clock = HybridClock()
        self._history = History()
        self._changes: dict[ChangeId, Change] = {}
        self._seq = 0
        self._alarm = ""

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        now: Callable[[], Instant],
        author: str,
        create: bool = True,
        rehearsal_id: str | None = None,
    ) -> Log:
        """Open the record at `path` and fold it; StoreError says why it can't be opened.

        A file that is created with a `rehearsal_id` is a rehearsal's for ever.
        """
        listeners: list[Callable[[], None]] = []
        store = Store.open(
            path,
            application_id=APPLICATION_ID,
            migrations=migrations(rehearsal_id),
            create=create,
            on_health=lambda _: _call(listeners),
        )
        try:
            with reading(store.path):
                log = cls(store, store.read(read_meta), now, author, listeners)
                log._fold(map(from_row, store.read(lambda db: db.execute(_SELECT).fetchall())))
                # What can't be read is said now, not when a screen asks for it.
                log.drafts()
                log.recall()
        except BaseException:
            with suppress(StoreError):
                store.close()
            raise
        return log

    def listen(self, listener: Callable[[], None]) -> None:
        """Have `listener` called, from any thread, when the snapshot or the health changes."""
        self._listeners.append(listener)

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._store.path

    @property
    def health(self) -> Health:
        """How much is not durable yet, and why."""
        health = self._store.health
        return replace(health, failure=self._alarm) if self._alarm else health

    def close(self) -> None:
        """Make everything durable and leave one whole file."""
        self._store.close()

    def new_id(self) -> str:
        """Return an id for a new entity; ids sort in the order in which they were made."""
        return f"{self._clock.tick(self._now()):016x}{secrets.token_hex(3)}"

    def commit(
        self,
        command: str,
        contents: Contents,
        *,
        undoes: ChangeId | None = None,
        drops: DraftKey | None = None,
    ) -> Change | None:
        """Write `contents` as one change; None if every field already holds just that.

        The draft that the change was made of is dropped in the same transaction.
        """
        writes = tuple(self._writes(contents))
        if not writes:
            if drops is not None:
                self.keep_draft(drops, Line(""))
            return None
        change = Change(
            id=ChangeId(self._station, self._seq + 1),
            time=self._clock.tick(self._now()),
            author=self._author,
            command=command,
            writes=writes,
            undoes=undoes,
        )
        self._seq += 1
        self._fold([change])
        row = to_row(change)

        def store(db: sqlite3.Connection) -> None:
            db.execute(_INSERT, row)
            if drops is not None:
                drop_draft(db, drops)

        self._submit(store)
        _call(self._listeners)
        return change

    def undo(self, scope: str, check: Check = _allow) -> Change:
        """Take back the last change of `scope` that this device made; return that change.

        `check` is shown what would be written, and may raise OverwrittenError against it. Raises
        NothingToUndoError, or, once for each change, OverwrittenError if somebody has changed the
        same since: after that the change before it is taken back.
        """
        return self._take_back(self._history.done(scope), check)

    def redo(self, scope: str, check: Check = _allow) -> Change:
        """Take back the last undo of `scope`; return the change that it undid."""
        return self._take_back(self._history.undone(scope), check)

    def count(self) -> int:
        """Return how many changes the log holds."""
        return len(self._changes)

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

    def _submit(
        self, job: Callable[[sqlite3.Connection], None], replaces: Hashable | None = None
    ) -> None:
        self._store.submit(job, replaces=replaces).add_done_callback(self._check)

    def _check(self, saved: Future[None]) -> None:
        """Raise the alarm for good if the file refuses what the log holds: they have parted."""
        error = saved.exception()
        if error is not None:
            self._alarm = str(error)
            _call(self._listeners)

    def _writes(self, contents: Contents) -> Iterable[Write]:
        for entity, fields in contents.items():
            for field, given in fields.items():
                value = storable(given)
                standing = self.registers.versions(entity, field)
                held = standing[-1].value if standing else None
                if len(standing) > 1 or held != value:
                    yield Write(entity, field, value, tuple(v.change for v in standing))

    def _take_back(self, targets: Iterable[Change], check: Check) -> Change:
        for target in targets:
            try:
                contents = contents_before(target, self._changes, self.registers)
                check(target, contents)
            except OverwrittenError:
                if self._history.is_news(target):
                    raise
            else:
                self.commit(target.command, contents, undoes=target.id)
                return target
        raise NothingToUndoError

    def _fold(self, changes: Iterable[Change]) -> None:
        folded = list(changes)
        own = f"{self.meta.device}."
        for change in folded:
            self.registers.apply(change)
            self._changes[change.id] = change
            if change.id.station.startswith(own):
                self._clock.resume(change.time)
                self._history.record(change)
            else:
                self._clock.see(change.time, self._now())
        self.snapshot = project(self.snapshot, self.registers, touched(folded))


def _call(listeners: Iterable[Callable[[], None]]) -> None:
    for listener in listeners:
        listener()
