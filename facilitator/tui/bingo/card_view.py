"""The part of the Bingo screen that looks at one card and accepts its Bingo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.bingo.game import GameState
from facilitator.domain.bingo.views import Cell, PlayerLine
from facilitator.ledger.codes import CODE_SIGNS
from facilitator.ledger.refusals import PlayRefusal
from facilitator.link.playing import Do, from_lines
from facilitator.link.strict import WrongError
from facilitator.tui.asking import why_not
from facilitator.tui.bingo.asking import call_to
from facilitator.tui.bingo.card_screen import CardScreen
from facilitator.tui.bingo.deciding_view import DecidingView
from facilitator.tui.bingo.game_words import card_words
from facilitator.tui.bingo.wording import refusal_words
from facilitator.tui.chooser import Chooser, Offer
from facilitator.tui.form import Form, FormField, Values

if TYPE_CHECKING:
    from facilitator.link.frames import Answer


class CardView(DecidingView):
    """Asks for the number or code of a card, shows it, and takes its Bingo if it is one."""

    def action_type_card(self) -> None:
        """Ask for the number or code of a card."""
        texts = self.texts
        if not self.has_game():
            return
        field = FormField(name="card", label=texts("Number or code"), check=self._wrong_card)
        lead = texts("The number stands at the top right of the card, the code below its QR code.")
        form = Form(texts, texts("Card"), [field], apply=self._look_up, lead=lead, opener="k")
        self.app.push_screen(form)

    def _wrong_card(self, typed: str) -> str:
        return "" if typed.strip() else self.texts("A number or a code, please.")

    def _look_up(self, values: Values) -> str:
        typed = values["card"].strip()
        number = number_in(typed)
        if number and len(typed) != CODE_SIGNS:
            self.show_card(number)
        else:  # a code may consist of figures alone
            self.play(call_to(Do.FIND, text=typed), self._show_found)
        return ""

    def _show_found(self, answer: Answer) -> None:
        """Show the card that was found; a code may also be a part of somebody's nickname."""
        texts = self.texts
        try:
            found = from_lines(PlayerLine, answer.lines)
        except WrongError:
            self.notify(why_not(texts, None), severity="warning")
            return
        if not found:
            self.notify(refusal_words(texts, PlayRefusal.NOBODY), severity="warning")
        elif len(found) == 1:
            self.show_card(found[0].number)
        else:
            cards = [Offer(str(one.number), self._named(one)) for one in found]
            chooser = Chooser(texts, texts("Which card?"), cards)
            self.app.push_screen(chooser, lambda said: self.show_card(int(said)) if said else None)

    def _named(self, player: PlayerLine) -> str:
        return card_words(player.number, player.name, self.texts, is_paper=player.is_paper)

    def show_card(self, number: int) -> None:
        """Show the card of that number, and accept its Bingo if the moderator says so."""
        self.play(call_to(Do.CARD, number=str(number)), self._show_card)

    def _show_card(self, answer: Answer) -> None:
        try:
            [player] = from_lines(PlayerLine, answer.lines[:1])
            cells = from_lines(Cell, answer.lines[1:])
        except (WrongError, ValueError):
            self.notify(why_not(self.texts, None), severity="warning")
            return
        screen = CardScreen(self.texts, player, cells, may_accept=self._may_claim())
        self.app.push_screen(screen, lambda yes: self._claim(player) if yes else None)

    def _may_claim(self) -> bool:
        overview = self.overview
        return overview is not None and overview.state is not GameState.OPEN

    def _claim(self, player: PlayerLine) -> None:
        card = self._named(player)
        self.play(
            call_to(Do.CLAIM, number=str(player.number)),
            lambda _: self.show_and_say(self.texts("Confirmed: {card}", card=card)),
        )


def number_in(typed: str) -> int:
    """Return the number of a card as somebody types it: ``17``, ``#17``; 0 if it is none."""
    figures = typed.strip().removeprefix("#").strip()
    is_number = figures.isascii() and figures.isdecimal() and len(figures) <= 6
    return int(figures) if is_number else 0
