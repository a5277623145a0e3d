"""What a screen shows as saved, flat: one key for each thing that could get lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from facilitator.domain.agenda import Agenda
from facilitator.domain.capture import Line
from facilitator.domain.entries import Entry
from facilitator.domain.snapshot import Snapshot
from facilitator.station import DraftKey, Station
from tests.safety.event import make_event

Value: TypeAlias = "str | int | list[str | int | bool | None] | None"
Shown: TypeAlias = dict[str, Value]

CHANGES = "changes"


def shown_by(station: Station, drafts: Mapping[DraftKey, Line]) -> Shown:
    """Return all that `station` holds now, `drafts` being what was typed as far as one knows.

    They are not asked for here: the answer would come from the file, after waiting for it.
    """
    return {
        **dict(_of_snapshot(station.snapshot)),
        **dict(_of_agenda(station.snapshot.agenda)),
        **dict(_of_accompanying(station.snapshot)),
        **dict(_of_drafts(drafts)),
        CHANGES: station._log.count(),
    }


def differing(before: Shown, after: Shown) -> Shown:
    """Return what is new or different in `after`; None stands for what is gone."""
    keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    return {key: after.get(key) for key in keys}


def overlaid(before: Shown, difference: Shown) -> Shown:
    """Return `before` with a difference that `differing` found."""
    merged = {**before, **difference}
    return {key: value for key, value in merged.items() if value is not None}


def _of_snapshot(snapshot: Snapshot) -> Iterator[tuple[str, Value]]:
    for entry in snapshot.entries.values():
        yield f"entry/{entry.id}", _of_entry(entry)
    for place, notes in snapshot.notes.items():
        yield f"order/{place}", [entry.number for entry in notes.entries]
        if notes.summary:
            yield f"summary/{place}", notes.summary
    for place, numbers in snapshot.numbers.items():
        for number, leads_to in numbers.items():
            yield f"number/{place}/{number}", leads_to
    for block, run in snapshot.run.blocks.items():
        times = [None if moment is None else moment.ms for moment in (run.started, run.ended)]
        yield f"run/{block}", [run.state, *times, int(run.added_time.total_seconds())]
    for measure in snapshot.measures:
        yield f"measure/{measure.id}", [measure.place, measure.what, measure.who, measure.source]


def _of_agenda(agenda: Agenda) -> Iterator[tuple[str, Value]]:
    """Yield what was changed by hand, not what stands as planned."""
    planned = dict(_of_blocks(make_event()))
    for key, block in _of_blocks(agenda):
        if planned.get(key) != block:
            yield key, block


def _of_blocks(agenda: Agenda) -> Iterator[tuple[str, Value]]:
    for position, block in enumerate(agenda.all_blocks()):
        rooms = [track.room for track in block.tracks]
        yield f"plan/{block.id}", [position, block.title, block.room, *rooms]


def _of_accompanying(snapshot: Snapshot) -> Iterator[tuple[str, Value]]:
    for target, report in snapshot.reports.items():
        yield f"report/{target}", [report.head_count, report.remark]
    for timer in snapshot.timers:
        yield f"timer/{timer.id}", [timer.label, timer.started.ms]


def _of_entry(entry: Entry) -> Value:
    return [
        entry.place,
        entry.number,
        entry.text,
        entry.kind,
        entry.relation,
        entry.parent,
        entry.open_end,
        entry.removed,
    ]


def _of_drafts(drafts: Mapping[DraftKey, Line]) -> Iterator[tuple[str, Value]]:
    for key, line in drafts.items():
        yield f"draft/{key.place}/{key.target}", [line.prefix, line.text]
