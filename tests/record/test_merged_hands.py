"""Two devices change the agenda by hand, neither knowing of the other: both find it alike."""

from __future__ import annotations

from itertools import permutations

import pytest

from facilitator.record import entities as log
from facilitator.record.agenda_fold import read_agenda, write_agenda, write_block
from facilitator.record.change import Change, ChangeId, Contents, Entity, Write
from facilitator.record.ordering import order_at, reorder
from facilitator.record.registers import Registers
from tests.factories import make_agenda, make_block, make_day

AGENDA = make_agenda(make_day(*(make_block(name) for name in "abcd")))
DAY = AGENDA.days[0]
ORDERS = {name: order_at(position) for position, name in enumerate("abcd")}


def change(station: str, time: int, contents: Contents) -> Change:
    writes = tuple(
        Write(entity, field, value, () if station == "x" else (ChangeId("x", 1),))
        for entity, fields in contents.items()
        for field, value in fields.items()
    )
    return Change(ChangeId(station, 1), time, "regie", "run.swap", writes)


def swap(wanted: str, moved: str) -> Contents:
    written = reorder(ORDERS, list(wanted), moved)
    return {Entity("block", key): {log.ORDER: order} for key, order in written.items()}


def insert(wanted: str, new: str) -> Contents:
    return write_block(make_block(new), DAY, reorder(ORDERS, list(wanted), new)[new])


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (swap("acbd", "b"), swap("acbd", "b"), "acbd"),
        (swap("bacd", "a"), swap("abdc", "c"), "badc"),
        (insert("abncd", "n"), swap("abdc", "c"), "abndc"),
        (insert("abmcd", "m"), insert("abncd", "n"), "abmncd"),
    ],
    ids=["the same swap", "two swaps", "insert and swap", "two inserts"],
)
def test_what_two_devices_did_by_hand_comes_together(
    one: Contents, other: Contents, found: str
) -> None:
    adoption = change("x", 0, write_agenda(AGENDA))

    for arrival in permutations([adoption, change("a", 1, one), change("b", 2, other)]):
        registers = Registers()
        for arrived in arrival:
            registers.apply(arrived)
        agenda = read_agenda(registers)

        assert agenda is not None
        assert "".join(block.id for block in agenda.days[0].blocks) == found
