"""What can be done with an entry that is marked in the list."""

from __future__ import annotations

from functools import partial
from typing import Final

from facilitator.domain.agenda import PlaceId
from facilitator.domain.entries import Entry, EntryId, Release
from facilitator.domain.entry_wording import kind_word, release_word
from facilitator.domain.kinds import QUOTE
from facilitator.tui.mitschrift.choosing import place_picker
from facilitator.tui.mitschrift.desk import Desk
from facilitator.tui.mitschrift.letter_choice import Answer, LetterChoice
from facilitator.tui.mitschrift.places import is_seated, own_places
from facilitator.tui.mitschrift.redacting import redacted_words, redaction_detail
from facilitator.tui.mitschrift.window import position_of
from facilitator.tui.question import Question
from facilitator.tui.view import View

_UNSORTED: Final = "-"
_RELEASES: Final = "ofan"
"""Open, with function, anonymously, not: the same letters in both languages."""


class MarkingView(View):
    """Marks one entry of the desk's place, and acts on it."""

    desk: Desk
    marked: EntryId | None = None
    """None: one writes."""

    def edit(self, entry: EntryId) -> None:
        """Take `entry` into the field."""
        raise NotImplementedError

    def tell(self, said: str) -> None:
        """Say what has happened; texts of the event are shown as they are."""
        self.notify(said)

    def entries(self) -> tuple[Entry, ...]:
        """Return the standing entries of the place."""
        return self.context.station.snapshot.notes_in(self.desk.place).entries

    def number(self, entry: EntryId) -> str:
        """Return the full number of `entry` as it is now."""
        snapshot = self.context.station.snapshot
        return snapshot.full_number(snapshot.entries[entry])

    # --- marking ---

    def action_mark_before(self) -> None:
        """Mark the entry before."""
        self._mark(self._position() - 1)

    def action_mark_after(self) -> None:
        """Mark the entry after."""
        self._mark(self._position() + 1)

    def action_mark_first(self) -> None:
        """Mark the first entry."""
        self._mark(0)

    def action_mark_last(self) -> None:
        """Mark the last entry."""
        self._mark(len(self.entries()) - 1)

    def action_mark_open_end(self) -> None:
        """Mark the next open end after the marked entry, or the first of all."""
        entries, here = self.entries(), self._position()
        open_ends = [number for number, entry in enumerate(entries) if entry.open_end]
        if not open_ends:
            self.tell(self.texts("There is no open end here."))
            return
        self._mark(next((number for number in open_ends if number > here), open_ends[0]))

    def _position(self) -> int:
        entries = self.entries()
        found = position_of(self.marked or "", entries)
        return found if found >= 0 else len(entries) - 1

    def _mark(self, position: int) -> None:
        entries = self.entries()
        if entries:
            self.marked = entries[max(0, min(position, len(entries) - 1))].id
            self.refresh_moment()

    # --- acting ---

    def action_edit_entry(self) -> None:
        """Take the marked entry into the field."""
        if self.marked is not None and not self._is_redacted(self.marked):
            self.edit(self.marked)

    def _is_redacted(self, entry: EntryId) -> bool:
        """Tell so, if it is."""
        station = self.context.station
        is_redacted = station.snapshot.entries[entry].redacted
        if is_redacted:
            self.tell(redacted_words(station, entry, self.texts))
        return is_redacted

    def action_redact_entry(self) -> None:
        """Ask once, then destroy what the marked entry says."""
        entry, texts = self.marked, self.texts
        if entry is None or self._is_redacted(entry):
            return
        station = self.context.station
        question = texts("Redact {number} for ever?", number=self.number(entry))
        detail = redaction_detail(self.context, entry)

        def answered(yes: bool | None) -> None:
            if yes and self.attempt(lambda: station.redaction.redact(entry)):
                self.tell(
                    texts(
                        "{number} is redacted. Once more s: which devices have not confirmed yet.",
                        number=self.number(entry),
                    )
                )

        self.app.push_screen(Question(texts, question, detail), answered)

    def action_remove_entry(self) -> None:
        """Remove the marked entry and mark the one that takes its place."""
        if self.marked is not None:
            position = self._position()
            self.remove_entry(self.marked)
            self._mark(position)

    def remove_entry(self, entry: EntryId) -> None:
        """Remove `entry` and say how it comes back."""
        said = self.texts("{number} is removed. Ctrl+Z brings it back.", number=self.number(entry))
        if self.attempt(partial(self.desk.remove, entry)):
            self.tell(said)

    def action_rekind_entry(self) -> None:
        """Ask for a letter and give the marked entry that kind."""
        entry = self.marked
        if entry is None:
            return
        kinds = self.context.station.snapshot.agenda.kinds
        answers = (
            *(Answer(kind.letter, kind.name, kind.id) for kind in kinds),
            Answer(_UNSORTED, self.texts("unsorted"), ""),
        )
        question = self.texts("Which kind for {number}?", number=self.number(entry))

        def answered(kind: str | None) -> None:
            if kind is not None:
                self.attempt(lambda: self.context.station.capture.rekind(entry, kind or None))

        self.app.push_screen(LetterChoice(self.texts, question, answers), answered)

    def action_move_entry(self) -> None:
        """Ask for a place and move the marked entry there."""
        entry = self.marked
        if entry is None:
            return
        station = self.context.station
        only = own_places(station) if is_seated(station) else None
        if only is not None and not only - {self.desk.place}:
            self.tell(self.texts("This device writes in one place only; Regie can move entries."))
            return
        title = self.texts("Move {number} to", number=self.number(entry))

        def answered(place: PlaceId | None) -> None:
            if place is not None and self.attempt(lambda: self.desk.move(entry, place)):
                self.tell(self.texts("It is {number} now.", number=self.number(entry)))

        picker = place_picker(self.context, title, but=self.desk.place, only=only)
        self.app.push_screen(picker, answered)

    def action_settle_entry(self) -> None:
        """Ask what may be published of the marked quote."""
        entry = self.desk.entry(self.marked or "")
        if entry is None:
            return
        number = self.number(entry.id)
        if entry.kind != QUOTE:
            kind = kind_word(self.context.station.snapshot, entry.kind, self.texts)
            self.tell(
                self.texts("Only quotes are released; {number}: {kind}.", number=number, kind=kind)
            )
            return
        answers = tuple(
            Answer(letter, release_word(release, self.texts), release)
            for letter, release in zip(_RELEASES, Release, strict=True)
        )

        def answered(release: str | None) -> None:
            if release is not None:
                self.attempt(
                    lambda: self.context.station.capture.settle(entry.id, Release(release))
                )

        question = self.texts("What may be published of {number}?", number=number)
        self.app.push_screen(LetterChoice(self.texts, question, answers), answered)

    def action_propose_entry(self) -> None:
        """Propose the marked entry as a measure."""
        entry = self.marked
        if entry is not None and self.attempt(
            lambda: self.context.station.capture.propose_measure(entry)
        ):
            self.tell(self.texts("{number} is proposed as a measure.", number=self.number(entry)))
