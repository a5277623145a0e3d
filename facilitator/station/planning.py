"""Commands about the agenda itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from facilitator.domain.adoption import adopt
from facilitator.domain.agenda import Agenda
from facilitator.domain.capture import Line
from facilitator.domain.in_use import finds_place, ids_in_use, keeps, kinds_in_use
from facilitator.domain.instant import Instant
from facilitator.domain.snapshot import Snapshot
from facilitator.record import entities as log
from facilitator.record.agenda_fold import write_agenda
from facilitator.record.change import Change, Contents, Entity
from facilitator.record.drafts import DraftKey
from facilitator.record.errors import OverwrittenError
from facilitator.record.log import Log
from facilitator.record.view import project
from facilitator.station.rearranging import RearrangeCommands
from facilitator.station.refusal import Reason, RefusedError

if TYPE_CHECKING:
    from facilitator.domain.differences import Difference


class PlanCommands(RearrangeCommands):
    """Adopting an agenda, at the start and after its file was edited; and changes by hand."""

    def __init__(self, log: Log, now: Callable[[], Instant]) -> None:
        super().__init__(log, now)
        self._drafted: set[DraftKey] = set()

    def see_draft(self, key: DraftKey, line: Line) -> None:
        """Take note of what is being typed: its place has to stay."""
        if line.text or line.prefix:
            self._drafted.add(key)
        else:
            self._drafted.discard(key)

    @property
    def is_empty(self) -> bool:
        """Whether no agenda was adopted yet."""
        return not self._log.snapshot.agenda.days

    def differences(self, edited: Agenda) -> tuple[Difference, ...]:
        """Return what adopting `edited` would change."""
        from facilitator.domain.differences import differences

        return differences(self._adoptable(edited), self._log.snapshot.agenda)

    def adopt(self, edited: Agenda) -> None:
        """Run by `edited` from now on; blocks and workshops in use stay what they are."""
        command = "setup.adopt" if self.is_empty else "run.adopt"
        contents = write_agenda(self._adoptable(edited))
        for entity in self._known():
            fields = contents.setdefault(entity, {})
            for gone in self._log.registers.fields(entity).keys() - fields.keys():
                fields[gone] = None
        self._log.commit(command, contents)

    def _adoptable(self, edited: Agenda) -> Agenda:
        snapshot = self._log.snapshot
        if self.is_empty:
            return adopt(edited, None)
        return adopt(edited, snapshot.agenda, self._in_use(snapshot), kinds_in_use(snapshot))

    def check_keeps_content(self, target: Change, contents: Contents) -> None:
        """Refuse to write what would make a block or workshop in use something else, or take it.

        Undo of `target` can: of an adoption that brought them in, or of the first one. Redo can
        bring something back whose place went in the meantime.
        """
        if contents.get(log.EVENT, {}).get("title", "") is None:
            raise RefusedError(Reason.NOTHING_TO_UNDO)
        before = self._log.snapshot
        after = project(before, self._log.registers.supposing(contents), contents)
        is_kept = keeps(after.agenda, before.agenda, self._in_use(after))
        if not (is_kept and finds_place(after, before)):
            raise OverwrittenError(target, None)

    def _in_use(self, snapshot: Snapshot) -> frozenset[str]:
        return ids_in_use(snapshot, (key.place for key in self._drafted))

    def _known(self) -> list[Entity]:
        registers = self._log.registers
        return [
            Entity(sort, key)
            for sort in (log.EVENT.sort, *log.AGENDA_SORTS)
            for key in registers.keys(sort)
        ]
