"""The part of the screen where cards are put aside or back, and undo takes that back, too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from facilitator.domain.entries import EntryId
from facilitator.link.voicing import Do, InboxCard
from facilitator.tui.polls.inbox_view import InboxView
from facilitator.tui.polls.moves import Moves, Stand, stand_of, taken_cards

if TYPE_CHECKING:
    from facilitator.link.frames import Answer


class AsideView(InboxView):
    """Cards that were put aside are shown to nobody, and stay until all is forgotten."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._moves = Moves()

    def undo(self) -> None:
        """Take back what was done last, at the hub or in the record; mark the card that returns."""
        if move := self._moves.undo(self._stand):
            self._ask_to_move(move.card, is_dropped=not move.is_dropped)
            return
        before = taken_cards(self.context.station.snapshot)
        super().undo()
        self.returns = next(iter(before - taken_cards(self.context.station.snapshot)), "")
        self.refresh_moment()

    def redo(self) -> None:
        """Do again what was taken back last."""
        if move := self._moves.redo(self._stand):
            self._ask_to_move(move.card, is_dropped=move.is_dropped)
        else:
            super().redo()

    @property
    def _stand(self) -> Stand:
        return stand_of(self.context.station.snapshot)

    def action_drop_card(self) -> None:
        """Put the marked card aside."""
        card = self.marked_card()
        if card is None:
            return
        if self.shows_dropped:
            self.notify(self.texts("It was put aside already; t has it wait again."))
        else:
            self.move(card, is_dropped=True)

    def move(self, card: InboxCard, *, is_dropped: bool) -> None:
        """Put `card` aside or back; undo takes it back."""
        self._moves.note(card.id, self._stand, is_dropped=is_dropped)
        self._ask_to_move(card.id, is_dropped=is_dropped)

    def _ask_to_move(self, card: EntryId, *, is_dropped: bool) -> None:
        """Show `card` aside or back at once; where the hub refuses it is as before."""
        self.moved_cards[card] = is_dropped
        self.returns = "" if is_dropped else card
        if self.shows_dropped and not self.stands.dropped:
            self.shows_dropped = False
        do = Do.DROP if is_dropped else Do.RESTORE
        aside, back = (
            self.texts("Put aside; v shows it, Ctrl+Z brings it back."),
            self.texts("It waits again."),
        )

        def done(answer: Answer) -> None:
            del answer
            self.notify(aside if is_dropped else back)

        self.ask_voices(do, done, otherwise=lambda: self.moved_cards.pop(card, None), card=card)
        self.refresh_moment()

    def forget_moved(self) -> None:
        """Leave to the hub what it says itself by now."""
        voices = self.voices
        told = {card.id: card.dropped for card in voices.cards} if voices is not None else {}
        for card, is_dropped in list(self.moved_cards.items()):
            if told.get(card) in (None, is_dropped):
                del self.moved_cards[card]
