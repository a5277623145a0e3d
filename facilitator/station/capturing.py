"""Commands that capture what is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from typing import Any

from facilitator.domain.agenda import Block, BlockId, PlaceId
from facilitator.domain.capture import (
    Intent,
    LastEntries,
    Line,
    NewEntry,
    Nothing,
    ProposeMeasure,
    Rekind,
    read_line,
)
from facilitator.domain.devices import DeviceId
from facilitator.domain.entries import Entry, EntryId, Relation, Release
from facilitator.domain.instant import Instant
from facilitator.domain.kinds import OPTION, QUESTION, KindId
from facilitator.domain.marks import as_typed
from facilitator.domain.places import block_of_entry, default_kind
from facilitator.domain.schedule import Timing, current_block, forecast_inside
from facilitator.domain.snapshot import Snapshot
from facilitator.record import entities as log
from facilitator.record.change import Contents, Entity, Json
from facilitator.record.drafts import DraftKey
from facilitator.record.log import Log
from facilitator.station.filing import OUTCOMES, Filed, Outcome, entry_id_of, wording_of
from facilitator.station.refusal import (
    Reason,
    RefusedError,
    check_place,
    check_readable,
    check_writer,
)
from facilitator.station.seating import Seating


class CaptureCommands:
    """What a note-taker does. Refused commands raise RefusedError."""

    def __init__(self, log: Log, now: Callable[[], Instant], seating: Seating) -> None:
        self._log = log
        self._now = now
        self._seating = seating
        self._author = ""
        self._sent = ""
        self._after: EntryId | None = None
        self._offered: tuple[Snapshot | None, PlaceId, LastEntries] = None, "", LastEntries()

    def sent_by(self, device: DeviceId, sent: str, after: EntryId | None = None) -> CaptureCommands:
        """Return the commands as `device` gives them through a page, this one under that name.

        `after` is the last entry that the writer had before him: what others have filed since is
        not what he refers to. None: the last that there is.
        """
        page = copy(self)
        page._author, page._sent, page._after = device, sent, after
        page._offered = None, "", LastEntries()
        return page

    def earlier(self, sent: str) -> Filed | None:
        """Return what came of the command that a page named so; None: it has not come yet."""
        held = self._log.registers.fields(Entity(log.SENT, sent))
        if not held:
            return None
        return Filed(Outcome(str(held["outcome"])), str(held.get("entry", "")) or None)

    def read(self, place: PlaceId, line: Line) -> Intent:
        """Return what `file` would do with `line`; costs a keystroke nothing."""
        kinds = self._log.snapshot.agenda.kinds
        return read_line(line, kinds, self.default_kind(place), self._last(place))

    def file(self, place: PlaceId, line: Line) -> Filed:
        """Do what `line` says in `place`; its draft is dropped in the same transaction.

        Never refused in a place that the agenda has; anywhere else the draft stays as it is.
        """
        self._check_writes_in(place)
        match self.read(place, line):
            case NewEntry() as new:
                return Filed(Outcome.FILED, self._file(place, new))
            case Rekind(kind, number):
                entry = self._named(place, number)
                self._commit_to(entry, "capture.rekind", {"kind": kind}, drops=DraftKey(place))
                return Filed(Outcome.REKINDED, entry)
            case ProposeMeasure(number):
                option = self._named(place, number) if number else self._last_of(place, OPTION)
                contents = self._measure_of(option)
                self._commit("capture.propose", contents, option, drops=DraftKey(place))
                return Filed(Outcome.PROPOSED, option)
            case Nothing():
                self._log.keep_draft(DraftKey(place), Line(""))
                return Filed(Outcome.NOTHING)

    def default_kind(self, place: PlaceId) -> KindId | None:
        """Return the kind that plain text gets in `place` now; None: unsorted."""
        agenda, run = self._log.snapshot.agenda, self._log.snapshot.run
        running = current_block(agenda, run)
        return default_kind(agenda, running, place, self._inside(running))

    def _inside(self, running: Block | None) -> Mapping[BlockId, Timing]:
        snapshot = self._log.snapshot
        if running is None:
            return {}
        return forecast_inside(snapshot.agenda, snapshot.run, running, self._now())

    def edit(self, entry: EntryId, text: str, *, base: str | None = None) -> None:
        """Give an entry another wording, a quote with who said it; the edit's draft is dropped.

        `base` is the wording, as it is typed, that the writer had before him. If the entry has
        another one by now, the two did not know of each other, and both are kept.
        """
        self._reword(entry, "capture.edit", text, {}, base)

    def finish(self, entry: EntryId, text: str, *, base: str | None = None) -> None:
        """Give an open end its full wording: it is open no more."""
        self._reword(entry, "capture.finish", text, {"open_end": None}, base)

    def choose(self, entry: EntryId, text: str) -> None:
        """Settle on one wording of an entry that has several: the others are gone."""
        self._reword(entry, "capture.choose", text, {}, None)

    def _reword(
        self,
        entry: EntryId,
        command: str,
        text: str,
        besides: dict[str, Json],
        base: str | None,
    ) -> None:
        if not text.strip():
            raise RefusedError(Reason.EMPTY)
        known = self._entry(entry)
        check_readable(known)
        fields = {Entity(log.ENTRY, entry): wording_of(known, text) | besides}
        is_stale = base is not None and base != as_typed(known)
        drops = DraftKey(known.place, entry)
        self._commit(command, fields, entry, drops=drops, beside=is_stale)

    def rekind(self, entry: EntryId, kind: KindId | None) -> None:
        """Give an entry another kind; its number stays."""
        if kind is not None and self._log.snapshot.agenda.kind(kind) is None:
            raise RefusedError(Reason.GONE, kind)
        self._commit_to(entry, "capture.rekind", {"kind": kind})

    def move(self, entry: EntryId, place: PlaceId) -> None:
        """Move an entry to another place: a new number there, the old one leads to it."""
        if self._entry(entry).place == place:
            return
        self._check_writes_in(place)
        number, contents = self._numbered(place, entry)
        contents[Entity(log.ENTRY, entry)] = {"place": place, "number": number}
        self._commit("capture.move", contents, entry)

    def remove(self, entry: EntryId) -> None:
        """Take an entry out of all lists; its number stays and it can be restored."""
        self._commit_to(entry, "capture.remove", {"removed": True})

    def restore(self, entry: EntryId) -> None:
        """Bring a removed entry back."""
        self._commit_to(entry, "capture.restore", {"removed": None})

    def settle(self, entry: EntryId, release: Release) -> None:
        """Say what may be published of a quote."""
        from facilitator.domain.documentation.allowing import allowed_as

        settled = None if release is Release.OPEN else str(release)
        words = allowed_as(release, self._entry(entry).text)
        self._commit_to(entry, "capture.settle", {"release": settled, "released_as": words})

    def propose_measure(self, entry: EntryId) -> None:
        """Make an entry a proposed measure; once is enough."""
        self._entry(entry)
        self._commit("capture.propose", self._measure_of(entry), entry)

    def _file(self, place: PlaceId, new: NewEntry) -> EntryId:
        entry = self._id_of_new(log.ENTRY)
        number, contents = self._numbered(place, entry)
        snapshot, now = self._log.snapshot, self._now()
        running = current_block(snapshot.agenda, snapshot.run)
        values: dict[str, Any] = {
            "place": place,
            "number": number,
            "text": new.text,
            "filed_at": now,
            "kind": new.kind,
            "block": block_of_entry(running, place, self._inside(running)),
            "relation": new.relation,
            "parent": self._parent(place, new.relation),
            "function": new.function or None,
            "open_end": new.open_end or None,
        }
        given = {name: value for name, value in values.items() if value is not None}
        contents[Entity(log.ENTRY, entry)] = log.encode(given, log.ENTRY_FIELDS)
        if new.proposes_measure:
            contents |= self._measure_fields(entry, place, new.text)
        self._commit("capture.file", contents, entry, drops=DraftKey(place))
        return entry

    def _id_of_new(self, sort: str) -> str:
        made = entry_id_of(self._sent, self._now())
        is_taken = made is not None and bool(self._log.registers.fields(Entity(sort, made)))
        return self._log.new_id() if made is None or is_taken else made

    def _numbered(self, place: PlaceId, entry: EntryId) -> tuple[str | None, Contents]:
        return self._seating.number(place, entry, self._writer)

    @property
    def _writer(self) -> DeviceId:
        return self._author or self._log.device

    def _check_writes_in(self, place: PlaceId) -> None:
        """Refuse a place that is not there; who takes notes writes where it was seated."""
        check_place(self._log.snapshot, place)
        check_writer(self._log.snapshot, self._writer, place)

    def _parent(self, place: PlaceId, relation: Relation | None) -> EntryId | None:
        if relation is None:
            return None
        if relation is Relation.ANSWER:
            return self._last_of(place, QUESTION)
        return self._seen(place)[-1].id

    def _measure_of(self, entry: EntryId) -> Contents:
        known = self._entry(entry)
        if any(measure.source == entry for measure in self._log.snapshot.measures):
            return {}
        check_readable(known)
        return self._measure_fields(entry, known.place, known.text)

    def _measure_fields(self, entry: EntryId, place: PlaceId, what: str) -> Contents:
        measure = Entity(log.MEASURE, self._id_of_new(log.MEASURE))
        return {measure: {"what": what, "place": place, "source": entry}}

    def _last(self, place: PlaceId) -> LastEntries:
        snapshot = self._log.snapshot
        known, here, offered = self._offered
        if snapshot is not known or place != here:
            entries = self._seen(place)
            offered = LastEntries(
                has_entry=bool(entries),
                has_question=any(entry.kind == QUESTION for entry in entries),
                has_option=any(entry.kind == OPTION for entry in entries),
                numbers=snapshot.numbers_in(place),
                code=snapshot.place_code(place),
            )
            self._offered = snapshot, place, offered
        return offered

    def _last_of(self, place: PlaceId, kind: KindId) -> EntryId:
        entries = self._seen(place)
        return next(entry.id for entry in reversed(entries) if entry.kind == kind)

    def _named(self, place: PlaceId, number: str | None) -> EntryId:
        """Return the last entry, or that to which a number of `place` leads, wherever it is."""
        snapshot = self._log.snapshot
        if number is None:
            return self._seen(place)[-1].id
        return snapshot.numbers[place][number]

    def _seen(self, place: PlaceId) -> tuple[Entry, ...]:
        """Return the entries of `place` that the writer had before him."""
        entries = self._log.snapshot.notes_in(place).entries
        if self._after is None:
            return entries
        ids = (position for position, one in enumerate(entries, 1) if one.id == self._after)
        return entries[: next(ids, len(entries))]

    def _entry(self, entry: EntryId) -> Entry:
        found = self._log.snapshot.entries.get(entry)
        if found is None:
            raise RefusedError(Reason.GONE)
        return found

    def _commit_to(
        self, entry: EntryId, command: str, fields: dict[str, Json], drops: DraftKey | None = None
    ) -> None:
        self._entry(entry)
        self._commit(command, {Entity(log.ENTRY, entry): fields}, entry, drops=drops)

    def _commit(
        self,
        command: str,
        contents: Contents,
        entry: EntryId,
        *,
        drops: DraftKey | None = None,
        beside: bool = False,
    ) -> None:
        """Write `contents`, and for a page that it was done, so that a repeat does nothing."""
        if self._sent:
            did = {"outcome": str(OUTCOMES.get(command, Outcome.DONE)), "entry": entry}
            contents = {**contents, Entity(log.SENT, self._sent): dict(did)}
        self._log.commit(command, contents, drops=drops, author=self._author, beside=beside)
