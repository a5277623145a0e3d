"""Any commands in any order: the station holds what the model holds, now and when opened again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from facilitator.domain.capture import Line, NewEntry, ProposeMeasure, Rekind
from facilitator.domain.entries import EntryId, Release
from facilitator.domain.instant import Duration, minutes
from facilitator.domain.kinds import default_kinds
from facilitator.domain.snapshot import Snapshot
from facilitator.record.registers import Registers, touched
from facilitator.record.view import project
from facilitator.station import Change, DraftKey, RefusedError, Station
from facilitator.station.documenting import summary_draft
from tests.clock import Clock
from tests.domain.factories import at
from tests.safety.agenda_model import planned_fields
from tests.safety.event import PLACES, make_event
from tests.safety.model import Model, Writes, check_documented, check_entries
from tests.safety.running_rules import RunningRules, picks

KINDS = default_kinds("de")
COMMANDS = ("#o", "#l 1", "#h 2", "#m", "#m 1", "geht doch #m", "und dann ..", "Ja! -- Leitung #z")
PREFIXES = ("", *(kind.letter for kind in KINDS), "+", "<", "a")

planned = st.sampled_from(PLACES)
places = planned | planned | picks
"""A place that is planned, or by number one of those that were put in by hand."""
texts = st.text(max_size=12) | st.sampled_from(COMMANDS)
lines = st.builds(Line, texts, st.sampled_from(PREFIXES))
scopes = st.sampled_from(["capture", "capture", "run", "document"])


class StationMachine(RunningRules):
    """A station on a real file beside its model."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self._clock = Clock(at("12:30"))
        self._model = Model(fields=planned_fields())
        self._drafts: dict[DraftKey, Line] = {}
        self._station = self._open()
        self._title = self._station.snapshot.agenda.title
        self._before = self._station.snapshot

    def _open(self) -> Station:
        record = Path(self._folder.name) / "event.record"
        return Station.open(record, now=self._clock.now, agenda=make_event())

    def teardown(self) -> None:
        self._station.close()
        self._folder.cleanup()

    # --- what is captured ---

    @rule(drawn=places, line=lines)
    def file(self, drawn: str | int, line: Line) -> None:
        place = self._place(drawn)
        intent = self._station.capture.read(place, line)
        measures = set(self._measures())
        filed = self._station.capture.file(place, line)
        self._drafts.pop(DraftKey(place), None)
        writes: Writes = {}
        match intent:
            case NewEntry() as new:
                assert filed.entry is not None
                writes = self._model.filed(place, filed.entry, new)
                if new.proposes_measure:
                    writes |= self._proposed(measures, filed.entry, place, new.text)
            case Rekind(kind, number):
                entry = self._model.leads(place, number) if number else self._model.last(place)
                writes = {("entry", entry, "kind"): kind}
            case ProposeMeasure(number):
                entry = (
                    self._model.leads(place, number) if number else self._model.last_option(place)
                )
                writes = self._propose(measures, entry)
        self._model.do("capture", writes)

    def _propose(self, measures: set[str], entry: EntryId) -> Writes:
        if self._model.has_measure(entry):
            return {}
        known = self._model.of("entry", entry)
        return self._proposed(measures, entry, known["place"], known["text"])

    def _proposed(self, measures: set[str], entry: EntryId, place: str, what: str) -> Writes:
        (measure,) = set(self._measures()) - measures
        return self._model.proposed(measure, entry, place, what)

    def _measures(self) -> list[str]:
        return [measure.id for measure in self._station.snapshot.measures]

    def _place(self, drawn: str | int) -> str:
        if isinstance(drawn, str):
            return drawn
        by_hand = self._agenda.unplanned() or PLACES
        return by_hand[drawn % len(by_hand)]

    def _any_entry(self, pick: int) -> EntryId:
        entries = self._model.there("entry", "text")
        return entries[pick % len(entries)]

    @precondition(lambda self: self._model.there("entry", "text"))
    @rule(pick=picks, text=texts, finish=st.booleans())
    def reword(self, pick: int, text: str, finish: bool) -> None:
        entry = self._any_entry(pick)
        give = self._station.capture.finish if finish else self._station.capture.edit
        with suppress(RefusedError):
            give(entry, text)
        if text.strip():
            writes = self._model.reworded(entry, text.strip())
            finished: Writes = {("entry", entry, "open_end"): None} if finish else {}
            self._model.do("capture", writes | finished)

    @precondition(lambda self: self._model.there("entry", "text"))
    @rule(
        pick=picks,
        change=st.tuples(st.just("kind"), st.sampled_from([None, *(kind.id for kind in KINDS)]))
        | st.tuples(st.just("removed"), st.sampled_from([True, None]))
        | st.tuples(st.just("release"), st.sampled_from(list(Release))),
    )
    def change_entry(self, pick: int, change: tuple[str, Any]) -> None:
        entry, (name, value) = self._any_entry(pick), change
        capture = self._station.capture
        if name == "kind":
            capture.rekind(entry, value)
        elif name == "release":
            capture.settle(entry, value)
        elif value:
            capture.remove(entry)
        else:
            capture.restore(entry)
        default = value is Release.OPEN
        self._model.do("capture", {("entry", entry, name): None if default else value})

    @precondition(lambda self: self._model.there("entry", "text"))
    @rule(pick=picks, drawn=places)
    def move(self, pick: int, drawn: str | int) -> None:
        place = self._place(drawn)
        entry = self._any_entry(pick)
        self._station.capture.move(entry, place)
        if self._model.fields["entry", entry, "place"] != place:
            self._model.do("capture", self._model.numbered(place, entry))

    @precondition(lambda self: self._model.there("entry", "text"))
    @rule(pick=picks)
    def propose_measure(self, pick: int) -> None:
        entry, measures = self._any_entry(pick), set(self._measures())
        self._station.capture.propose_measure(entry)
        self._model.do("capture", self._propose(measures, entry))

    # --- what is documented ---

    @rule(drawn=places, text=texts)
    def write_summary(self, drawn: str | int, text: str) -> None:
        place = self._place(drawn)
        self._station.document.write_summary(place, text)
        self._drafts.pop(summary_draft(place), None)
        self._model.do("document", {("summary", place, "text"): text.strip() or None})

    @rule(drawn=places, what=texts, who=texts)
    def add_measure(self, drawn: str | int, what: str, who: str) -> None:
        place = self._place(drawn)
        if not what.strip():
            return
        measure = self._station.document.add_measure(place, what, who)
        values = {"what": what, "place": place, "who": who or None}
        self._model.do("document", {("measure", measure, n): v for n, v in values.items()})

    @precondition(lambda self: self._model.measures())
    @rule(pick=picks, what=texts, due=texts)
    def edit_measure(self, pick: int, what: str, due: str) -> None:
        measure = self._model.measures()[pick % len(self._model.measures())]
        with suppress(RefusedError):
            self._station.document.edit_measure(measure, what, "", due)
        if what.strip():
            values = {"what": what, "who": None, "due": due or None}
            self._model.do("document", {("measure", measure, n): v for n, v in values.items()})

    @precondition(lambda self: self._model.measures())
    @rule(pick=picks)
    def remove_measure(self, pick: int) -> None:
        measure = self._model.measures()[pick % len(self._model.measures())]
        self._station.document.remove_measure(measure)
        self._model.do("document", {("measure", measure, "removed"): True})

    # --- undo, drafts, the file ---

    @rule(scope=scopes)
    def undo(self, scope: str) -> None:
        assert self._has_taken_back(self._station.undo, scope) == self._model.undo(scope)

    @rule(scope=scopes)
    def redo(self, scope: str) -> None:
        assert self._has_taken_back(self._station.redo, scope) == self._model.redo(scope)

    def _has_taken_back(self, take_back: Callable[[str], Change], scope: str) -> bool:
        try:
            take_back(scope)
        except RefusedError:
            return False
        return True

    @rule(key=st.builds(DraftKey, planned) | planned.map(summary_draft), line=lines)
    def keep_draft(self, key: DraftKey, line: Line) -> None:
        self._station.keep_draft(key, line)
        self._drafts[key] = line
        if line == Line(""):
            del self._drafts[key]

    @rule(passed=st.sampled_from([minutes(3), minutes(-60), minutes(60 * 24)]))
    def open_again(self, passed: Duration) -> None:
        before = self._station.snapshot
        self._station.close()
        self._clock.wait(passed)
        self._station = self._open()
        self._model.stuck.clear()
        after = self._station.snapshot

        assert replace(after, saving=before.saving) == before
        assert self._station.drafts() == self._drafts
        self._before = after

    # --- what always holds ---

    @invariant()
    def holds_what_the_model_holds(self) -> None:
        snapshot = self._station.snapshot
        check_entries(snapshot, self._model)
        check_documented(snapshot, self._model)

    @invariant()
    def is_the_fold_of_its_log(self) -> None:
        snapshot, registers = self._station._log.snapshot, Registers()
        changes = list(self._station._log._changes.values())
        for change in changes:
            registers.apply(change)
        empty = Snapshot(record_id=snapshot.record_id, agenda=make_event())
        assert project(empty, registers, touched(changes)) == snapshot

    @invariant()
    def shares_what_did_not_change(self) -> None:
        before, after = self._before, self._station.snapshot
        self._before = after
        for place, notes in after.notes.items():
            assert notes is before.notes.get(place) or notes != before.notes.get(place)
        for key, entry in after.entries.items():
            assert entry is before.entries.get(key) or entry != before.entries.get(key)
        for part in ("agenda", "run", "measures", "numbers", "entries", "reports", "timers"):
            old, new = getattr(before, part), getattr(after, part)
            assert new is old or new != old, part


TestStation = pytest.mark.slow(StationMachine.TestCase)
TestStation.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
