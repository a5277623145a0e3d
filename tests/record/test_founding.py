"""On which device an event began, whatever the order of a file."""

from __future__ import annotations

from facilitator.record import entities as log
from facilitator.record.change import Change, ChangeId, Entity, Write
from facilitator.record.founding import first_device

FIRST, HUB, NEXT = ("a" * 12, "b" * 12, "c" * 12)


def change(device: str, time: int, entity: Entity) -> Change:
    writes = (Write(entity, "title", "x", ()),)
    return Change(ChangeId(f"{device}.00000000", time), time, "", "plan.adopt", writes)


def test_event_began_where_its_agenda_was_adopted_first() -> None:
    access = change(HUB, 1, Entity(log.ACCESS, "notes"))
    adopted, again = change(FIRST, 2, log.EVENT), change(NEXT, 3, log.EVENT)

    assert first_device([access, again, adopted]) == FIRST
    assert first_device([adopted, access]) == FIRST


def test_event_without_an_agenda_has_not_begun() -> None:
    assert first_device([change(HUB, 1, Entity(log.ACCESS, "notes"))]) == ""
    assert first_device([]) == ""
