"""Commands about the agenda itself."""

from __future__ import annotations

from facilitator.domain.adoption import Difference, adopt, differences
from facilitator.domain.agenda import Agenda
from facilitator.record import entities as log
from facilitator.record.agenda_fold import write_agenda
from facilitator.record.change import Contents, Entity
from facilitator.record.log import Log
from facilitator.station.refusal import Reason, RefusedError


class PlanCommands:
    """Adopting an agenda, at the start and after its file was edited."""

    def __init__(self, log: Log) -> None:
        self._log = log

    @property
    def is_empty(self) -> bool:
        """Whether no agenda was adopted yet."""
        return not self._log.snapshot.agenda.days

    def differences(self, edited: Agenda) -> tuple[Difference, ...]:
        """Return what adopting `edited` would change."""
        return differences(self._adoptable(edited), self._log.snapshot.agenda)

    def adopt(self, edited: Agenda) -> None:
        """Run by `edited` from now on; blocks and workshops with content stay."""
        command = "setup.adopt" if self.is_empty else "run.adopt"
        contents = write_agenda(self._adoptable(edited))
        for entity in (log.EVENT, *self._known()):
            fields = contents.setdefault(entity, {})
            for gone in self._log.registers.fields(entity).keys() - fields.keys():
                fields[gone] = None
        self._log.commit(command, contents)

    def _adoptable(self, edited: Agenda) -> Agenda:
        known = None if self.is_empty else self._log.snapshot.agenda
        return adopt(edited, known, self._with_content())

    def check_keeps_content(self, contents: Contents) -> None:
        """Refuse to write what would take away a block or workshop with content, or all of it.

        Undo can: of an adoption that brought them in, or of the first one.
        """
        if contents.get(log.EVENT, {}).get("title", "") is None:
            raise RefusedError(Reason.NOTHING_TO_UNDO)
        lost = {
            entity.key
            for entity, fields in contents.items()
            if entity.sort in ("block", "workshop") and fields.get(log.ORDER, "") is None
        }
        if not lost.isdisjoint(self._with_content()):
            raise RefusedError(Reason.CHANGED_SINCE)

    def _with_content(self) -> set[str]:
        """Return the ids of the blocks and workshops that must not vanish."""
        snapshot = self._log.snapshot
        return {*snapshot.notes, *snapshot.run.blocks}

    def _known(self) -> list[Entity]:
        registers = self._log.registers
        return [
            Entity(sort, key)
            for sort in ("event", *log.AGENDA_SORTS)
            for key in registers.keys(sort)
        ]
