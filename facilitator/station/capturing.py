"""Commands that capture what is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from facilitator.domain.agenda import PlaceId
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
from facilitator.domain.entries import Entry, EntryId, Relation, Release
from facilitator.domain.instant import Instant
from facilitator.domain.kinds import OPTION, QUESTION, KindId
from facilitator.domain.marks import read_wording
from facilitator.domain.numbering import next_number
from facilitator.domain.places import block_of_entry, default_kind
from facilitator.domain.schedule import current_block, forecast
from facilitator.domain.snapshot import Snapshot
from facilitator.record import entities as log
from facilitator.record.change import Contents, Entity, Json
from facilitator.record.drafts import DraftKey
from facilitator.record.log import Log
from facilitator.station.refusal import Reason, RefusedError, check_place


class Outcome(StrEnum):
    """What Enter did."""

    FILED = "filed"
    REKINDED = "rekinded"
    PROPOSED = "proposed"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Filed:
    """What Enter did, and to which entry."""

    outcome: Outcome
    entry: EntryId | None = None


class CaptureCommands:
    """What a note-taker does. Refused commands raise RefusedError."""

    def __init__(self, log: Log, now: Callable[[], Instant]) -> None:
        self._log = log
        self._now = now
        self._offered: tuple[Snapshot | None, PlaceId, LastEntries] = None, "", LastEntries()

    def read(self, place: PlaceId, line: Line) -> Intent:
        """Return what `file` would do with `line`; costs a keystroke nothing."""
        kinds = self._log.snapshot.agenda.kinds
        return read_line(line, kinds, self.default_kind(place), self._last(place))

    def file(self, place: PlaceId, line: Line) -> Filed:
        """Do what `line` says in `place`; its draft is dropped in the same transaction.

        Never refused in a place that the agenda has; anywhere else the draft stays as it is.
        """
        check_place(self._log.snapshot, place)
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
                self._log.commit("capture.propose", contents, drops=DraftKey(place))
                return Filed(Outcome.PROPOSED, option)
            case Nothing():
                self._log.keep_draft(DraftKey(place), Line(""))
                return Filed(Outcome.NOTHING)

    def default_kind(self, place: PlaceId) -> KindId | None:
        """Return the kind that plain text gets in `place` now; None: unsorted."""
        agenda, run = self._log.snapshot.agenda, self._log.snapshot.run
        now = self._now()
        running = current_block(agenda, run)
        return default_kind(agenda, running, place, forecast(agenda, run, now))

    def edit(self, entry: EntryId, text: str) -> None:
        """Give an entry another wording, a quote with who said it; the edit's draft is dropped."""
        if not text.strip():
            raise RefusedError(Reason.EMPTY)
        self._commit_to(
            entry,
            "capture.edit",
            _wording(self._entry(entry), text),
            drops=DraftKey(self._entry(entry).place, entry),
        )

    def finish(self, entry: EntryId, text: str) -> None:
        """Give an open end its full wording: it is open no more."""
        if not text.strip():
            raise RefusedError(Reason.EMPTY)
        self._commit_to(
            entry,
            "capture.finish",
            _wording(self._entry(entry), text) | {"open_end": None},
            drops=DraftKey(self._entry(entry).place, entry),
        )

    def rekind(self, entry: EntryId, kind: KindId | None) -> None:
        """Give an entry another kind; its number stays."""
        if kind is not None and self._log.snapshot.agenda.kind(kind) is None:
            raise RefusedError(Reason.GONE, kind)
        self._commit_to(entry, "capture.rekind", {"kind": kind})

    def move(self, entry: EntryId, place: PlaceId) -> None:
        """Move an entry to another place: a new number there, the old one leads to it."""
        if self._entry(entry).place == place:
            return
        check_place(self._log.snapshot, place)
        number, contents = self._numbered(place, entry)
        contents[Entity(log.ENTRY, entry)] = {"place": place, "number": number}
        self._log.commit("capture.move", contents)

    def remove(self, entry: EntryId) -> None:
        """Take an entry out of all lists; its number stays and it can be restored."""
        self._commit_to(entry, "capture.remove", {"removed": True})

    def restore(self, entry: EntryId) -> None:
        """Bring a removed entry back."""
        self._commit_to(entry, "capture.restore", {"removed": None})

    def settle(self, entry: EntryId, release: Release) -> None:
        """Say what may be published of a quote."""
        settled = None if release is Release.OPEN else str(release)
        self._commit_to(entry, "capture.settle", {"release": settled})

    def propose_measure(self, entry: EntryId) -> None:
        """Make an entry a proposed measure; once is enough."""
        self._entry(entry)
        self._log.commit("capture.propose", self._measure_of(entry))

    def _file(self, place: PlaceId, new: NewEntry) -> EntryId:
        entry = self._log.new_id()
        number, contents = self._numbered(place, entry)
        snapshot, now = self._log.snapshot, self._now()
        running = current_block(snapshot.agenda, snapshot.run)
        timings = forecast(snapshot.agenda, snapshot.run, now)
        values: dict[str, Any] = {
            "place": place,
            "number": number,
            "text": new.text,
            "filed_at": now,
            "kind": new.kind,
            "block": block_of_entry(running, place, timings),
            "relation": new.relation,
            "parent": self._parent(place, new.relation),
            "function": new.function or None,
            "open_end": new.open_end or None,
        }
        given = {name: value for name, value in values.items() if value is not None}
        contents[Entity(log.ENTRY, entry)] = log.encode(given, log.ENTRY_FIELDS)
        if new.proposes_measure:
            contents |= self._measure_fields(entry, place, new.text)
        self._log.commit("capture.file", contents, drops=DraftKey(place))
        return entry

    def _numbered(self, place: PlaceId, entry: EntryId) -> tuple[str, Contents]:
        number = next_number(self._log.snapshot.numbers.get(place, {}), "")
        return number, {Entity(log.NUMBER, f"{place}/{number}"): {log.NUMBER_ENTRY: entry}}

    def _parent(self, place: PlaceId, relation: Relation | None) -> EntryId | None:
        if relation is None:
            return None
        if relation is Relation.ANSWER:
            return self._last_of(place, QUESTION)
        return self._log.snapshot.notes_in(place).entries[-1].id

    def _measure_of(self, entry: EntryId) -> Contents:
        known = self._entry(entry)
        if any(measure.source == entry for measure in self._log.snapshot.measures):
            return {}
        return self._measure_fields(entry, known.place, known.text)

    def _measure_fields(self, entry: EntryId, place: PlaceId, what: str) -> Contents:
        measure = Entity(log.MEASURE, self._log.new_id())
        return {measure: {"what": what, "place": place, "source": entry}}

    def _last(self, place: PlaceId) -> LastEntries:
        snapshot = self._log.snapshot
        known, here, offered = self._offered
        if snapshot is not known or place != here:
            entries = snapshot.notes_in(place).entries
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
        entries = self._log.snapshot.notes_in(place).entries
        return next(entry.id for entry in reversed(entries) if entry.kind == kind)

    def _named(self, place: PlaceId, number: str | None) -> EntryId:
        """Return the last entry, or that to which a number of `place` leads, wherever it is."""
        snapshot = self._log.snapshot
        if number is None:
            return snapshot.notes_in(place).entries[-1].id
        return snapshot.numbers[place][number]

    def _entry(self, entry: EntryId) -> Entry:
        found = self._log.snapshot.entries.get(entry)
        if found is None:
            raise RefusedError(Reason.GONE)
        return found

    def _commit_to(
        self,
        entry: EntryId,
        command: str,
        fields: dict[str, Json],
        drops: DraftKey | None = None,
    ) -> None:
        self._entry(entry)
        self._log.commit(command, {Entity(log.ENTRY, entry): fields}, drops=drops)


def _wording(entry: Entry, text: str) -> dict[str, Json]:
    """Return the fields of another wording; a quote's may end in who said it."""
    words, function = read_wording(entry, text)
    return {"text": words, "function": function or None}
