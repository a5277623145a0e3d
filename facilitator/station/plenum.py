"""Commands of the plenum: themes, merged wordings, measures, reports of the workshops."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from facilitator.domain.agenda import PlaceId
from facilitator.domain.entries import Entry, EntryId, MeasureId
from facilitator.domain.instant import Instant
from facilitator.domain.kinds import KindId
from facilitator.domain.plenum.gathering import heir_of, wordings
from facilitator.domain.plenum.place import plenum_place
from facilitator.domain.schedule import current_block
from facilitator.record import entities as log
from facilitator.record.change import Change, Contents, Entity, Json
from facilitator.record.errors import OverwrittenError
from facilitator.record.log import Log
from facilitator.record.plenum_fold import pairs
from facilitator.record.sorts import is_there
from facilitator.station.plenum_measures import MeasureCommands
from facilitator.station.plenum_themes import ThemeCommands
from facilitator.station.refusal import Reason, RefusedError, check_readable
from facilitator.station.seating import Seating


class PlenumCommands(ThemeCommands, MeasureCommands):
    """What the plenum makes of the workshops. Refused commands raise RefusedError."""

    def __init__(self, log: Log, now: Callable[[], Instant], seating: Seating) -> None:
        super().__init__(log, now)
        self._seating = seating

    @property
    def place(self) -> PlaceId:
        """Where what the plenum makes is filed; see `plenum_place`."""
        return plenum_place(self._log.snapshot)

    def merge_entries(
        self, entries: Collection[EntryId], wording: str, kind: KindId | None
    ) -> EntryId:
        """Let one new entry stand for several; return its id.

        They keep number, wording, points and themes; the new one is under all of their themes.
        """
        if not wording.strip():
            raise RefusedError(Reason.EMPTY)
        if kind is not None and self._log.snapshot.agenda.kind(kind) is None:
            raise RefusedError(Reason.GONE, kind)
        sources = self._heirs(entries)
        new = self._log.new_id()
        number, contents = self._seating.number(self.place, new, self._log.device)
        contents[Entity(log.ENTRY, new)] = self._filed(wording, kind, number)
        for source in sources:
            contents[Entity(log.ENTRY, source.id)] = {"merged_into": new}
            for theme in self._log.snapshot.themes.of_entry.get(source.id, ()):
                contents[Entity(log.GATHERED, f"{theme}/{new}")] = {log.THERE: True}
        self._log.commit("plenum.merge_entries", contents)
        return new

    def part_entries(self, entry: EntryId) -> None:
        """Let all that a merged wording stands for stand for itself again, or one such alone.

        A wording that stands for nothing any more is removed, unless something rests on it.
        """
        known = self._entry(entry)
        heir = heir_of(known, self._log.snapshot.entries)
        under = {one.id for one in wordings(self._log.snapshot.entries).get(heir.id, ())}
        direct = {one for one in under if self._entry(one).merged_into == heir.id}
        parted = direct if heir is known else {known.id}
        if not parted:
            raise RefusedError(Reason.NOT_NOW)
        contents: Contents = {
            Entity(log.ENTRY, one): {"merged_into": None} for one in sorted(parted)
        }
        if direct <= parted and heir.id not in self._rested_on():
            contents[Entity(log.ENTRY, heir.id)] = {"removed": True}
        self._log.commit("plenum.part_entries", contents)

    def take_question(self, entry: EntryId, who: str) -> None:
        """Say who takes an open question along; empty: nobody yet."""
        fields: dict[str, Json] = {"taken_by": " ".join(who.split()) or None}
        check_readable(self._entry(entry))
        self._log.commit("plenum.take_question", {Entity(log.ENTRY, entry): fields})

    def report_back(self, workshop: PlaceId, done: bool) -> None:
        """Say that a workshop has reported to the plenum, or that it has not yet."""
        if all(known.id != workshop for known in self._log.snapshot.agenda.workshops):
            raise RefusedError(Reason.GONE, workshop)
        fields = log.encode({"at": self._now() if done else None}, log.REPORT_BACK_FIELDS)
        self._log.commit("plenum.report_back", {Entity(log.REPORT_BACK, workshop): fields})

    def check_may_undo(self, target: Change, contents: Contents) -> None:
        """Raise OverwrittenError if an entry would go on which a measure rests, or a theme in
        which something was written or gathered since.
        """
        going = {entity for entity, fields in contents.items() if self._goes(entity, fields)}
        for entity in going:
            resting = self._resting_on(entity.key) if entity.sort == log.ENTRY else self._in(entity)
            if not resting <= contents.keys():
                raise OverwrittenError(target, None)

    def _goes(self, entity: Entity, fields: Mapping[str, Json]) -> bool:
        if entity.sort not in (log.ENTRY, log.THEME):
            return False
        now = self._log.registers.fields(entity)
        left = {name: value for name, value in {**now, **fields}.items() if value is not None}
        return is_there(entity.sort, now) and not is_there(entity.sort, left)

    def _resting_on(self, entry: EntryId) -> set[Entity]:
        measures = self._log.snapshot.measures
        return {Entity(log.MEASURE, one.id) for one in measures if entry in one.sources}

    def _in(self, theme: Entity) -> set[Entity]:
        registers = self._log.registers
        gathered = {
            Entity(log.GATHERED, f"{key}/{entry}")
            for key, entry in pairs(registers, log.GATHERED)
            if key == theme.key
        }
        written = {Entity(log.EDIT, theme.key)} if registers.texts.read(theme.key) else set()
        return gathered | written

    def _heirs(self, entries: Collection[EntryId]) -> list[Entry]:
        """Return what stands for `entries`, each once; several different ones are needed."""
        known = self._log.snapshot.entries
        heirs = {heir.id: heir for heir in (heir_of(self._entry(one), known) for one in entries)}
        if len(heirs) < 2:
            raise RefusedError(Reason.IMPOSSIBLE)
        for heir in heirs.values():
            check_readable(heir)
        return list(heirs.values())

    def _filed(self, wording: str, kind: KindId | None, number: str | None) -> dict[str, Json]:
        running = current_block(self._log.snapshot.agenda, self._log.snapshot.run)
        values: dict[str, Any] = {
            "place": self.place,
            "number": number,
            "text": wording.strip(),
            "filed_at": self._now(),
            "kind": kind,
            "block": None if running is None else running.id,
        }
        given = {name: value for name, value in values.items() if value is not None}
        return log.encode(given, log.ENTRY_FIELDS)

    def _rested_on(self) -> set[EntryId | MeasureId]:
        """Return what measures rest on, and what could be given points."""
        snapshot = self._log.snapshot
        return {
            *(source for measure in snapshot.measures for source in measure.sources),
            *(one.id for query in snapshot.queries for one in query.candidates),
        }
