"""Commands that take over what editors polished in Word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from facilitator.domain.instant import Instant
from facilitator.domain.plenum.splicing import difference
from facilitator.domain.polish import NoteId, TextId
from facilitator.record import entities as log
from facilitator.record.change import Contents, Entity, Json
from facilitator.record.log import Log
from facilitator.station.refusal import Reason, RefusedError
from facilitator.station.texts import TextCommands

if TYPE_CHECKING:
    from facilitator.domain.documentation.comparison import Difference

_COMMAND: Final = "document.review"
_INSERTED: Final = "inserted:"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the differences that were to be taken over."""

    count: int
    refused: tuple[tuple[Difference, Reason], ...] = ()
    """What could not be taken, and why."""
    for_good: int = 0
    """How many of them no undo takes back: they stand in texts that several write at once."""


class ReviewCommands:
    """The way back from Word."""

    def __init__(self, log: Log, now: Callable[[], Instant], texts: TextCommands) -> None:
        self._log = log
        self._now = now
        self._texts = texts

    def take(self, differences: Sequence[Difference]) -> Taken:
        """Take differences over, all as one change that one undo takes back.

        Summaries of themes are the exception: several may be writing in them, each is a change of
        its own that stays. What is refused is told, the rest is taken.
        """
        # What compares documents is not imported before somebody brings a file back.
        from facilitator.station.polished import PolishedContents

        wanted = PolishedContents(self._log, self._now)
        refused: list[tuple[Difference, Reason]] = []
        shared = [one for one in differences if wanted.is_shared(one)]
        for one in differences:
            if one not in shared:
                try:
                    wanted.add(one)
                except RefusedError as error:
                    refused.append((one, error.reason))
        if wanted.contents:
            self._log.commit(_COMMAND, wanted.contents)
        for one in shared:
            try:
                self._splice(one, wanted.wording)
            except RefusedError as error:
                refused.append((one, error.reason))
        spliced = len([one for one in shared if one not in [held for held, _ in refused]])
        return Taken(len(differences) - len(refused), tuple(refused), spliced)

    def settle(self, note: NoteId, done: bool = True) -> None:
        """Say that a reviewer's note is dealt with, or is not. GONE if there is none."""
        if all(one.id != note for one in self._log.snapshot.polish.notes):
            raise RefusedError(Reason.GONE)
        key = Entity(log.REVIEW_NOTE, note)
        self._log.commit("document.settle_note", {key: {"done": done or None}})

    def discard(self, text_id: TextId) -> None:
        """Drop what editors made of a text: it says again what it said, or stands there again.

        What they inserted is taken away. GONE if there is nothing of theirs.
        """
        polish = self._log.snapshot.polish
        key = text_id.removeprefix(_INSERTED)
        if text_id.startswith(_INSERTED) and any(one.id == key for one in polish.insertions):
            contents: Contents = {Entity(log.INSERTED, key): {"removed": True}}
        elif text_id in polish.rewordings or text_id in polish.left_out:
            fields: dict[str, Json] = {"text": None, "left_out": None}
            contents = {Entity(log.POLISHED, text_id): fields}
        else:
            raise RefusedError(Reason.GONE)
        self._log.commit("document.discard", contents)

    def _splice(self, one: Difference, wording: Callable[[str, Difference], str]) -> None:
        """Write the summary of a theme: only what differs is taken out and put in."""
        theme = one.text_id.partition(":")[2].rpartition(".")[0]
        shared = self._texts.open(theme)
        try:
            for splice in difference(shared.text, wording(shared.text, one)):
                shared.delete(splice.at, splice.removed)
                shared.insert(splice.at, splice.inserted)
        finally:
            shared.close()
