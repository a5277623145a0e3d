"""Small events with content: every function gives something valid and takes what matters.

Runs and moments come from `tests.domain.factories`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from facilitator.domain.agenda import Agenda, Block, Day, PlaceId, Track, Workshop
from facilitator.domain.entries import Entry, EntryId, Measure, Notes
from facilitator.domain.instant import minutes
from facilitator.domain.kinds import default_kinds
from facilitator.domain.run import RunEvent, replay
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import choose_language
from tests.domain.factories import FIRST_DAY, TIMEZONE, at


def make_block(block_id: str = "opening", title: str = "", /, **changes: Any) -> Block:
    """Return a block of half an hour."""
    given = {"duration": minutes(30), **changes}
    return Block(id=block_id, title=title or block_id.capitalize(), **given)


def make_track(workshop: PlaceId, /, *blocks: Block, room: str | None = None) -> Track:
    """Return what a workshop does in a phase: one block unless others are given."""
    inner = blocks or (make_block(f"inner-{workshop}"),)
    return Track(workshop=workshop, room=room, blocks=inner)


def make_workshop(number: int = 1, title: str = "", /, **changes: Any) -> Workshop:
    """Return a workshop ``wsN``."""
    return Workshop(id=f"ws{number}", number=number, title=title or f"Topic {number}", **changes)


def make_day(*blocks: Block, on: date = FIRST_DAY, **changes: Any) -> Day:
    """Return a day: one block unless others are given."""
    return Day(date=on, blocks=blocks or (make_block(),), **changes)


def make_agenda(*days: Day, **changes: Any) -> Agenda:
    """Return an agenda in German with the default kinds: one day unless others are given."""
    given = {"title": "Leistung im Fokus", "timezone": TIMEZONE, "language": "de", **changes}
    given.setdefault("kinds", default_kinds(choose_language(given["language"])))
    return Agenda(days=days or (make_day(),), **given)


def make_entry(
    entry_id: EntryId, text: str = "", /, *, place: PlaceId = "ws1", **changes: Any
) -> Entry:
    """Return an entry; its number is what its id ends in, ``4`` of ``ws2-4``, unless given."""
    number = entry_id.rpartition("-")[2]
    given = {"number": number, "filed_at": at("10:00"), **changes}
    return Entry(id=entry_id, place=place, text=text or f"Beitrag {entry_id}", **given)


def make_measure(measure_id: str = "m1", what: str = "", /, **changes: Any) -> Measure:
    """Return a measure from workshop 1."""
    return Measure(
        id=measure_id, what=what or f"Maßnahme {measure_id}", **{"place": "ws1", **changes}
    )


def make_snapshot(
    agenda: Agenda | None = None,
    /,
    *,
    entries: Iterable[Entry] = (),
    summaries: Mapping[PlaceId, str] = MappingProxyType({}),
    events: Iterable[RunEvent] = (),
    **changes: Any,
) -> Snapshot:
    """Return a snapshot in which all of `entries` are where they belong."""
    every = tuple(entries)
    standing: dict[PlaceId, list[Entry]] = defaultdict(list)
    removed: dict[PlaceId, list[Entry]] = defaultdict(list)
    for entry in every:
        (removed if entry.removed else standing)[entry.place].append(entry)
    notes = {
        place: Notes(
            place,
            entries=tuple(standing[place]),
            removed=tuple(removed[place]),
            summary=summaries.get(place, ""),
            open_ends=sum(entry.open_end for entry in standing[place]),
        )
        for place in dict.fromkeys([*(entry.place for entry in every), *summaries])
    }
    snapshot = Snapshot(
        record_id="6f1c2a5e-0000-4000-8000-000000000001",
        agenda=agenda or make_agenda(),
        run=replay(events),
        notes=MappingProxyType(notes),
        entries=MappingProxyType({entry.id: entry for entry in every}),
        numbers=MappingProxyType(
            {
                place: MappingProxyType(
                    {entry.number: entry.id for entry in every if entry.place == place}
                )
                for place in notes
            }
        ),
    )
    return replace(snapshot, **changes)
