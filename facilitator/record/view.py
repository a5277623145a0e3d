"""Snapshots folded from the registers. Only what a change touched is built anew."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from facilitator.domain.accompanying import FreeTimer, Report
from facilitator.domain.agenda import BlockId, PlaceId
from facilitator.domain.bingo.views import Totals
from facilitator.domain.entries import Entry, EntryId, Notes
from facilitator.domain.run import Run, RunEvent, replay
from facilitator.domain.snapshot import Snapshot
from facilitator.record import entities as log
from facilitator.record.agenda_fold import read_agenda
from facilitator.record.change import Entity
from facilitator.record.device_fold import project_devices
from facilitator.record.documentation_fold import project_documentation
from facilitator.record.plenum_fold import project_plenum
from facilitator.record.registers import Registers
from facilitator.record.sorts import is_there

_AGENDA_SORTS: Final = frozenset((log.EVENT.sort, *log.AGENDA_SORTS))


def project(before: Snapshot, registers: Registers, touched: Collection[Entity]) -> Snapshot:
    """Return the snapshot after the `touched` entities changed; the rest is shared."""
    by_sort: dict[str, list[str]] = defaultdict(list)
    for entity in touched:
        by_sort[entity.sort].append(entity.key)
    after = before
    if not _AGENDA_SORTS.isdisjoint(by_sort):
        agenda = read_agenda(registers) or before.agenda
        # Orders may be written anew that come to the same.
        after = after if agenda == before.agenda else replace(after, agenda=agenda)
    if log.RUN_EVENT in by_sort:
        after = replace(after, run=_read_run(registers))
    after = _accompanied(after, registers, by_sort)
    after = project_plenum(after, registers, by_sort)
    after = project_documentation(after, registers, by_sort)
    if log.NUMBER in by_sort:
        after = replace(after, numbers=_with_numbers(before, registers, by_sort[log.NUMBER]))
    if log.ENTRY in by_sort:
        after = _with_entries(after, registers, by_sort[log.ENTRY])
    if log.SUMMARY in by_sort:
        after = replace(after, notes=_with_summaries(after, registers, by_sort[log.SUMMARY]))
    return project_devices(after, registers, by_sort)


def _accompanied(
    before: Snapshot, registers: Registers, by_sort: Mapping[str, Collection[str]]
) -> Snapshot:
    after = before
    if log.REPORT in by_sort:
        after = replace(after, reports=_with_reports(before, registers, by_sort[log.REPORT]))
    if log.GAME in by_sort:
        after = replace(after, games=_with_games(before, registers, by_sort[log.GAME]))
    if log.TIMER in by_sort:
        after = replace(after, timers=_read_timers(registers))
    return after


def _read_run(registers: Registers) -> Run:
    events: list[tuple[int, str, RunEvent]] = []
    for key in registers.keys(log.RUN_EVENT):
        entity = Entity(log.RUN_EVENT, key)
        fields = registers.fields(entity)
        if is_there(log.RUN_EVENT, fields):
            time = registers.versions(entity, "kind")[-1].time
            known = log.decode(fields, log.RUN_EVENT_FIELDS)
            events.append((time, key, RunEvent(id=key, **known)))
    events.sort(key=lambda event: event[:2])
    return replay(event for _, _, event in events)


def _with_reports(
    before: Snapshot, registers: Registers, keys: Iterable[str]
) -> Mapping[str, Report]:
    reports = dict(before.reports)
    for key in keys:
        said = log.decode(registers.fields(Entity(log.REPORT, key)), log.REPORT_FIELDS)
        if said:
            reports[key] = Report(**said)
        else:
            reports.pop(key, None)
    return MappingProxyType(reports)


def _with_games(
    before: Snapshot, registers: Registers, keys: Iterable[BlockId]
) -> Mapping[BlockId, Totals]:
    games = dict(before.games)
    for key in keys:
        known = log.decode(registers.fields(Entity(log.GAME, key)), log.GAME_FIELDS)
        if known:
            games[key] = known[log.GAME_TOTALS]
        else:
            games.pop(key, None)
    return MappingProxyType(games)


def _read_timers(registers: Registers) -> tuple[FreeTimer, ...]:
    timers: list[FreeTimer] = []
    for key in sorted(registers.keys(log.TIMER)):
        fields = registers.fields(Entity(log.TIMER, key))
        known = log.decode(fields, log.TIMER_FIELDS)
        if is_there(log.TIMER, fields) and not known.pop(log.TIMER_STOPPED, False):
            timers.append(FreeTimer(id=key, **known))
    return tuple(timers)


def _with_numbers(
    before: Snapshot, registers: Registers, keys: Iterable[str]
) -> Mapping[PlaceId, Mapping[str, EntryId]]:
    given: dict[PlaceId, dict[str, EntryId]] = defaultdict(dict)
    for key in keys:
        place, _, number = key.rpartition("/")
        # An undone number stays taken: it leads to no entry, and is never given again. One that
        # was given twice leads to the entry that had it first.
        versions = registers.versions(Entity(log.NUMBER, key), log.NUMBER_ENTRY)
        held = (version.value for version in versions if version.value)
        given[place][number] = str(next(held, ""))
    after = {
        place: MappingProxyType({**before.numbers.get(place, {}), **numbers})
        for place, numbers in given.items()
    }
    return MappingProxyType({**before.numbers, **after})


def _read_entry(registers: Registers, key: EntryId) -> Entry | None:
    entity = Entity(log.ENTRY, key)
    fields = registers.fields(entity)
    if not is_there(log.ENTRY, fields):
        return None
    *others, text = (str(version.value) for version in registers.versions(entity, "text"))
    return Entry(
        id=key,
        # The same wording twice is one: two hubs may have filed what a page sent to both.
        versions=tuple(dict.fromkeys(other for other in others if other not in ("", text))),
        **{"number": "", **log.decode(fields, log.ENTRY_FIELDS)},
    )


def _with_entries(before: Snapshot, registers: Registers, keys: Iterable[EntryId]) -> Snapshot:
    entries = dict(before.entries)
    notes = dict(before.notes)
    gone: dict[PlaceId, set[EntryId]] = defaultdict(set)
    come: dict[PlaceId, list[Entry]] = defaultdict(list)
    for key in keys:
        old = entries.pop(key, None)
        if old is not None:
            gone[old.place].add(key)
        new = _read_entry(registers, key)
        if new is not None:
            entries[key] = new
            come[new.place].append(new)
    for place in dict.fromkeys((*gone, *come)):
        _put(notes, _rebuild(before.notes_in(place), gone[place], come[place]))
    return replace(before, entries=MappingProxyType(entries), notes=MappingProxyType(notes))


def _put(notes: dict[PlaceId, Notes], rebuilt: Notes) -> None:
    """Keep the notes of a place; of a place where nothing is, or is any more, there are none."""
    if rebuilt == Notes(rebuilt.place):
        notes.pop(rebuilt.place, None)
    else:
        notes[rebuilt.place] = rebuilt


def _by_filing(entry: Entry) -> EntryId:
    # Not by `filed_at`: a wall clock that was set back would put the newest among the oldest.
    return entry.id


def _rebuild(before: Notes, gone: set[EntryId], come: list[Entry]) -> Notes:
    standing = _merged(before.entries, gone, [entry for entry in come if not entry.removed])
    removed = _merged(before.removed, gone, [entry for entry in come if entry.removed])
    return replace(
        before,
        entries=standing,
        removed=removed,
        open_ends=sum(entry.open_end for entry in standing),
    )


def _merged(before: tuple[Entry, ...], gone: set[EntryId], come: list[Entry]) -> tuple[Entry, ...]:
    kept = [entry for entry in before if entry.id not in gone] if gone else list(before)
    if len(come) == 1:
        kept.insert(bisect_right(kept, _by_filing(come[0]), key=_by_filing), come[0])
    elif come:
        kept = sorted([*kept, *come], key=_by_filing)
    return tuple(kept)


def _with_summaries(
    before: Snapshot, registers: Registers, places: Iterable[PlaceId]
) -> Mapping[PlaceId, Notes]:
    notes = dict(before.notes)
    for place in places:
        text = registers.value(Entity(log.SUMMARY, place), log.SUMMARY_TEXT)
        _put(notes, replace(before.notes_in(place), summary=str(text or "")))
    return MappingProxyType(notes)
