"""Two who wrote of one theme without knowing of each other: both are read."""

from __future__ import annotations

from itertools import permutations

import pytest

from facilitator.domain.snapshot import Snapshot
from facilitator.record import entities as log
from facilitator.record.change import Change, ChangeId, Entity, Json, Write
from facilitator.record.plenum_fold import read_themes
from facilitator.record.registers import Registers
from facilitator.record.view import project
from tests.factories import make_agenda

THEME = Entity(log.THEME, "t")


def change(station: str, time: int, *replaces: ChangeId, **fields: Json) -> Change:
    writes = tuple(Write(THEME, field, value, replaces) for field, value in fields.items())
    return Change(ChangeId(station, time), time, "regie", "plenum.rename", writes)


FOUNDED = change("a", 1, title="Zeit", order="0001")
ONE = change("b", 2, FOUNDED.id, title="Zeitdruck", controversy="Nicht überall")
OTHER = change("c", 3, FOUNDED.id, title="Fristen", controversy="In WS 4 anders")
SETTLED = change("a", 4, FOUNDED.id, ONE.id, OTHER.id, title="Zeit", controversy=None)


def read(*changes: Change) -> list[tuple[str, str]]:
    registers = Registers()
    for one in changes:
        registers.apply(one)
    return [(theme.title, theme.controversy) for theme in read_themes(registers).standing]


def test_titles_and_disputes_of_two_who_did_not_know_of_each_other_stand_together() -> None:
    for arrival in permutations([FOUNDED, ONE, OTHER]):
        assert read(*arrival) == [("Zeitdruck / Fristen", "Nicht überall\nIn WS 4 anders")]


def test_whoever_has_read_both_settles_it() -> None:
    assert read(FOUNDED, ONE, OTHER, SETTLED) == [("Zeit", "")]


@pytest.mark.parametrize(
    ("fields", "agreed"),
    [
        ({"source": "e1"}, False),
        ({}, True),
        ({"source": "e1", "who": "Team"}, True),
        ({"source": "e1", "due": "Q1"}, True),
    ],
    ids=str,
)
def test_measures_of_earlier_records_stay_measures(fields: dict[str, Json], agreed: bool) -> None:
    measure = Entity(log.MEASURE, "m")
    written = {"what": "Schulen", "place": "plenum", **fields}
    writes = tuple(Write(measure, name, value) for name, value in written.items())
    registers = Registers()
    registers.apply(Change(ChangeId("a", 1), 1, "regie", "document.measure", writes))
    empty = Snapshot(record_id="", agenda=make_agenda())

    snapshot = project(empty, registers, [measure])

    assert [one.agreed for one in snapshot.measures] == [agreed]
