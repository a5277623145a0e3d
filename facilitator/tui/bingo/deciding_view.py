"""The part of the Bingo screen that decides on Bingos: confirm, refuse, draw lots, take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.bingo.game import GameState
from facilitator.domain.bingo.names import spoken_name
from facilitator.domain.bingo.views import Overview, Win
from facilitator.link.playing import Do
from facilitator.tui.bingo.asking import call_to
from facilitator.tui.bingo.asking_view import AskingView
from facilitator.tui.bingo.game_words import card_words
from facilitator.tui.bingo.next_step import may_be_drawn
from facilitator.tui.bingo.wording import undone_words
from facilitator.tui.claims import claims_of
from facilitator.tui.question import Question

if TYPE_CHECKING:
    from facilitator.link.frames import Answer


class DecidingView(AskingView):
    """Nothing of a Bingo is on the stage before it was confirmed here."""

    def ask_to_confirm(self, win: Win) -> None:
        """Ask to confirm `win` and to have the room see it."""
        texts, card = self.texts, self._card(win)
        self.ask_to_play(
            Question(
                texts, texts("Confirm the Bingo of {card}?", card=card), self._what_is_seen(win)
            ),
            call_to(Do.CONFIRM, win=str(win.win)),
            lambda _: self.show_and_say(texts("Confirmed: {card}", card=card)),
        )

    def _what_is_seen(self, win: Win) -> str:
        texts = self.texts
        if not self.context.station.leads:
            return texts("Another device leads: what the stage shows is decided there.")
        return texts(
            "The stage then shows “{name}” with a fanfare, and the board.",
            name=spoken_name(win.name, texts),
        )

    def show_and_say(self, said: str) -> None:
        """Put the board on the stage and say what was done."""
        self.show_board()
        self.notify(said)

    def _card(self, win: Win) -> str:
        return card_words(win.number, win.name, self.texts, is_paper=win.is_paper)

    def action_refuse_bingo(self) -> None:
        """Ask to refuse the Bingo that is checked first."""
        texts, claims = self.texts, claims_of(self.overview)
        if not claims:
            self.notify(texts("No Bingo is being checked."))
            return
        card = self._card(claims[0])
        self.ask_and_say(
            Question(
                texts,
                texts("Refuse the Bingo of {card}?", card=card),
                texts("The player's page says so, and the game goes on. Ctrl+Z takes it back."),
            ),
            call_to(Do.REFUSE, win=str(claims[0].win)),
            texts("Refused: {card}", card=card),
        )

    def action_confirm_rest(self) -> None:
        """Ask to confirm all Bingos that wait, without looking at each."""
        texts, claims = self.texts, claims_of(self.overview)
        if not claims:
            self.notify(texts("No Bingo is being checked."))
            return
        said = texts.plural(
            "Confirm the Bingo that waits?",
            "Confirm all {count} Bingos that wait?",
            len(claims),
        )
        self.ask_and_say(
            Question(
                texts,
                said,
                texts("In the order in which they came, without a fanfare. Ctrl+Z takes it back."),
            ),
            call_to(Do.CONFIRM_REST),
            texts("All are confirmed."),
        )

    def action_draw_lots(self) -> None:
        """Ask to draw lots among those who have a Bingo."""
        texts, overview = self.texts, self.overview
        if overview is None or overview.state is not GameState.ENDED:
            self.notify(texts("Lots are drawn once the game has ended."))
        elif not may_be_drawn(overview):
            self.notify(texts("Nobody has a Bingo: there is nothing to draw lots for."))
        else:
            self._ask_to_draw(overview)

    def _ask_to_draw(self, overview: Overview) -> None:
        texts = self.texts
        count = may_be_drawn(overview)
        among = texts.plural(
            "Among {count} person who has a Bingo.", "Among {count} people who have a Bingo.", count
        )
        again = texts("Whoever the lot has fallen on is left out.")
        shown = texts("The stage then shows the name.")
        question = texts("Draw lots again?") if overview.raffled else texts("Draw lots?")
        parts = [among, *([again] if overview.raffled else []), shown]
        self.ask_to_play(
            Question(texts, question, "\n".join(parts)),
            call_to(Do.RAFFLE),
            lambda _: self.show_and_say(texts("The lot is drawn.")),
        )

    def undo(self) -> None:
        """Have the hub take back what was decided last, and say what that was."""
        texts, overview = self.texts, self.overview
        if overview is None or not overview.undoable:
            self.notify(texts("There is nothing to undo here."), severity="warning")
            return
        self.play(call_to(Do.UNDO), lambda answer: self._say_undone(answer, overview.undoable))

    def _say_undone(self, answer: Answer, expected: str) -> None:
        what = undone_words(self.texts, answer.said or expected)
        self.notify(self.texts("Taken back: {what}", what=what))

    def redo(self) -> None:
        """Say that nothing is done again here: others have played on meanwhile."""
        self.notify(self.texts("There is nothing to redo here."), severity="warning")
