"""Keeps what was redacted out of a log's memory and of its file, whatever comes in which order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Final

from facilitator.domain.entries import EntryId
from facilitator.domain.photos import Digest, PhotoId
from facilitator.record import entities as log
from facilitator.record.change import Change, ChangeId, Entity
from facilitator.record.drafts import DraftKey
from facilitator.record.file import RecordFile
from facilitator.record.history import History
from facilitator.record.redacting import Redactions
from facilitator.record.registers import Registers

_TELLING: Final = frozenset(
    {log.ENTRY, log.MEASURE, log.QUERY, log.PHOTO, log.REVIEW_NOTE, log.SIGN_OFF}
)
"""The sorts that may hold words to be destroyed."""


class Wiping:
    """The redactions that one log knows, and their effect on all that it holds.

    Invariants:
      1. Nothing that comes in is folded or kept with words that were redacted before.
      2. Once a redaction is folded, memory holds those words no more; the file as soon as it is
         told, in the order of its other jobs.
      3. What a killed process left undone is done when the file is opened the next time.
    """

    def __init__(
        self,
        file: RecordFile,
        changes: dict[ChangeId, Change],
        registers: Registers,
        history: History,
    ) -> None:
        self._file = file
        self._changes = changes
        self._registers = registers
        self._history = history
        self._redactions = Redactions()
        self._due: tuple[Change, ...] | None = None
        self._written: dict[Entity, list[ChangeId]] | None = None
        """Which changes write to what may hold such words; None: nothing was redacted yet."""

    @property
    def subjects(self) -> frozenset[EntryId | PhotoId]:
        """The entries that were redacted, and the photos that were destroyed."""
        return frozenset(self._redactions.entries | self._redactions.photos)

    @property
    def contents(self) -> Set[Digest]:
        """The pictures and versions that no file of this event may hold any more."""
        return self._redactions.contents.digests

    @property
    def is_done(self) -> bool:
        """Whether the file holds no byte of what was redacted."""
        return self._due is None and self._file.is_scrubbed

    def covers(self, draft: DraftKey) -> bool:
        """Return whether that draft is of something that was redacted."""
        return self._redactions.covers(draft)

    def begin(self) -> Sequence[Change]:
        """Return what the file holds, as it may be folded."""
        kept = tuple(self._file.kept)
        self._redactions.see(kept)
        cleaned = tuple(map(self._redactions.wiped, kept))
        left = tuple(new for old, new in zip(kept, cleaned, strict=True) if new is not old)
        if left or self._file.is_scrub_due:
            self._due = left
        self._sweep()
        return cleaned

    def _sweep(self) -> None:
        """Have the contents destroyed that a killed process left behind: lost ones, and nobody's.

        A content is kept just before the change that names it.
        """
        held = self._file.attachments.digests()
        if not held.isdisjoint(self.contents):
            self._due = self._due or ()
        if stray := held - self._redactions.contents.named:
            self._file.attachments.destroy(stray)

    def admit(self, changes: Sequence[Change]) -> tuple[Sequence[Change], Sequence[Change]]:
        """Return `changes` as they may be folded and kept, and the known ones that were wiped."""
        news = self._redactions.see(changes)
        cleaned = tuple(map(self._redactions.wiped, changes))
        if news:
            self._due = self._forget(news)
        if self._written is not None:
            self._note(cleaned, self._written)
        return cleaned, self._due if news and self._due else ()

    def _forget(self, news: Iterable[Entity]) -> tuple[Change, ...]:
        """Wipe what memory holds of these; return the changes that were different before."""
        if self._written is None:  # few events ever need it
            self._written = defaultdict(list)
            self._note(self._changes.values(), self._written)
        names = (name for entity in news for name in self._written.get(entity, ()))
        wiped = {
            name: cleaned
            for name in dict.fromkeys(names)
            if (cleaned := self._redactions.wiped(self._changes[name])) is not self._changes[name]
        }
        self._changes.update(wiped)
        self._history.renew(wiped)
        for change in wiped.values():
            self._registers.rewrite(change)
        return tuple(wiped.values())

    def _note(self, changes: Iterable[Change], written: dict[Entity, list[ChangeId]]) -> None:
        for entity, name in _written_by(changes):
            written[entity].append(name)

    def wipe_file(self) -> None:
        """Have the file forget what memory has forgotten; after the redaction itself was kept."""
        if self._due is not None:
            self._file.wipe(self._due, self._redactions.lost)
            self._due = None


def _written_by(changes: Iterable[Change]) -> Iterator[tuple[Entity, ChangeId]]:
    for change in changes:
        for entity in {write.entity for write in change.writes}:
            if entity.sort in _TELLING:
                yield entity, change.id
