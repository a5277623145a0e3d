"""Where one writes what has changed since the version before."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from facilitator.texts import Texts
from facilitator.tui.dialog import Dialog
from facilitator.tui.plain_area import PlainArea
from facilitator.tui.question import Question


class ChangesScreen(Dialog[str]):
    """Asks for a text of several lines; the answer is the text, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "apply", show=False, priority=True),
        Binding("escape", "leave", show=False),
    ]

    def __init__(self, texts: Texts, begun: str) -> None:
        super().__init__(classes="bottom")
        self._texts = texts
        self._begun = begun

    def compose(self) -> ComposeResult:
        """Show the field and its keys."""
        texts = self._texts
        with Vertical(id="changes") as box:
            title = texts("What has changed since the version before")
            box.border_title = Content(f"{texts('You are writing')} · {title}")
            yield PlainArea(self._begun)
            yield Static(Text(texts("Ctrl+S apply   Esc discard")), id="changes-keys")

    def on_mount(self) -> None:
        """Begin behind what is there."""
        area = self.query_one(PlainArea)
        area.focus()
        area.move_cursor(area.document.end)

    def action_apply(self) -> None:
        """Answer with the text."""
        self.dismiss(self.query_one(PlainArea).text.strip())

    def action_leave(self) -> None:
        """Leave it as it was; ask first if something would be lost."""
        if self.query_one(PlainArea).text == self._begun:
            self.dismiss(None)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.dismiss(None)

        question = Question(self._texts, self._texts("Discard what you have written?"))
        self.app.push_screen(question, answered)
