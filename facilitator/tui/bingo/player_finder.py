"""Finding players by nickname or number."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from facilitator.domain.bingo.views import PlayerLine
from facilitator.link.playing import Do, from_lines
from facilitator.link.strict import WrongError
from facilitator.tui.asking import why_not
from facilitator.tui.bingo.asking import GameCall, Then, ask_game, call_to
from facilitator.tui.bingo.players_list import player_rows
from facilitator.tui.context import Context
from facilitator.tui.dialog import Dialog
from facilitator.tui.plain import visible

if TYPE_CHECKING:
    from facilitator.link.frames import Answer


class PlayerFinder(Dialog[None]):
    """Finds players while one types; letters act on the marked one once the list has the keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("slash", "search", show=False),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._players: tuple[PlayerLine, ...] = ()

    def compose(self) -> ComposeResult:
        """Put the field above the list, below it what was said and the keys."""
        texts = self.context.texts
        with Vertical(id="bingo-players") as frame:
            frame.border_title = texts("Players")
            yield Input(placeholder=texts("Nickname or number of the card"), id="players-query")
            yield OptionList(id="players-list", markup=False)
            yield Static(id="players-said", markup=False)
            yield Static(id="players-keys", markup=False)

    def on_mount(self) -> None:
        """Show who plays before anything is typed."""
        self.find()

    def on_resize(self, event: events.Resize) -> None:
        """Lay the lines out for the new width."""
        del event
        self.call_after_refresh(self._list)

    @property
    def marked(self) -> PlayerLine | None:
        """The player that letters act on; None: nobody is found."""
        number = self.query_one(OptionList).highlighted
        return self._players[number] if number is not None else None

    # --- finding ---

    @on(Input.Changed)
    def _narrow(self) -> None:
        self.find()

    def find(self) -> None:
        """Look for what is typed."""
        typed = self.query_one(Input).value.strip()
        self.ask_hub_to(call_to(Do.FIND, text=typed), lambda answer: self._found(typed, answer))

    def _found(self, typed: str, answer: Answer) -> None:
        """Show what was found, unless something else has been typed since."""
        if not self.is_mounted or typed != self.query_one(Input).value.strip():
            return
        try:
            self._players = from_lines(PlayerLine, answer.lines)
        except WrongError:
            self.say(why_not(self.context.texts, None))
        else:
            self._list()

    def _list(self) -> None:
        found = self.query_one(OptionList)
        marked = found.highlighted or 0
        rows = player_rows(self._players, found.scrollable_content_region.width, self.context.texts)
        found.set_options(Option(row) for row in rows)
        found.highlighted = min(marked, len(rows) - 1) if rows else None

    def on_key(self, event: events.Key) -> None:
        """Go from the field into the list, and from its top back."""
        found = self.query_one(OptionList)
        if isinstance(self.focused, Input) and event.key in ("down", "enter"):
            event.stop()
            if self._players:
                found.focus()
        elif found.has_focus and event.key == "up" and not found.highlighted:
            event.stop()
            event.prevent_default()
            self.action_search()

    def action_search(self) -> None:
        """Type again."""
        self.query_one(Input).focus()

    @on(events.DescendantFocus)
    def _say_keys(self) -> None:
        texts = self.context.texts
        writes = isinstance(self.focused, Input)
        keys = (
            texts("You are writing   ↓ into the list   Esc back") if writes else self.keys_on_list()
        )
        self.query_one("#players-keys", Static).update(Text(keys))

    def keys_on_list(self) -> str:
        """Return what can be done about the marked player."""
        raise NotImplementedError

    def say(self, said: str) -> None:
        """Say what became of something, above the keys."""
        if not self.is_answered and self.is_mounted:
            self.query_one("#players-said", Static).update(Text(visible(said)))
        else:
            self.app.notify(said)

    def ask_hub_to(self, call: GameCall, then: Then) -> None:
        """Have the hub do it; say why not if it does not."""
        ask_game(self.app, self.context, call, then, self.say)
