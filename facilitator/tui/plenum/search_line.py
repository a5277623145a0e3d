"""The line in which the words are typed that the list is to hold."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from facilitator.texts import Texts


class SearchLine(Input):
    """Gone while nothing is looked for. Enter keeps the words and goes on in the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", show=False),
        Binding("down", "submit", show=False),
    ]

    class Typed(Message):
        """What stands there has changed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Left(Message):
        """The line was left."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(
            id="plenum-search",
            placeholder=texts("words or a number · ⏎ to the list · Esc all again"),
            compact=True,
        )
        self.display = False
        self.can_focus = False  # else it gets the keys whenever what had them goes

    def begin(self, text: str) -> None:
        """Have words typed; `text` stands there already."""
        self.display = self.can_focus = True
        self.value = text
        self.focus()

    def show_text(self, text: str) -> None:
        """Say what the list is narrowed by; nothing: the line goes."""
        with self.prevent(Input.Changed):
            self.value = text
        self.display = bool(text)

    @on(Input.Changed)
    def _typed(self, changed: Input.Changed) -> None:
        changed.stop()
        self.post_message(self.Typed(changed.value))

    @on(Input.Submitted)
    def _submitted(self, submitted: Input.Submitted) -> None:
        submitted.stop()
        self._leave()

    def action_give_up(self) -> None:
        """List everything again."""
        self.value = ""
        self._leave()

    def _leave(self) -> None:
        self.display = bool(self.value)
        self.can_focus = False
        self.post_message(self.Left())
