"""A screen over the view that is answered once, however fast or long its keys are pressed."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Static


class Dialog(ModalScreen[ScreenResultType]):
    """Takes its first answer and no other.

    Keys that were pressed before it is gone still reach it; a second answer would close the view
    below, and with the last view the program.
    """

    DEFAULT_CSS = """
    Dialog > .answer-first { dock: bottom; padding: 0 2; background: $panel; color: $text-warning; }
    """

    is_answered: bool = False

    def say_below(self, said: str) -> None:
        """Say `said` in a line below everything: why a key does nothing here."""
        for line in self.query(".answer-first").results(Static):
            line.update(said)
            return
        self.mount(Static(said, classes="answer-first", markup=False))

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close with `result`, once."""
        if self.is_answered:
            return AwaitComplete()
        self.is_answered = True
        return super().dismiss(result)
