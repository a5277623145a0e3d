"""What can be done about one player."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from facilitator.domain.bingo.views import PlayerLine
from facilitator.link.playing import RECOVER_PATH, Do, from_lines
from facilitator.link.strict import WrongError
from facilitator.tui.asking import why_not
from facilitator.tui.bingo.asking import GameCall, call_to
from facilitator.tui.bingo.card_view import number_in
from facilitator.tui.bingo.game_words import card_words, shown_name
from facilitator.tui.bingo.player_finder import PlayerFinder
from facilitator.tui.bingo.wording import undone_words
from facilitator.tui.code_screen import CodeScreen
from facilitator.tui.context import Context
from facilitator.tui.form import Form, FormField, Values
from facilitator.tui.question import Question

if TYPE_CHECKING:
    from facilitator.link.frames import Answer


class PlayersScreen(PlayerFinder):
    """Renames and removes players, makes two of them one, gives a card back.

    `address_of` returns the address of a page by its path, nothing if no phone gets in; `show_card`
    shows the card of a number.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "rename", show=False),
        Binding("x,delete", "remove", show=False),
        Binding("z", "merge", show=False),
        Binding("g", "give_back", show=False),
        Binding("k", "see_card", show=False),
        Binding("ctrl+z", "take_back", show=False, priority=True),
    ]

    def __init__(
        self,
        context: Context,
        address_of: Callable[[str], str],
        show_card: Callable[[int], None],
    ) -> None:
        super().__init__(context)
        self._address_of = address_of
        self._show_card = show_card

    def keys_on_list(self) -> str:
        """Return what can be done about the marked player."""
        return self.context.texts(
            "n rename   x remove   z same person as …   g give card back   k card   / search   "
            "Esc back"
        )

    def _done(self, said: str) -> None:
        self.say(said)
        if self.is_mounted and not self.is_answered:
            self.find()

    def _confirmed(self, question: Question, call: GameCall, done: str) -> None:
        """Ask; then have it done, and show the players anew."""
        self.app.push_screen(
            question, lambda yes: self.ask_hub_to(call, lambda _: self._done(done)) if yes else None
        )

    def _named(self, player: PlayerLine) -> str:
        texts = self.context.texts
        return card_words(player.number, player.name, texts, is_paper=player.is_paper)

    def action_rename(self) -> None:
        """Ask for another nickname."""
        texts, player = self.context.texts, self.marked
        if player is None:
            return
        field = FormField(name="name", label=texts("Nickname"), begun=shown_name(player.name))
        form = Form(
            texts,
            self._named(player),
            [field],
            apply=lambda values: self._rename(player, values["name"]),
            opener="n",
        )
        self.app.push_screen(form)

    def _rename(self, player: PlayerLine, name: str) -> str:
        done = self.context.texts("Renamed: {name}", name=name)
        call = call_to(Do.RENAME, player=str(player.player), name=name)
        self.ask_hub_to(call, lambda _: self._done(done))
        return ""

    def action_remove(self) -> None:
        """Ask to remove the marked player."""
        texts, player = self.context.texts, self.marked
        if player is None:
            return
        question = Question(
            texts,
            texts("Remove {card} from the game?", card=self._named(player)),
            texts("Squares that others have filled with that person stay. Ctrl+Z takes it back."),
        )
        done = texts("Removed: {card}", card=self._named(player))
        self._confirmed(question, call_to(Do.REMOVE, player=str(player.player)), done)

    def action_merge(self) -> None:
        """Ask with which card somebody goes on who has two."""
        texts, player = self.context.texts, self.marked
        if player is None:
            return
        form = Form(
            texts,
            texts("{card} is the same person as …", card=self._named(player)),
            [FormField(name="number", label=texts("Number"), check=self._wrong_number)],
            apply=lambda values: self._look_up_other(player, values),
            lead=texts("The number of the card with which that person goes on."),
            opener="z",
        )
        self.app.push_screen(form)

    def _wrong_number(self, typed: str) -> str:
        return "" if number_in(typed) else self.context.texts("A number, please.")

    def _look_up_other(self, player: PlayerLine, values: Values) -> str:
        call = call_to(Do.CARD, number=str(number_in(values["number"])))
        self.ask_hub_to(call, lambda answer: self._ask_to_merge(player, answer))
        return ""

    def _ask_to_merge(self, player: PlayerLine, answer: Answer) -> None:
        texts = self.context.texts
        try:
            [into] = from_lines(PlayerLine, answer.lines[:1])
        except (WrongError, ValueError):
            self.say(why_not(texts, None))
            return
        question = Question(
            texts,
            texts(
                "{card} and {other} are one person?",
                card=self._named(player),
                other=self._named(into),
            ),
            texts("That person goes on with {card}. Ctrl+Z takes it back.", card=self._named(into)),
        )
        call = call_to(Do.MERGE, player=str(player.player), into=str(into.player))
        done = texts("One person now: {card}", card=self._named(into))
        self._confirmed(question, call, done)

    def action_give_back(self) -> None:
        """Show the code that gives the card to the phone that scans it."""
        player = self.marked
        if player is None:
            return
        call = call_to(Do.RECOVER, player=str(player.player))
        self.ask_hub_to(call, lambda answer: self._show_recovery(player, answer))

    def _show_recovery(self, player: PlayerLine, answer: Answer) -> None:
        texts = self.context.texts
        address = self._address_of(f"{RECOVER_PATH}{answer.said}")
        if not address:
            self.say(texts("No phone gets in at the moment."))
            return
        title = texts("For {card} alone: scan once", card=self._named(player))
        self.app.push_screen(CodeScreen(address, title, [self._named(player)]))

    def action_take_back(self) -> None:
        """Have the hub take back what was decided last, as on the screen below."""
        texts, hub = self.context.texts, self.context.hub
        playing = hub.state.playing if hub is not None else None
        if playing is None or playing.overview is None or not playing.overview.undoable:
            self.say(texts("There is nothing to undo here."))
        else:
            self.ask_hub_to(call_to(Do.UNDO), self._say_taken_back)

    def _say_taken_back(self, answer: Answer) -> None:
        texts = self.context.texts
        self._done(texts("Taken back: {what}", what=undone_words(texts, answer.said)))

    def action_see_card(self) -> None:
        """Show the marked player's card."""
        if self.marked is not None:
            self._show_card(self.marked.number)
