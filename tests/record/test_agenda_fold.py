"""The agenda in the log."""

from __future__ import annotations

from hypothesis import given

from facilitator.domain.agenda import Agenda
from facilitator.record.agenda_fold import read_agenda, write_agenda
from facilitator.record.change import Change, ChangeId, Write, from_row, to_row
from facilitator.record.registers import Registers
from tests.domain.edited_agendas import agendas


@given(agendas())
def test_agenda_comes_back_from_the_log_as_it_was(agenda: Agenda) -> None:
    writes = tuple(
        Write(entity, field, value)
        for entity, fields in write_agenda(agenda).items()
        for field, value in fields.items()
    )
    change = Change(ChangeId("0123456789ab.00000001", 1), 1, "regie", "plan.adopt", writes)
    registers = Registers()

    registers.apply(from_row(to_row(change)))

    assert read_agenda(registers) == agenda
