"""A station: one open record, commands in, frozen snapshots out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from facilitator.domain.agenda import Agenda
from facilitator.domain.capture import Line
from facilitator.domain.devices import Role
from facilitator.domain.instant import Instant
from facilitator.domain.snapshot import Saving, Snapshot
from facilitator.record.change import Change, Contents, to_row
from facilitator.record.checking import is_too_long
from facilitator.record.drafts import DraftKey
from facilitator.record.errors import NothingToUndoError, OverwrittenError
from facilitator.record.log import Check, Log
from facilitator.record.meta import Identity
from facilitator.station.alone import Alone
from facilitator.station.capturing import CaptureCommands
from facilitator.station.deleting import delete_half_closed
from facilitator.station.devices import DeviceCommands
from facilitator.station.documenting import DocumentCommands
from facilitator.station.face import RecordFace
from facilitator.station.photos import PhotoCommands
from facilitator.station.planning import PlanCommands
from facilitator.station.plenum import PlenumCommands
from facilitator.station.polling import PollCommands
from facilitator.station.redacting import RedactCommands
from facilitator.station.refusal import Reason, RefusedError
from facilitator.station.reviewing import ReviewCommands
from facilitator.station.rights import ForbiddenError, NoteRights
from facilitator.station.running import RunCommands
from facilitator.station.seating import Seating
from facilitator.station.signing_off import SignOffCommands
from facilitator.station.texts import TextCommands, is_text_draft
from facilitator.station.versioning import VersionCommands
from facilitator.store.working_folder import delete_left_by_killed

if TYPE_CHECKING:
    from facilitator.link.frames import Frame, Row
    from facilitator.station.exchange import Exchange
    from facilitator.station.hosting import Hosting
    from facilitator.station.linking import Linking

AUTHOR: Final = "regie"
"""Who writes here: the role of the device, never a person."""
JOINED: Final = "device"
"""Who writes at a device that has joined: its name and role stand in the log."""
_LEADING: Final = frozenset({"run", "plan"})
"""The scopes of commands that only the leading device gives."""


class Station(RecordFace):
    """All that a screen, a page or a rehearsal may call.

    Commands belong to one thread. Each takes effect in `snapshot` at once; `snapshot.saving` says
    whether it is on the disk.
    """

    def __init__(self, log: Log, now: Callable[[], Instant]) -> None:
        super().__init__(log)
        self.now = now
        log.allow = self._check_leads
        log.approve = self._check_may
        seating = Seating(log, lambda: self.leads)
        self.run = RunCommands(log, now)
        self.capture = CaptureCommands(log, now, seating)
        self.document = DocumentCommands(log)
        self.photos = PhotoCommands(log, now)
        self.plan = PlanCommands(log, now)
        self.plenum = PlenumCommands(log, now, seating)
        self.devices = DeviceCommands(log, now, seating)
        self.redaction = RedactCommands(log, now)
        self.polls = PollCommands(log, now, seating)
        self.texts = TextCommands(log)
        self.review = ReviewCommands(log, now, self.texts)
        self.sign_off = SignOffCommands(log, now)
        self.versions = VersionCommands(log)
        self._alone = Alone(log)
        self._folded = log.snapshot
        self._snapshot = replace(log.snapshot, saving=self._saving())

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        now: Callable[[], Instant],
        agenda: Agenda | None = None,
    ) -> Station:
        """Open the record at `path`; a new one adopts `agenda`.

        Raises StoreError if the file can't be opened, RefusedError if it is a rehearsal's or
        there is no agenda to begin with.
        """
        log = Log.open(path, now=now, author=AUTHOR, create=agenda is not None)
        delete_half_closed(path)
        delete_left_by_killed()
        return cls._opened(log, now, agenda, Reason.REHEARSAL, is_rehearsal=False)

    @classmethod
    def rehearse(
        cls,
        path: Path,
        *,
        now: Callable[[], Instant],
        agenda: Agenda,
        rehearsal_id: str,
    ) -> Station:
        """Begin a rehearsal at `path`, marked as one for ever, or go on with the one there.

        Raises StoreError if the file can't be opened, RefusedError if it is an event's.
        """
        identity = Identity(record_id=rehearsal_id, rehearsal=True)
        log = Log.open(path, now=now, author=AUTHOR, identity=identity)
        return cls._opened(log, now, agenda, Reason.EVENT, is_rehearsal=True)

    @classmethod
    def join(
        cls, path: Path, *, now: Callable[[], Instant], identity: Identity | None = None
    ) -> Station:
        """Open the file of a device that has joined the event `identity`; None: go on with it.

        It may be empty until the hub has been met. Raises StoreError if it can't be opened.
        """
        joined = identity and replace(identity, joined=True)
        log = Log.open(path, now=now, author=JOINED, create=joined is not None, identity=joined)
        station = cls(log, now)
        station._see_drafts()
        return station

    @classmethod
    def _opened(
        cls,
        log: Log,
        now: Callable[[], Instant],
        agenda: Agenda | None,
        otherwise: Reason,
        *,
        is_rehearsal: bool,
    ) -> Station:
        """Return a station for `log`; RefusedError with `otherwise` if it is of the other sort."""
        station = cls(log, now)
        try:
            if log.meta.identity.rehearsal is not is_rehearsal:
                raise RefusedError(otherwise)
            station._begin(agenda)
        except BaseException:
            station.close()
            raise
        return station

    def _see_drafts(self) -> None:
        drafts = self._log.drafts()
        self.texts.recover(drafts)
        for key, line in drafts.items():
            if not is_text_draft(key):
                self.plan.see_draft(key, line)

    def _begin(self, agenda: Agenda | None) -> None:
        self._see_drafts()
        if self.plan.is_empty:
            if agenda is None:
                raise RefusedError(Reason.NO_AGENDA)
            self.plan.adopt(agenda)

    def listen(self, listener: Callable[[], None]) -> None:
        """Have `listener` called, from any thread, whenever the snapshot has changed."""
        self._log.listen(listener)

    @property
    def leads(self) -> bool:
        """Whether this device leads the event: it gives what only one may give."""
        lead = self._log.snapshot.lead.device
        return lead == self.device or not (lead or self.identity.joined)

    def check_leads(self) -> None:
        """Refuse what only the leading device may do: RefusedError with NOT_LEADING."""
        if not self.leads:
            raise RefusedError(Reason.NOT_LEADING)

    def _check_leads(self, command: str) -> None:
        if command.partition(".")[0] in _LEADING:
            self.check_leads()

    def _check_may(self, change: Change) -> None:
        """Refuse what the hub would refuse: it would take nothing any more that comes after it."""
        if is_too_long(change):
            raise RefusedError(Reason.TOO_LONG)
        known = self._log.snapshot.devices.get(self.device)
        if known is None or known.role is Role.REGIE:
            return
        try:
            NoteRights(self._log, self.device).check([change])
        except ForbiddenError:
            raise RefusedError(Reason.NOT_HERE) from None

    @property
    def snapshot(self) -> Snapshot:
        """The event as it is now; the same object until something changes."""
        folded, saving = self._log.snapshot, self._saving()
        if self._snapshot.saving != saving or self._folded is not folded:
            self._folded = folded
            self._snapshot = replace(folded, saving=saving)
        return self._snapshot

    def _saving(self) -> Saving:
        health = self._log.health
        return Saving(
            pending=health.pending,
            alone=self._alone.count(self._log.snapshot),
            failure=health.failure,
        )

    def undo(self, scope: str) -> Change:
        """Take back the last command of `scope` (``run``, ``capture``, ``document``).

        One that was changed since is refused with CHANGED_SINCE once; asked again, this takes
        back the one before it.
        """
        return self._take_back(self._log.undo, scope, Reason.NOTHING_TO_UNDO)

    def redo(self, scope: str) -> Change:
        """Do again what undo took back last."""
        return self._take_back(self._log.redo, scope, Reason.NOTHING_TO_REDO)

    def _take_back(
        self, take_back: Callable[[str, Check], Change], scope: str, nothing: Reason
    ) -> Change:
        try:
            return take_back(scope, self._check_may_undo)
        except NothingToUndoError as error:
            raise RefusedError(nothing) from error
        except OverwrittenError as error:
            by = error.by.command if error.by else ""
            raise RefusedError(Reason.CHANGED_SINCE, by) from error

    def _check_may_undo(self, target: Change, contents: Contents) -> None:
        self.plan.check_keeps_content(target, contents)
        self.polls.check_may_undo(target, contents)
        self.plenum.check_may_undo(target, contents)

    def keep_draft(self, key: DraftKey, line: Line) -> None:
        """Keep what is being typed, keystroke by keystroke."""
        self.plan.see_draft(key, line)
        self._log.keep_draft(key, line)

    def drafts(self) -> Mapping[DraftKey, Line]:
        """Return what was being typed when the record was last open."""
        drafts = self._log.drafts().items()
        return {key: line for key, line in drafts if not is_text_draft(key)}

    def link(self, send: Callable[[Frame], None]) -> Linking:
        """Return this device's side of a connection to the hub, which sends through `send`."""
        from facilitator.station.linking import Linking

        return Linking(self._log, self.devices, self.redaction, send)

    def exchange(
        self,
        send: Callable[[Frame], None],
        *,
        offers: Callable[[Change], bool] = lambda _: True,
        approve: Callable[[Sequence[Change]], None] = lambda _: None,
        row_of: Callable[[Change], Row] = to_row,
    ) -> Exchange:
        """Return the hub's side of a connection to a device; see `Exchange`."""
        from facilitator.station.exchange import Exchange

        return Exchange(self._log, send, offers=offers, approve=approve, row_of=row_of)

    def host(self) -> Hosting:
        """Return what a hub needs besides, where this is its station."""
        from facilitator.station.hosting import Hosting

        return Hosting(self._log)

    def close(self) -> None:
        """Make everything durable and leave one whole file; UnsavedError if that fails."""
        self.texts.flush()
        self._log.close()
