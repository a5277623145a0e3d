"""A note to be read: it stays until it is closed."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from facilitator.texts import Texts
from facilitator.tui.dialog import Dialog
from facilitator.tui.plain import visible


class NoteScreen(Dialog[None]):
    """Shows `text` under `title`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss", show=False),
        Binding("up", "scroll_note(-1)", show=False),
        Binding("down", "scroll_note(1)", show=False),
    ]

    def __init__(self, texts: Texts, title: str, text: str) -> None:
        super().__init__(classes="bottom")
        self._texts = texts
        self._title = visible(title)
        self._text = visible(text)

    def compose(self) -> ComposeResult:
        """Show title, text and how to go on."""
        with Vertical(id="question"):
            yield Static(Text(self._title, style="bold"), id="question-text")
            with VerticalScroll(id="question-detail", can_focus=False):
                yield Static(Text(self._text))
            yield Static(Text(self._texts("⏎ or Esc: go on")), id="question-keys")

    def action_scroll_note(self, by: int) -> None:
        """Show the line before or after what is in sight."""
        self.query_one("#question-detail").scroll_relative(y=by, animate=False)
