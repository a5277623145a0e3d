"""A question at the bottom of the screen: Enter is yes, Esc is no."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from facilitator.texts import Texts
from facilitator.tui.dialog import Dialog
from facilitator.tui.plain import visible


class Question(Dialog[bool]):
    """Asks once; the answer is True for yes. `detail` says what to know before answering.

    What may change while it is asked is `told` anew, in front of the detail.
    """

    ARMED_AFTER: ClassVar[float] = 0.3
    """Seconds without an Enter before one counts: the Enter that asked, held down or bouncing,
    must not answer as well."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "refuse", show=False),
        Binding("up", "scroll_detail(-1)", show=False),
        Binding("down", "scroll_detail(1)", show=False),
    ]

    TOLD_EVERY: ClassVar[float] = 0.5

    def __init__(
        self,
        texts: Texts,
        question: str,
        detail: str = "",
        *,
        told: Callable[[], str] | None = None,
    ) -> None:
        super().__init__(classes="bottom")
        self._texts = texts
        self._question = visible(question)
        self._detail = detail
        self._told = told
        self._quiet_since = inf

    def compose(self) -> ComposeResult:
        """Show the question, its detail and the two keys; only the detail scrolls."""
        answers = self._texts("⏎ yes   Esc no")
        with Vertical(id="question"):
            yield Static(Text(self._question, style="bold"), id="question-text")
            if self._detail or self._told:
                with VerticalScroll(id="question-detail", can_focus=False):
                    yield Static(Text(self._whole_detail()), id="question-told")
            yield Static(Text(answers), id="question-keys")

    def on_mount(self, event: events.Mount) -> None:
        """Wait from now on for a fresh Enter."""
        self._quiet_since = event.time
        if self._told is not None:
            self.set_interval(self.TOLD_EVERY, self._tell_anew)

    def _whole_detail(self) -> str:
        told = self._told() if self._told is not None else ""
        return visible("\n".join(filter(None, (told, self._detail))))

    def _tell_anew(self) -> None:
        self.query_one("#question-told", Static).update(Text(self._whole_detail()))

    def on_key(self, event: events.Key) -> None:
        """Take an Enter for yes if it was pressed for this question."""
        if event.key != "enter":
            return
        event.stop()
        waited = event.time - self._quiet_since
        self._quiet_since = max(self._quiet_since, event.time)
        if waited >= self.ARMED_AFTER:
            self.dismiss(True)

    def action_refuse(self) -> None:
        """Close with no."""
        self.dismiss(False)

    def action_scroll_detail(self, by: int) -> None:
        """Show the line of the detail before or after what is in sight."""
        for detail in self.query("#question-detail"):
            detail.scroll_relative(y=by, animate=False)
