"""The log of one record file: changes in, views out."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from facilitator.domain.agenda import Agenda
from facilitator.domain.capture import Line
from facilitator.domain.instant import Instant
from facilitator.domain.snapshot import Snapshot
from facilitator.record.attachments import Attachments
from facilitator.record.change import Change, ChangeId, Contents, Entity, Write
from facilitator.record.clock import HybridClock
from facilitator.record.drafts import DraftKey
from facilitator.record.errors import NothingToUndoError, OverwrittenError
from facilitator.record.file import RecordFile
from facilitator.record.history import History
from facilitator.record.meta import Identity
from facilitator.record.reading import reading
from facilitator.record.receiving import Received, sort_out
from facilitator.record.registers import Registers, touched
from facilitator.record.undoing import contents_before, versions_before
from facilitator.record.vectors import Vector
from facilitator.record.view import project
from facilitator.record.wiping import Wiping
from facilitator.record.writing import writes_of
from facilitator.store import Health, StoreError

Check = Callable[[Change, Contents], object]
"""Raises OverwrittenError if undoing that change must not write those contents."""

_VERSION: Final = "device.version"
"""The command that has a wording stand again beside the one that counts; never undone by itself."""
_NO_AGENDA: Final = Agenda(title="", timezone="UTC", language="de", days=())


def _allow(_target: Change, _contents: Contents) -> None:
    """Raise against nothing."""


class Log:
    """A record file, opened by its one owner.

    Invariants:
      1. The file holds changes; everything else here is folded from them.
      2. Every station's changes are numbered from 1 without a gap, in the order of the file.
      3. The snapshot holds every change that was made, durable or not; `health` says which.
      4. Only this thread writes to the log; the store's thread writes to the file.
      5. `kept` holds what is on the disk, and nothing else may be sent or acknowledged.
    """

    def __init__(
        self,
        file: RecordFile,
        now: Callable[[], Instant],
        author: str,
        listeners: list[Callable[[], None]],
    ) -> None:
        self.meta = file.meta
        self.snapshot = Snapshot(
            record_id=file.meta.identity.record_id,
            rehearsal=file.meta.identity.rehearsal,
            agenda=_NO_AGENDA,
        )
        self.registers = Registers()
        self._file = file
        self._now = now
        self._author = author
        self._listeners = listeners
        self._station = file.meta.new_station()
        self._clock = HybridClock()
        self._history = History()
        self._changes: dict[ChangeId, Change] = {}
        self._reached: dict[str, int] = {}
        self.allow: Callable[[str], object] = lambda _: None
        """Raises against a command that this device may not give."""
        self.approve: Callable[[Change], object] = lambda _: None
        """Raises against a change that this device may not make."""
        self.wiping = Wiping(file, self._changes, self.registers, self._history)
        self._fold(self.wiping.begin())
        self.wiping.wipe_file()

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        now: Callable[[], Instant],
        author: str,
        create: bool = True,
        identity: Identity | None = None,
    ) -> Log:
        """Open the record at `path` and fold it; StoreError says why it can't be opened.

        A file that is created is of the event `identity` for ever, None: of a new one.
        """
        listeners: list[Callable[[], None]] = []
        file = RecordFile.open(path, listeners, create=create, identity=identity)
        try:
            with reading(file.path):
                return cls(file, now, author, listeners)
        except BaseException:
            with suppress(StoreError):
                file.close()
            raise

    def listen(self, listener: Callable[[], None]) -> None:
        """Have `listener` called, from any thread, when the snapshot or the health changes."""
        self._listeners.append(listener)

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._file.path

    @property
    def device(self) -> str:
        """The id of the device whose file this is."""
        return self.meta.device

    @property
    def health(self) -> Health:
        """How much is not durable yet, and why."""
        return self._file.health

    @property
    def kept(self) -> Sequence[Change]:
        """What is on the disk, in the order of the file; it only grows. For any thread."""
        return self._file.kept

    @property
    def held(self) -> Vector:
        """How far each station's changes are on the disk. For any thread."""
        return self._file.held

    @property
    def elsewhere(self) -> Vector:
        """How far each station's changes are known to be on the disk of another machine.

        The same object until it says something else.
        """
        return self._file.elsewhere

    def note_elsewhere(self, vector: Vector, *, is_all: bool = False) -> None:
        """Take note that another machine has these, too; `is_all`: these and no others."""
        if self._file.note_elsewhere(vector, is_all=is_all):
            self._tell()

    def close(self) -> None:
        """Make everything durable and leave one whole file."""
        self._file.close()

    def backup(self, target: Path) -> None:
        """Write all that is durable to `target`, as one whole file; StoreError says why not."""
        self._file.backup(target)

    def writer_of(self, entity: Entity, field: str) -> str | None:
        """Return for which device this one wrote what a field holds; None: another one wrote it."""
        versions = self.registers.versions(entity, field)
        if not versions or not versions[-1].change.station.startswith(f"{self.device}."):
            return None
        author = self._changes[versions[-1].change].author
        return self.device if author == self._author else author

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
        author: str = "",
        beside: bool = False,
        together: bool = False,
    ) -> Change | None:
        """Write `contents` as one change; None if every field already holds just that.

        The draft that the change was made of is dropped in the same transaction. `author` is for
        whom it was made, if not for this device itself. What stands is replaced, unless whoever
        wrote did not know of it: then the new wording stands `beside` it. Fields that belong
        `together` are all written, so that of two changes at once one counts as a whole.
        """
        self.allow(command)
        anew = together or undoes is not None
        writes = tuple(writes_of(contents, self.registers, beside=beside, anew=anew))
        if not writes:
            if drops is not None:
                self.keep_draft(drops, Line(""))
            return None
        change = self._next_change(command, writes, author)._replace(undoes=undoes)
        self.approve(change)
        self._take([change], drops)
        return change

    def _next_change(self, command: str, writes: tuple[Write, ...], author: str) -> Change:
        return Change(
            id=ChangeId(self._station, self._reached.get(self._station, 0) + 1),
            time=self._clock.tick(self._now()),
            author=author or self._author,
            command=command,
            writes=writes,
        )

    def receive(self, changes: Iterable[Change]) -> Received:
        """Take what others have made, as far as it follows on what is known of each of them.

        They have been checked (see `checking`). What is fresh shows at once, and is in `kept`
        when it is on the disk.
        """
        received = sort_out(changes, self._reached, self._changes)
        if received.fresh:
            self._take(received.fresh)
        return received

    def has(self, change: ChangeId) -> bool:
        """Return whether the change of that name is known, durable or not."""
        return change in self._changes

    def undo(self, scope: str, check: Check = _allow, author: str = "") -> Change:
        """Take back the last change of `scope` that this device made; return that change.

        `check` is shown what would be written, and may raise OverwrittenError against it. Raises
        NothingToUndoError, or, once for each change, OverwrittenError if somebody has changed the
        same since: after that the change before it is taken back.
        """
        return self._take_back(self._history.done(scope, author or self._author), check)

    def redo(self, scope: str, check: Check = _allow, author: str = "") -> Change:
        """Take back the last undo of `scope`; return the change that it undid."""
        return self._take_back(self._history.undone(scope, author or self._author), check)

    def count(self) -> int:
        """Return how many changes the log holds."""
        return len(self._changes)

    def keep_draft(self, key: DraftKey, line: Line) -> None:
        """Keep the newest of what is being typed; of something that was redacted, nothing."""
        if not self.wiping.covers(key):
            self._file.keep_draft(key, line)

    def drafts(self) -> dict[DraftKey, Line]:
        """Return what was being typed."""
        return self._file.drafts()

    def remember(self, key: str, value: str) -> None:
        """Keep something of this device that is not the event's: where its screens stand."""
        self._file.remember(key, value)

    def recall(self) -> dict[str, str]:
        """Return all that was remembered."""
        return self._file.recall()

    @property
    def attachments(self) -> Attachments:
        """The contents that are too large for changes, which name them. For any thread."""
        return self._file.attachments

    def _take_back(self, targets: Iterable[Change], check: Check) -> Change:
        for target in targets:
            try:
                contents = contents_before(target, self._changes, self.registers)
                check(target, contents)
            except OverwrittenError:
                if self._history.is_news(target):
                    raise
            else:
                before = versions_before(target, self._changes)
                self.commit(target.command, contents, undoes=target.id, author=target.author)
                for time, write in before:
                    change = self._next_change(_VERSION, (write,), target.author)
                    self._take([change._replace(time=time)])
                return target
        raise NothingToUndoError

    def _take(self, changes: Sequence[Change], drops: DraftKey | None = None) -> None:
        changes, wiped = self.wiping.admit(changes)
        self._fold(changes, wiped)
        self._file.keep(changes, drops)
        self.wiping.wipe_file()
        self._tell()

    def _fold(self, changes: Sequence[Change], wiped: Sequence[Change] = ()) -> None:
        own = f"{self.meta.device}."
        for change in changes:
            self.registers.apply(change)
            self._changes[change.id] = change
            self._reached[change.id.station] = change.id.seq
            if change.id.station.startswith(own):
                self._clock.resume(change.time)
                self._history.record(change)
            else:
                self._clock.see(change.time)
        self.snapshot = project(self.snapshot, self.registers, touched((*changes, *wiped)))

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()
