"""All actions with their keys: those of this view first."""

from __future__ import annotations

from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from facilitator.texts import Texts
from facilitator.tui.actions import Action
from facilitator.tui.dialog import Dialog
from facilitator.tui.plain import visible


class Help(Dialog[None]):
    """Lists `sections`: a heading and its actions each. `lead` says how this view works."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,enter,q", "dismiss", show=False),
    ]

    def __init__(
        self,
        texts: Texts,
        lead: str,
        sections: tuple[tuple[str, tuple[Action, ...]], ...],
        *,
        letters_on: bool,
    ) -> None:
        super().__init__()
        self._texts = texts
        self._lead = lead
        self._sections = sections
        self._letters_on = letters_on

    def compose(self) -> ComposeResult:
        """Show the lead, a table a section, and how to leave."""
        with VerticalScroll(id="help"):
            yield Static(Text(visible(self._lead)), classes="help-lead")
            for heading, actions in self._sections:
                yield Static(Text(heading, style="bold"), classes="help-heading")
                yield Static(self._table(actions))
            yield Static(Text(self._texts("Esc closes this help."), style="dim"))

    def _table(self, actions: tuple[Action, ...]) -> Table:
        """Return a line an action; what has no key, or one that is off, is in the palette."""
        texts = self._texts
        table = Table.grid(padding=(0, 2))
        table.add_column(width=8, no_wrap=True, style="bold")
        table.add_column(ratio=1)
        for action in actions:
            key = action.key_name(texts, letters_on=self._letters_on)
            table.add_row(Text(key or texts("Ctrl+P")), Text(visible(self._words(action))))
        return table

    def _words(self, action: Action) -> str:
        """Return what `action` does; in the palette it is found by its name."""
        texts = self._texts
        said = action.help(texts)
        if action.key_name(texts, letters_on=self._letters_on):
            return said
        return texts("“{name}”: {help}", name=action.name(texts), help=said)
