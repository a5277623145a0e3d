"""All actions with their keys: those of this view first."""

from __future__ import annotations

from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from facilitator.texts import Texts
from facilitator.tui.actions import Action


class Help(ModalScreen[None]):
    """Lists `sections`: a heading and its actions each. `lead` says how this view works."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,enter,q", "dismiss", show=False),
    ]

    def __init__(
        self, texts: Texts, lead: str, sections: tuple[tuple[str, tuple[Action, ...]], ...]
    ) -> None:
        super().__init__()
        self._texts = texts
        self._lead = lead
        self._sections = sections

    def compose(self) -> ComposeResult:
        """Show the lead, a table a section, and how to leave."""
        with VerticalScroll(id="help"):
            yield Static(Text(self._lead), classes="help-lead")
            for heading, actions in self._sections:
                yield Static(Text(heading, style="bold"), classes="help-heading")
                yield Static(_table(actions, self._texts))
            yield Static(Text(self._texts("Esc closes this help."), style="dim"))


def _table(actions: tuple[Action, ...], texts: Texts) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(width=8, no_wrap=True, style="bold")
    table.add_column(ratio=1)
    for action in actions:
        table.add_row(action.key_name(texts) or texts("Ctrl+P"), action.help(texts))
    return table
