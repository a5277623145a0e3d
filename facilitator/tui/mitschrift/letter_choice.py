"""A question that one letter answers."""

from __future__ import annotations

from dataclasses import dataclass

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from facilitator.texts import Texts
from facilitator.tui.dialog import Dialog
from facilitator.tui.mitschrift.flow import flow
from facilitator.tui.pane import Pane
from facilitator.tui.plain import visible


@dataclass(frozen=True, slots=True)
class Answer:
    """What a letter stands for."""

    letter: str
    name: str
    value: str


class LetterChoice(Dialog[str]):
    """Asks once; the result is the value of the letter that was pressed, None for Esc."""

    def __init__(self, texts: Texts, question: str, answers: tuple[Answer, ...]) -> None:
        super().__init__(classes="bottom")
        self._texts = texts
        self._question = question
        self._answers = answers

    def compose(self) -> ComposeResult:
        """Show the question and the letters."""
        with Vertical(id="question"):
            yield Static(Text(self._question, style="bold"), id="question-text")
            yield _Answers()

    def on_mount(self) -> None:
        """Name the letters."""
        named = (visible(f"{answer.letter} {answer.name}") for answer in self._answers)
        self.query_one(_Answers).show((*named, self._texts("Esc back")))

    def on_key(self, event: events.Key) -> None:
        """Answer, or leave."""
        event.stop()
        chosen = (answer for answer in self._answers if answer.letter == event.character)
        answer = next(chosen, None)
        if answer is not None:
            self.dismiss(answer.value)
        elif event.key == "escape":
            self.dismiss(None)


class _Answers(Pane):
    def __init__(self) -> None:
        super().__init__("question-keys")

    def draw(self, facts: object, width: int) -> Text:
        assert isinstance(facts, tuple)
        return Text("\n".join(flow(facts, width)))
