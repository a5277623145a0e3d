"""A screen that waits for the hub where nothing can be done before it has answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from facilitator.tui.context import Context
from facilitator.tui.dialog import Dialog
from facilitator.tui.linked import link_alarm


class Waiting(Dialog[bool]):
    """Closes as soon as `is_over`; Esc closes the program, which can be started again.

    What is typed meanwhile is meant for what lies below, and goes there then: no word is lost.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+q", "give_up", show=False, priority=True)
    ]
    LOOK_SECONDS: ClassVar[float] = 0.1

    def __init__(self, context: Context, is_over: Callable[[], bool]) -> None:
        super().__init__(classes="bottom")
        self._event = context
        self._is_over = is_over
        self._typed: list[events.Key] = []

    def compose(self) -> ComposeResult:
        """Say what is waited for, and why that takes so long if it is known."""
        with Vertical(id="question"):
            yield Static(id="question-text", markup=False)
            yield Static(Text(self._event.texts("Esc close")), id="question-keys")

    def on_mount(self) -> None:
        """Look again and again."""
        self.set_interval(self.LOOK_SECONDS, self._look)
        self._look()

    def on_key(self, key: events.Key) -> None:
        """Keep what is typed, or pass it on if this is only about to go."""
        key.stop()
        if self.is_answered:
            self._pass_on(key)
        else:
            self._typed.append(key)

    def _pass_on(self, key: events.Key) -> None:
        self.app.post_message(events.Key(key.key, key.character))

    def _look(self) -> None:
        if self._is_over():
            self.dismiss(True)
            for key in self._typed:
                self._pass_on(key)
            return
        texts = self._event.texts
        said = link_alarm(self._event) or texts("Waiting for the main machine …")
        self.query_one("#question-text", Static).update(Text(said, style="bold"))

    def action_give_up(self) -> None:
        """Close the program; what was said is kept for the next time."""
        self.app.exit()
