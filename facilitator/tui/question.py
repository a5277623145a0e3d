"""A question at the bottom of the screen: Enter is yes, Esc is no."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from facilitator.texts import Texts


class Question(ModalScreen[bool]):
    """Asks once; the answer is True for yes. `detail` says what to know before answering."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer(True)", show=False),
        Binding("escape", "answer(False)", show=False),
    ]

    def __init__(self, texts: Texts, question: str, detail: str = "") -> None:
        super().__init__(classes="bottom")
        self._texts = texts
        self._question = question
        self._detail = detail

    def compose(self) -> ComposeResult:
        """Show the question, its detail and the two keys."""
        answers = self._texts("⏎ yes   Esc no")
        with Vertical(id="question"):
            yield Static(Text(self._question, style="bold"), id="question-text")
            if self._detail:
                yield Static(Text(self._detail), id="question-detail")
            yield Static(Text(answers), id="question-keys")

    def action_answer(self, answer: bool) -> None:
        """Close with the answer."""
        self.dismiss(answer)
