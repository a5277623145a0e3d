"""What a closed record keeps: the same Dokumentation, and nothing of how it came about."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given

from facilitator.domain.documentation.builder import build_documentation
from facilitator.domain.documentation.model import Document
from facilitator.domain.schedule import forecast
from facilitator.domain.snapshot import Snapshot
from facilitator.record import entities as log
from facilitator.record.change import Change, ChangeId, Contents, Entity, Json, Write
from facilitator.record.closing import standing_contents
from facilitator.record.registers import Registers, touched
from facilitator.record.view import project
from facilitator.texts import load_texts
from tests.domain.factories import at
from tests.factories import make_agenda
from tests.safety.histories import ADOPTION, merged_logs

EMPTY = Snapshot(record_id="r", agenda=make_agenda())


def fold(changes: list[Change]) -> tuple[Registers, Snapshot]:
    registers = Registers()
    for change in changes:
        registers.apply(change)
    return registers, project(EMPTY, registers, touched(changes))


def closing(seq: int, contents: Contents) -> Change:
    writes = tuple(
        Write(entity, field, value)
        for entity, fields in contents.items()
        for field, value in fields.items()
    )
    return Change(ChangeId("closed", seq), 99 + seq, "", "event.close", writes)


def closed(registers: Registers) -> list[Change]:
    return [closing(seq, part) for seq, part in enumerate(standing_contents(registers), start=1)]


def document(snapshot: Snapshot) -> Document:
    entries = {key: replace(entry, versions=()) for key, entry in snapshot.entries.items()}
    notes = {
        place: replace(
            notes,
            entries=tuple(entries[entry.id] for entry in notes.entries),
            removed=tuple(entries[entry.id] for entry in notes.removed),
        )
        for place, notes in snapshot.notes.items()
    }
    settled = replace(snapshot, entries=MappingProxyType(entries), notes=MappingProxyType(notes))
    timings = forecast(settled.agenda, settled.run, at("13:00"))
    return build_documentation(settled, timings, load_texts("de"), now=at("13:00"))


@pytest.mark.slow
@given(merged_logs())
def test_closed_record_gives_the_same_dokumentation(changes: list[Change]) -> None:
    registers, before = fold([ADOPTION, *changes])

    _, after = fold(closed(registers))

    if before.agenda.days:  # without any there is no Dokumentation
        assert document(after) == document(before)
    assert after.measures == before.measures
    assert after.themes == before.themes
    assert after.queries == before.queries
    assert after.rounds == before.rounds
    assert after.report_backs == before.report_backs
    assert after.agenda == before.agenda
    assert after.numbers == before.numbers
    assert after.games == before.games


@pytest.mark.slow
@given(merged_logs())
def test_closed_record_holds_only_what_stands(changes: list[Change]) -> None:
    registers, _ = fold([ADOPTION, *changes])

    fresh = closed(registers)
    _, snapshot = fold(fresh)

    written = [(write.entity, write.field) for change in fresh for write in change.writes]
    assert len(written) == len(set(written))
    assert {entity.sort for entity, _ in written}.isdisjoint(
        {log.TIMER, log.DEVICE, log.SEAT, log.ACCESS, log.LEAD.sort, log.MESSAGE, log.SENT}
    )
    assert all(not write.replaces for change in fresh for write in change.writes)
    assert all(entry.text == "" for entry in snapshot.entries.values() if entry.removed)
    assert all(entry.withdrawal == "" for entry in snapshot.entries.values())


def test_large_events_are_closed_in_several_changes() -> None:
    contents: list[Change] = []
    for number in range(3_000):
        key = f"{number:020}"
        fields: dict[str, Json] = {
            "place": "ws1",
            "number": str(number),
            "text": "x" * 300,
            "filed_at": 1,
        }
        writes = tuple(Write(Entity(log.ENTRY, key), name, value) for name, value in fields.items())
        contents.append(Change(ChangeId("a", number + 2), number, "regie", "capture.file", writes))
    registers, before = fold([ADOPTION, *contents])

    parts = closed(registers)

    assert 1 < len(parts) < 20
    assert max(len(str(part.writes)) for part in parts) < 2_000_000
    assert fold(parts)[1].entries == before.entries
