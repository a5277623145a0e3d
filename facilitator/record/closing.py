"""What is left of an event that is over: its standing values, without history, authors, devices."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Final

from facilitator.record import entities as log
from facilitator.record.change import Change, Contents, Entity, Json
from facilitator.record.plenum_fold import pairs, phone_count, read_themes, theme_fields
from facilitator.record.registers import Registers
from facilitator.record.shared_texts import written_anew
from facilitator.record.sorts import REQUIRED, is_there
from facilitator.record.text_updates import write_update

CLOSE: Final = "event.close"
"""The command of a closed record's only changes."""

_AS_THEY_STAND: Final = (
    *(log.EVENT.sort, *log.AGENDA_SORTS, log.REPORT, log.SUMMARY, log.GAME),
    *(log.REPORT_BACK, log.SIGN_OFF, log.VERSION, log.POLISHED),
)
_UNLESS_REMOVED: Final = (
    *(log.MEASURE, log.QUERY, log.ROUND),
    *(log.PHOTO, log.INSERTED, log.REVIEW_NOTE),
)
_KEPT_OF_REMOVED: Final = frozenset({"place", "number", "filed_at", "kind"})
"""So that what hangs on it can say that it was withdrawn."""
_MOST_WRITES: Final = 5_000
_MOST_SIGNS: Final = 200_000
"""No change is larger than what goes over a socket at once."""


def is_closed(changes: Iterable[Change]) -> bool:
    """Return whether these are the changes of a closed record, or go on with one."""
    return any(change.command == CLOSE for change in changes)


def standing_contents(registers: Registers) -> Iterator[Contents]:
    """Yield all that stands, in parts that are a change each.

    Of a removed entry the number stays, of several wordings the last, of a theme all. Timers,
    messages and all that is known of devices go.
    """
    part: Contents = {}
    writes = signs = 0
    for entity, fields in _standing(registers):
        part[entity] = fields
        writes += len(fields)
        signs += len(json.dumps(fields))
        if writes >= _MOST_WRITES or signs >= _MOST_SIGNS:
            yield part
            part, writes, signs = {}, 0, 0
    if part:
        yield part


def _standing(registers: Registers) -> Iterator[tuple[Entity, dict[str, Json]]]:
    for sort in _AS_THEY_STAND:
        for key in registers.keys(sort):
            fields = registers.fields(Entity(sort, key))
            if fields and (sort not in REQUIRED or is_there(sort, fields)):
                yield Entity(sort, key), fields
    yield from _run_events(registers)
    for key in sorted(registers.keys(log.NUMBER)):
        held = registers.value(Entity(log.NUMBER, key), log.NUMBER_ENTRY)
        # One that was undone stays taken.
        yield Entity(log.NUMBER, key), {log.NUMBER_ENTRY: held or ""}
    yield from _entries(registers)
    yield from _plenum(registers)


def _plenum(registers: Registers) -> Iterator[tuple[Entity, dict[str, Json]]]:
    """Yield what the plenum made; what belongs to something that was removed goes with it."""
    owners: dict[str, set[str]] = {}
    for sort in _UNLESS_REMOVED:
        standing = list(_unless_removed(registers, sort))
        owners[sort] = {entity.key for entity, _ in standing}
        yield from standing
    themes = {key for theme in read_themes(registers).standing for key in (theme.id, *theme.merged)}
    for key in sorted(themes):
        yield Entity(log.THEME, key), theme_fields(registers, key)
        if text := registers.texts.read(key):
            # In one piece: who typed what, and what was deleted, goes.
            edit = {log.EDIT_UPDATE: write_update(written_anew(text))}
            yield Entity(log.EDIT, f"{key}/0"), {**edit}
    for sort, owning in ((log.GATHERED, themes), (log.MEASURE_SOURCE, owners[log.MEASURE])):
        for owner, entry in sorted(pairs(registers, sort)):
            if owner in owning:
                yield Entity(sort, f"{owner}/{entry}"), {log.THERE: True}
    for entity, fields in _unless_removed(registers, log.COUNT):
        if fields["query"] in owners[log.QUERY]:
            yield entity, fields


def _unless_removed(registers: Registers, sort: str) -> Iterator[tuple[Entity, dict[str, Json]]]:
    for key in sorted(registers.keys(sort)):
        fields = registers.fields(Entity(sort, key))
        if is_there(sort, fields) and not fields.get("removed"):
            if sort == log.QUERY:
                fields |= phone_count(registers, key)
            yield Entity(sort, key), fields


def _run_events(registers: Registers) -> Iterator[tuple[Entity, dict[str, Json]]]:
    """Yield what happened under new keys that sort as the events did: their times are one now."""
    found = []
    for key in registers.keys(log.RUN_EVENT):
        entity = Entity(log.RUN_EVENT, key)
        fields = registers.fields(entity)
        if is_there(log.RUN_EVENT, fields):
            found.append((registers.versions(entity, "kind")[-1].time, key, fields))
    found.sort(key=lambda event: event[:2])
    for position, (_, _, fields) in enumerate(found):
        yield Entity(log.RUN_EVENT, f"{position:016x}"), fields


def _entries(registers: Registers) -> Iterator[tuple[Entity, dict[str, Json]]]:
    for key in sorted(registers.keys(log.ENTRY)):
        fields = registers.fields(Entity(log.ENTRY, key))
        if not is_there(log.ENTRY, fields):
            continue
        fields.pop("withdrawal", None)  # nothing is withdrawn any more
        if fields.get("removed"):
            kept = {name: value for name, value in fields.items() if name in _KEPT_OF_REMOVED}
            fields = {**kept, "text": "", "removed": True, "redacted": True}
        yield Entity(log.ENTRY, key), fields
