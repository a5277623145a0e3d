"""The part of the Bingo screen that looks at one card and accepts its Bingo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.bingo.game import GameState
from facilitator.domain.bingo.views import Cell, PlayerLine
from facilitator.link.playing import Do, from_lines
from facilitator.link.strict import WrongError
from facilitator.tui.asking import why_not
from facilitator.tui.bingo.asking import call_to
from facilitator.tui.bingo.card_screen import CardScreen
from facilitator.tui.bingo.deciding_view import DecidingView
from facilitator.tui.bingo.game_words import card_words
from facilitator.tui.form import Form, FormField, Values

if TYPE_CHECKING:
    from facilitator.link.frames import Answer


class CardView(DecidingView):
    """Asks for the number of a card, shows it, and takes its Bingo if it is one."""

    def action_type_card(self) -> None:
        """Ask for the number of a card."""
        texts = self.texts
        if not self.has_game():
            return
        field = FormField(name="number", label=texts("Number"), check=self._wrong_number)
        lead = texts("The number stands on the card, beside its QR code.")
        form = Form(texts, texts("Card"), [field], apply=self._look_up, lead=lead, opener="k")
        self.app.push_screen(form)

    def _wrong_number(self, typed: str) -> str:
        return "" if number_in(typed) else self.texts("A number, please.")

    def _look_up(self, values: Values) -> str:
        self.show_card(number_in(values["number"]))
        return ""

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
        card = card_words(player.number, player.name, self.texts, is_paper=player.is_paper)
        self.play(
            call_to(Do.CLAIM, number=str(player.number)),
            lambda _: self.show_and_say(self.texts("Confirmed: {card}", card=card)),
        )


def number_in(typed: str) -> int:
    """Return the number of a card as somebody types it: ``17``, ``#17``; 0 if it is none."""
    figures = typed.strip().removeprefix("#").strip()
    is_number = figures.isascii() and figures.isdecimal() and len(figures) <= 6
    return int(figures) if is_number else 0
